/**
 * What happened to a stack in its present or last operation: CloudFormation lists all that ever
 * happened, the latest first, so the list is read back to the event by which the operation began.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
import { type StackEvent, paginateDescribeStackEvents } from '@aws-sdk/client-cloudformation'
import * as E from 'fp-ts/lib/Either.js'

import { type Answered, answered } from '../failures/answered.ts'
import type { StackCall, StackProgress } from './StackCall.ts'

const beginnings: ReadonlyArray<string> = [
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'REVIEW_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
]

const isOfStack = ({ PhysicalResourceId, StackId }: StackEvent): boolean =>
  PhysicalResourceId !== undefined && PhysicalResourceId === StackId

const isBeginning = (event: StackEvent): boolean =>
  isOfStack(event) && beginnings.some((status) => status === event.ResourceStatus)

/** Returns the events of the stack's last operation, the earliest first. */
export const eventsOfLastOperation = (
  { cloudFormation, operation }: StackCall,
  stackId: string,
): Answered<ReadonlyArray<StackEvent>> =>
  answered(operation, async () => {
    const events: StackEvent[] = []
    const pages = paginateDescribeStackEvents(
      { client: cloudFormation, stopOnSameToken: true },
      { StackName: stackId },
    )
    for await (const page of pages) {
      for (const event of page.StackEvents ?? []) {
        events.push(event)
        if (isBeginning(event)) return events.toReversed()
      }
    }
    return events.toReversed()
  })

const progressOf = (event: StackEvent): StackProgress => ({
  stackName: event.StackName ?? '',
  logicalId: event.LogicalResourceId ?? '',
  resourceType: event.ResourceType ?? '',
  status: event.ResourceStatus ?? '',
  at: event.Timestamp?.getTime() ?? 0,
  ...(event.ResourceStatusReason === undefined ? {} : { reason: event.ResourceStatusReason }),
})

/** Returns a function that tells what has happened to a stack since it was last called. */
export const progressTeller = (call: StackCall, stackId: string): (() => Answered<void>) => {
  const told = new Set<string>()
  return async () => {
    const { onProgress } = call
    if (onProgress === undefined) return E.right(undefined)
    const events = await eventsOfLastOperation(call, stackId)
    if (E.isLeft(events)) return events
    for (const event of events.right) {
      const id = event.EventId ?? ''
      if (told.has(id)) continue
      told.add(id)
      onProgress(progressOf(event))
    }
    return E.right(undefined)
  }
}

/** A resource that was given up because another one failed says nothing about the cause. */
const isCancelled = ({ ResourceStatusReason }: StackEvent): boolean =>
  /^Resource (creation|update) cancelled$/i.test(ResourceStatusReason ?? '')

const isCause = (event: StackEvent): boolean =>
  (event.ResourceStatus ?? '').endsWith('_FAILED') && !isCancelled(event)

/** Returns in words why the last operation failed: the earliest resource that failed by itself. */
export const firstCause = async (call: StackCall, stackId: string): Promise<string | undefined> => {
  const events = await eventsOfLastOperation(call, stackId)
  if (E.isLeft(events)) return undefined
  const cause = events.right.find(isCause)
  return cause === undefined
    ? undefined
    : `${cause.LogicalResourceId ?? 'a resource'} (${cause.ResourceType ?? 'unknown type'}): ${cause.ResourceStatusReason ?? cause.ResourceStatus ?? 'no reason given'}`
}
