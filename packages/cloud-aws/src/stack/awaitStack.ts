/** Waits for a stack to come to rest. */
import type { Stack } from '@aws-sdk/client-cloudformation'
import * as E from 'fp-ts/lib/Either.js'

import type { Answered } from '../failures/answered.ts'
import { ownFailure } from '../failures/ownFailure.ts'
import { lookUntil } from '../waiting/Waiter.ts'
import { type StackCall, findStack } from './StackCall.ts'
import { firstCause, progressTeller } from './stackEvents.ts'
import { stackPhase } from './stackPhase.ts'

/**
 * Right after it was made a stack may not be found yet; otherwise one that is not found is gone.
 */
export interface AwaitedStack {
  readonly stackId: string
  readonly isNew: boolean
}

/** Waits until the stack rests, telling its progress, and returns it; nothing when it is gone. */
export const awaitStack = async (
  call: StackCall,
  { stackId, isNew }: AwaitedStack,
): Answered<Stack | undefined> => {
  const tell = progressTeller(call, stackId)
  const isAtRest = (stack: Stack | undefined): boolean =>
    stack === undefined ? !isNew : stackPhase(stack.StackStatus) !== 'moving'
  const rested = await lookUntil(
    call.waiter,
    { for: 'stack', subject: stackId, isReached: isAtRest },
    async () => {
      const stack = await findStack(call, stackId)
      if (E.isLeft(stack) || stack.right === undefined) return stack
      const told = await tell()
      return E.isLeft(told) ? told : stack
    },
  )
  if (E.isLeft(rested) || isAtRest(rested.right)) return rested
  const status = rested.right?.StackStatus ?? 'an unknown state'
  return ownFailure(call.operation, 'StackInProgress', `${stackId} is still in ${status}`)
}

/** Says that a stack came to rest where it should not have, with the first cause. */
export const failedStack = async (call: StackCall, stack: Stack): Answered<never> => {
  const { StackId, StackName, StackStatus, StackStatusReason } = stack
  const cause = await firstCause(call, StackId ?? StackName ?? '')
  const why = cause ?? StackStatusReason ?? 'CloudFormation gives no reason'
  return ownFailure(
    call.operation,
    'StackFailed',
    `stack ${StackName ?? ''} is in ${StackStatus ?? 'an unknown state'}: ${why}`,
  )
}
