/**
 * Deletes a stack and creates it again: for another VPC block, which an update cannot change, and
 * for changes by hand, which CloudFormation does not see. Other resources in the VPC would make the
 * deletion fail halfway, so nothing is deleted then.
 */
import type { ReplaceStackInput } from '@byoa/application'
import type { PeeringId } from '@byoa/core/iam/identity'
import type { Leftover, StackReport } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Stack } from '../aws/CloudFormation.ts'
import type { StackCloud } from '../Cloud.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { operationError } from '../failures/OperationError.ts'
import { findDependants, livePeeringsOf } from '../leftovers/findDependants.ts'
import { deletePeerings } from '../peering/deletePeerings.ts'
import { failedStack } from './awaitStack.ts'
import { createStack, recreateStack } from './createStack.ts'
import { unprotected } from './deleteStack.ts'
import { reportOf } from './finishRun.ts'
import { settledStack } from './settledStack.ts'
import { stackPhase } from './stackPhase.ts'
import { type StackRun, stackRunOf } from './StackRun.ts'

type Dependants = ReadonlyArray<Leftover>

const inUse = ({ stackName }: StackRun, dependants: Dependants): CloudError => {
  const named = dependants.map(({ resourceType, resourceId }) => `${resourceType} ${resourceId}`)
  return operationError(
    'StackInUse',
    `stack ${stackName} is not replaced while its VPC is in use: ${named.join(', ')}`,
  )
}

/** The peerings between the stack's VPC and the Rescale VPC, among known dependants. */
const peeringsWithRescale = (
  cloud: StackCloud,
  { rescaleVpcId }: StackRun,
  dependants: Dependants,
): CloudTask<ReadonlyArray<PeeringId>> =>
  rescaleVpcId === undefined || dependants.length === 0
    ? TE.right([])
    : pipe(
        livePeeringsOf(cloud.aws, rescaleVpcId),
        TE.map((ids) => ids.filter((id) => dependants.some(({ resourceId }) => resourceId === id))),
      )

const othersIn = ({
  dependants,
  peeringIds,
}: {
  readonly dependants: Dependants
  readonly peeringIds: ReadonlyArray<PeeringId>
}): Dependants => dependants.filter(({ resourceId }) => !peeringIds.some((id) => id === resourceId))

/** Replaces a stack with its peerings with the Rescale VPC. */
export const replaceWithPeerings = (
  cloud: StackCloud,
  run: StackRun,
  stack: Stack,
): CloudTask<StackReport> =>
  pipe(
    TE.fromEither(unprotected(stack)),
    TE.flatMap(() => findDependants(cloud.aws, run.stackName)),
    TE.bindTo('dependants'),
    TE.bind('peeringIds', ({ dependants }) => peeringsWithRescale(cloud, run, dependants)),
    TE.filterOrElse(
      (found) => othersIn(found).length === 0,
      (found) => inUse(run, othersIn(found)),
    ),
    TE.flatMap(({ peeringIds }) => deletePeerings(cloud, peeringIds)),
    TE.flatMap(() => recreateStack(cloud, run, stack)),
  )

/** Replaces a stack whose VPC has no dependants and no peering. */
export const replaceUnused = (
  cloud: StackCloud,
  { rescaleVpcId: _none, ...run }: StackRun,
  stack: Stack,
): CloudTask<StackReport> => replaceWithPeerings(cloud, run, stack)

type ReplaceInput = Omit<ReplaceStackInput, 'region'>

/** Completes a stack that has replaced the given stack. */
const proceedWithOther = (
  cloud: StackCloud,
  run: StackRun,
  stack: Stack,
): CloudTask<StackReport> => {
  switch (stackPhase(stack.StackStatus)) {
    case 'complete':
      return TE.fromEither(reportOf(stack))
    case 'never-completed':
    case 'half-deleted':
      return replaceWithPeerings(cloud, run, stack)
    case 'gone':
    case 'moving':
    case 'stuck':
      return failedStack(cloud, stack)
  }
}

const proceed = (
  cloud: StackCloud,
  { run, stackId }: Pick<ReplaceInput, 'stackId'> & { readonly run: StackRun },
  stack: Stack | undefined,
): CloudTask<StackReport> => {
  if (stack === undefined || stackPhase(stack.StackStatus) === 'gone')
    return createStack(cloud, run)
  return stackId === undefined || stackId === stack.StackId
    ? replaceWithPeerings(cloud, run, stack)
    : proceedWithOther(cloud, run, stack)
}

/**
 * Deletes the stack, if it exists, and creates it; returns the outputs of the new stack. If the
 * given stack has been replaced already, the new stack is kept and its outputs are returned; it is
 * replaced only if its creation or deletion failed.
 */
export const replaceStack = (cloud: StackCloud, input: ReplaceInput): CloudTask<StackReport> =>
  pipe(
    TE.fromEither(stackRunOf(input)),
    TE.bindTo('run'),
    TE.bind('stack', () => settledStack(cloud, input.stackName)),
    TE.flatMap(({ run, stack }) => proceed(cloud, { ...input, run }, stack)),
  )
