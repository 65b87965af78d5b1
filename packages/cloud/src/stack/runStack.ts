/**
 * Brings a stack to its template from any status, and returns its outputs.
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
 * A stack that never completed has no resources in use and can only be deleted; so it is deleted
 * and created again, unless this run itself failed. The block of a VPC cannot be changed: an update
 * would create a second VPC with the same subnets, and be rolled back.
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

/** Brings a stack without an operation in progress, or a missing stack, to the template. */
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

/** Creates or updates the stack, or finds it up to date, and returns its outputs. */
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
