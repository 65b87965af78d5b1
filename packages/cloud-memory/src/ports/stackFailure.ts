/**
 * Why the last operation on a stack failed. CloudFormation lists all events of a stack, the latest
 * first, so the list is read back to the event with which the operation began.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { DescribedStack, DescribedStackEvent } from '../aws/cloudformation/stackReads.ts'
import type { Send } from './Exchange.ts'
import { type Result, portError } from './portFailure.ts'

const beginnings: ReadonlyArray<string> = [
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
]

const isOfStack = ({ PhysicalResourceId, StackId }: DescribedStackEvent): boolean =>
  PhysicalResourceId === StackId

const isBeginning = (event: DescribedStackEvent): boolean =>
  isOfStack(event) && beginnings.includes(event.ResourceStatus)

/** Returns the events of the last operation, the latest first. */
const lastOperation = (
  events: ReadonlyArray<DescribedStackEvent>,
): ReadonlyArray<DescribedStackEvent> => {
  const beginning = events.findIndex(isBeginning)
  return beginning === -1 ? events : events.slice(0, beginning)
}

/** A resource that was given up because another one failed says nothing about the cause. */
const isCancelled = ({ ResourceStatusReason = '' }: DescribedStackEvent): boolean =>
  /^Resource (creation|update) cancelled$/.test(ResourceStatusReason)

const isCause = (event: DescribedStackEvent): boolean =>
  event.ResourceStatus.endsWith('_FAILED') && !isOfStack(event) && !isCancelled(event)

const causeIn = (events: ReadonlyArray<DescribedStackEvent>): string | undefined => {
  const cause = lastOperation(events).findLast(isCause)
  return cause === undefined
    ? undefined
    : `${cause.LogicalResourceId}: ${cause.ResourceStatusReason ?? cause.ResourceStatus}`
}

/** Says that a stack ended where it should not have, with the earliest cause of the operation. */
export const stackFailure = (send: Send, stack: DescribedStack): Result<never> =>
  pipe(
    send({ action: 'DescribeStackEvents', input: { StackName: stack.StackId } }),
    E.map(({ StackEvents }) => causeIn(StackEvents)),
    // The stack failed whether its events can be read or not.
    E.getOrElse((): string | undefined => undefined),
    (cause) =>
      portError(
        'StackFailed',
        `the stack ended in ${stack.StackStatus}: ${cause ?? stack.StackStatusReason ?? ''}`,
      ),
  )
