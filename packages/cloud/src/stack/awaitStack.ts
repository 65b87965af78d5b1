/** Waits until no operation on a stack is in progress. */
import { pipe } from 'fp-ts/lib/function.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Stack } from '../aws/CloudFormation.ts'
import type { StackCloud } from '../Cloud.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { operationError } from '../failures/OperationError.ts'
import { lookUntil } from '../waiting/Waiter.ts'
import { findStack, idOf } from './findStack.ts'
import { firstCause, progressTeller } from './stackEvents.ts'
import { stackPhase } from './stackPhase.ts'

/**
 * A stack that was just created may not be found yet; otherwise a stack that is not found is gone.
 */
export interface AwaitedStack {
  readonly stackId: string
  readonly isNew: boolean
  /** The token of the request that started the operation; absent for an operation of others. */
  readonly token?: string
}

/**
 * Waits until the operation is complete, reporting its progress, and returns the stack; nothing
 * when it is gone.
 */
export const awaitStack = (
  cloud: StackCloud,
  { stackId, isNew, token }: AwaitedStack,
): CloudTask<Stack | undefined> => {
  const tell = progressTeller(cloud, { stackId, token })
  const isAtRest = (stack: Stack | undefined): boolean =>
    stack === undefined ? !isNew : stackPhase(stack.StackStatus) !== 'moving'
  const stillMoving = (stack: Stack | undefined): CloudError =>
    operationError(
      'StackInProgress',
      `${stackId} is still in ${stack?.StackStatus ?? 'an unknown state'}`,
    )
  const look = pipe(
    findStack(cloud.aws, stackId),
    TE.tapTask((stack) => (stack === undefined ? T.of(undefined) : tell)),
  )
  return pipe(
    lookUntil(cloud.waiter, { for: 'stack', subject: stackId, isReached: isAtRest }, look),
    TE.filterOrElse(isAtRest, stillMoving),
  )
}

/**
 * Returns the error of an unexpected final status, with the first cause of the operation with the
 * given token, or of the last operation.
 */
export const failedStack = (cloud: StackCloud, stack: Stack, token?: string): CloudTask<never> => {
  const { StackName, StackStatus, StackStatusReason } = stack
  const failureWith = (cause: string | undefined): CloudError =>
    operationError(
      'StackFailed',
      `stack ${StackName ?? ''} is in ${StackStatus ?? 'an unknown state'}: ${cause ?? StackStatusReason ?? 'CloudFormation gives no reason'}`,
    )
  return pipe(firstCause(cloud, { stackId: idOf(stack), token }), T.map(failureWith), TE.leftTask)
}
