/** Replacing a stack, as long as nothing that others made depends on its VPC. */
import type { ReplaceStackInput, RunStackInput } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import type { Leftover, StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { DescribedStack } from '../aws/cloudformation/stackReads.ts'
import { showsOutputs } from '../world/Stack.ts'
import type { Send } from './Exchange.ts'
import { createStack, recreateStack } from './createStack.ts'
import { unprotected } from './deleteStack.ts'
import { endPeering } from './endPeering.ts'
import { findDependants, livePeeringsOf, vpcOfStack } from './findDependants.ts'
import { findStack, isInProgress, stillInProgress } from './findStack.ts'
import { type Result, portError } from './portFailure.ts'
import { stackReportOf } from './stackReportOf.ts'

const inUse = (stackName: string, dependants: ReadonlyArray<Leftover>): Result<never> => {
  const names = dependants.map(({ resourceType, resourceId }) => `${resourceType} ${resourceId}`)
  return portError('StackInUse', `the VPC of the stack ${stackName} is in use: ${names.join(', ')}`)
}

/** Left with what is in the VPC, but for the peerings that are tolerated. */
const unused = (
  send: Send,
  stackName: string,
  tolerated: ReadonlyArray<PeeringSnapshot>,
): Result<unknown> =>
  pipe(
    findDependants(send, stackName),
    E.map((all) =>
      all.filter(({ resourceId }) => !tolerated.some(({ peeringId }) => peeringId === resourceId)),
    ),
    E.flatMap((dependants) =>
      dependants.length === 0 ? E.right(undefined) : inUse(stackName, dependants),
    ),
  )

/** The peerings between the VPC of a stack and the Rescale VPC. */
const peeringsWithRescale = (
  send: Send,
  { stackName, rescaleVpcId }: RunStackInput,
): Result<ReadonlyArray<PeeringSnapshot>> =>
  pipe(
    vpcOfStack(send, stackName),
    E.flatMap((vpcId) =>
      vpcId === undefined || rescaleVpcId === undefined
        ? E.right([])
        : livePeeringsOf(send, { vpcId, otherVpcId: rescaleVpcId }),
    ),
  )

/** Replaces a stack with its peerings with the Rescale VPC. */
export const replaceWithPeerings = (
  send: Send,
  stack: DescribedStack,
  input: RunStackInput,
): Result<StackReport> =>
  pipe(
    unprotected(stack),
    E.flatMap(() => peeringsWithRescale(send, input)),
    E.tap((peerings) => unused(send, input.stackName, peerings)),
    E.flatMap(E.traverseArray((peering) => endPeering(send, peering))),
    E.flatMap(() => recreateStack(send, input)),
  )

/** Replaces a stack in whose VPC nothing else is, and to which no peering leads. */
export const replaceUnusedStack = (
  send: Send,
  stack: DescribedStack,
  { rescaleVpcId: _none, ...input }: RunStackInput,
): Result<StackReport> => replaceWithPeerings(send, stack, input)

/** Tells whether a complete stack has the place of the one that was meant. */
const hasReplaced = (
  { StackId, StackStatus }: DescribedStack,
  { stackId }: ReplaceStackInput,
): boolean => stackId !== undefined && StackId !== stackId && showsOutputs(StackStatus)

/**
 * Replaces a stack, whatever it is now, with its peerings with the Rescale VPC; creates one that is
 * gone, and reports one that has replaced the one that was meant.
 */
export const replaceStack = (send: Send, input: ReplaceStackInput): Result<StackReport> => {
  const replace = (stack: DescribedStack | undefined): Result<StackReport> => {
    if (stack === undefined) return createStack(send, input)
    if (isInProgress(stack)) return stillInProgress(stack)
    return hasReplaced(stack, input)
      ? stackReportOf(stack)
      : replaceWithPeerings(send, stack, input)
  }
  return pipe(findStack(send, input.stackName), E.flatMap(replace))
}
