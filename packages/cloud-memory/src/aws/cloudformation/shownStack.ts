/**
 * Members that DescribeStacks and ListStacks share.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html
 */
import type { Instant } from '@byoa/core/values'

import type { Stack } from '../../world/Stack.ts'
import { dateOf } from '../dateOf.ts'

/** Drift detection is not served. */
export const notChecked = { StackDriftStatus: 'NOT_CHECKED' } as const

export interface StackTimes {
  readonly CreationTime: Date
  /** Absent until the stack is updated or a change set is executed. */
  readonly LastUpdatedTime?: Date
  readonly DeletionTime?: Date
}

const executedSet = ({ changeSets = [] }: Stack): string | undefined =>
  changeSets.find(({ state }) => state === 'executed')?.id

/** Returns when the stack last entered a status. */
const lastAt = ({ id, events }: Stack, isIt: (status: string) => boolean): Instant | undefined =>
  events.findLast(({ physicalId, status }) => physicalId === id && isIt(status))?.at

/** Returns the creation, update and deletion times of a stack. */
export const stackTimes = (stack: Stack): StackTimes => {
  const isBySet = executedSet(stack) !== undefined
  const updated = lastAt(
    stack,
    (status) => status === 'UPDATE_IN_PROGRESS' || (isBySet && status === 'CREATE_IN_PROGRESS'),
  )
  const deleted = lastAt(stack, (status) => status === 'DELETE_IN_PROGRESS')
  return {
    CreationTime: dateOf(stack.createdAt),
    ...(updated === undefined ? {} : { LastUpdatedTime: dateOf(updated) }),
    ...(deleted === undefined ? {} : { DeletionTime: dateOf(deleted) }),
  }
}

/** Returns the ID of the last executed change set. */
export const changeSetShown = (stack: Stack): { readonly ChangeSetId?: string } => {
  const id = executedSet(stack)
  return id === undefined ? {} : { ChangeSetId: id }
}
