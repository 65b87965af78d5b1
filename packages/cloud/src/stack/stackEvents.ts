/**
 * The events of one operation of a stack: CloudFormation lists all events, the latest first, so the
 * list is read back to the event that started the last operation. Events appear late; a start with
 * another token belongs to an earlier operation.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
import { omitUndefined } from '@byoa/core/codec'
import { pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { DescribeStackEventsOutput, StackEvent } from '../aws/CloudFormation.ts'
import { pagesUntil } from '../aws/everyPage.ts'
import type { StackCloud } from '../Cloud.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import type { StackProgress } from './StackProgress.ts'

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

/** An operation of a stack. */
export interface StackOperation {
  readonly stackId: string
  /** The token of the request that started it; undefined: the last operation. */
  readonly token: string | undefined
}

const isBegunByOther = (beginning: StackEvent, { token }: StackOperation): boolean =>
  token !== undefined &&
  beginning.ClientRequestToken !== undefined &&
  beginning.ClientRequestToken !== token

/** Takes the events, the latest first, up to the one that started an operation. */
const lastOperation = (
  events: ReadonlyArray<StackEvent>,
  wanted: StackOperation,
): ReadonlyArray<StackEvent> => {
  const at = events.findIndex(isBeginning)
  const beginning = events[at]
  if (beginning === undefined) return events.toReversed()
  return isBegunByOther(beginning, wanted) ? [] : events.slice(0, at + 1).toReversed()
}

const eventsIn = (pages: ReadonlyArray<DescribeStackEventsOutput>): ReadonlyArray<StackEvent> =>
  pages.flatMap(({ StackEvents }) => StackEvents ?? [])

/** Returns the events of an operation, the earliest first; none while they are not visible yet. */
const eventsOf = (
  { cloudFormation }: Aws,
  wanted: StackOperation,
): CloudTask<ReadonlyArray<StackEvent>> =>
  pipe(
    pagesUntil(cloudFormation.describeStackEvents, { StackName: wanted.stackId }, (pages) =>
      eventsIn(pages).some(isBeginning),
    ),
    TE.map((pages) => lastOperation(eventsIn(pages), wanted)),
  )

const progressOf = (event: StackEvent): StackProgress => ({
  stackName: event.StackName ?? '',
  logicalId: event.LogicalResourceId ?? '',
  resourceType: event.ResourceType ?? '',
  status: event.ResourceStatus ?? '',
  at: event.Timestamp?.getTime() ?? 0,
  ...omitUndefined({ reason: event.ResourceStatusReason }),
})

/**
 * Returns a task that reports the events of a stack since it last ran. It reports nothing when the
 * events cannot be read.
 */
export const progressTeller = (cloud: StackCloud, wanted: StackOperation): Task<void> => {
  const { onProgress } = cloud
  if (onProgress === undefined) return T.of(undefined)
  const told = new Set<string>()
  const tell = (event: StackEvent): void => {
    const id = event.EventId ?? ''
    if (told.has(id)) return
    told.add(id)
    onProgress(progressOf(event))
  }
  return pipe(
    eventsOf(cloud.aws, wanted),
    TE.match(
      () => undefined,
      (events) => events.forEach(tell),
    ),
  )
}

/** A resource that was cancelled because another failed does not show the cause. */
const isCancelled = ({ ResourceStatusReason }: StackEvent): boolean =>
  /^Resource (creation|update) cancelled$/i.test(ResourceStatusReason ?? '')

const isCause = (event: StackEvent): boolean =>
  (event.ResourceStatus ?? '').endsWith('_FAILED') && !isCancelled(event)

const describeCause = (cause: StackEvent): string =>
  `${cause.LogicalResourceId ?? 'a resource'} (${cause.ResourceType ?? 'unknown type'}): ${cause.ResourceStatusReason ?? cause.ResourceStatus ?? 'no reason given'}`

/**
 * Returns the reason for which an operation failed: that of the earliest resource that failed by
 * itself.
 */
export const firstCause = (cloud: StackCloud, wanted: StackOperation): Task<string | undefined> =>
  pipe(
    eventsOf(cloud.aws, wanted),
    TE.map((events) => events.find(isCause)),
    TE.match(
      () => undefined,
      (cause) => (cause === undefined ? undefined : describeCause(cause)),
    ),
  )
