/**
 * Deletes a stack and waits until it is gone. Termination protection is somebody's decision: it is
 * told, never taken off.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
 */
import { DeleteStackCommand, type Stack } from '@aws-sdk/client-cloudformation'
import * as E from 'fp-ts/lib/Either.js'

import { type Answered, answered } from '../failures/answered.ts'
import { ownFailure } from '../failures/ownFailure.ts'
import { type StackCall, findStack } from './StackCall.ts'
import { awaitStack, failedStack } from './awaitStack.ts'
import { stackPhase } from './stackPhase.ts'

const isProtectionMessage = (message: string): boolean => message.includes('TerminationProtection')

const beginDeletion = async (call: StackCall, stackId: string): Answered<unknown> => {
  const begun = await answered(call.operation, () =>
    call.cloudFormation.send(new DeleteStackCommand({ StackName: stackId })),
  )
  return E.isLeft(begun) && isProtectionMessage(begun.left.message)
    ? ownFailure(call.operation, 'TerminationProtected', begun.left.message)
    : begun
}

/** Deletes a stack that was found, or waits for a deletion that is under way. */
export const endStack = async (call: StackCall, stack: Stack): Answered<void> => {
  const stackId = stack.StackId ?? stack.StackName ?? ''
  if (stackPhase(stack.StackStatus) === 'gone') return E.right(undefined)
  if (stack.EnableTerminationProtection === true) {
    const name = stack.StackName ?? stackId
    return ownFailure(
      call.operation,
      'TerminationProtected',
      `stack ${name} is protected against termination; take the protection off to delete it`,
    )
  }
  if (stack.StackStatus !== 'DELETE_IN_PROGRESS') {
    const begun = await beginDeletion(call, stackId)
    if (E.isLeft(begun)) return begun
  }
  const ended = await awaitStack(call, { stackId, isNew: false })
  if (E.isLeft(ended)) return ended
  const rest = ended.right
  return rest === undefined || stackPhase(rest.StackStatus) === 'gone'
    ? E.right(undefined)
    : failedStack(call, rest)
}

/** Deletes the stack of a name; one that is gone is fine. */
export const deleteStack = async (call: StackCall, stackName: string): Answered<void> => {
  const stack = await findStack(call, stackName)
  if (E.isLeft(stack)) return stack
  return stack.right === undefined ? E.right(undefined) : endStack(call, stack.right)
}
