/**
 * Makes a stack what its template says, whatever it is now, and returns its outputs.
 *
 * ```
 *   none ------------------------- create --.
 *   never completed -- delete ---- create --+-- wait --+-- complete --> outputs
 *   half-deleted, or complete with another VPC block     `-- else ------> failure, first cause
 *      |-- VPC in use --------------------------------------------------> StackInUse
 *      `-- delete ---------------- create --+
 *   complete --------------------- update --'
 *      `-- "No updates are to be performed." -------------------------> outputs
 *   moving ----------------------- wait, then as above
 *   stuck -----------------------------------------------------------> failure, first cause
 * ```
 *
 * A stack that never completed holds nothing that anybody uses, and CloudFormation lets nothing be
 * done with it but deleting; so it is deleted and made again, unless it is this very run that
 * failed. The block of a VPC cannot be changed: an update would create a second VPC with the same
 * subnets, and be rolled back.
 */
import type { RunStackInput } from '@byoa/application'
import type { StackReport } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Stack } from '../aws/CloudFormation.ts'
import type { StackCloud } from '../Cloud.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { failedStack } from './awaitStack.ts'
import { createStack, recreateStack } from './createStack.ts'
import { replaceUnused, replaceWithPeerings } from './replaceStack.ts'
import { settledStack } from './settledStack.ts'
import { stackPhase } from './stackPhase.ts'
import { type StackRun, hasOtherBlock, stackRunOf } from './StackRun.ts'
import { updateStack } from './updateStack.ts'

/** Takes a stack that rests, or is not there, to where the template says. */
const proceed = (
  cloud: StackCloud,
  run: StackRun,
  stack: Stack | undefined,
): CloudTask<StackReport> => {
  if (stack === undefined) return createStack(cloud, run)
  switch (stackPhase(stack.StackStatus)) {
    case 'complete':
      return hasOtherBlock(run, stack)
        ? replaceUnused(cloud, run, stack)
        : updateStack(cloud, run, stack)
    case 'gone':
      return createStack(cloud, run)
    case 'never-completed':
      return recreateStack(cloud, run, stack)
    case 'half-deleted':
      return replaceWithPeerings(cloud, run, stack)
    case 'moving':
    case 'stuck':
      return failedStack(cloud, stack)
  }
}

/** Creates the stack, or updates it, or finds it as it should be, and returns its outputs. */
export const runStack = (
  cloud: StackCloud,
  input: Omit<RunStackInput, 'region'>,
): CloudTask<StackReport> =>
  pipe(
    TE.fromEither(stackRunOf(input)),
    TE.bindTo('run'),
    TE.bind('stack', () => settledStack(cloud, input.stackName)),
    TE.flatMap(({ run, stack }) => proceed(cloud, run, stack)),
  )
