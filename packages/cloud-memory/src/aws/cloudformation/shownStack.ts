/**
 * What CloudFormation shows of every stack, whatever is asked.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html
 */
import type { Instant } from '@byoa/core/values'

import type { Stack } from '../../world/Stack.ts'
import { dateOf } from '../dateOf.ts'

/** Nobody in this world looks for drift. */
export const notChecked = { StackDriftStatus: 'NOT_CHECKED' } as const

export interface StackTimes {
  readonly CreationTime: Date
  /** Absent until the stack is updated, or a change set is carried out. */
  readonly LastUpdatedTime?: Date
  readonly DeletionTime?: Date
}

const executedSet = ({ changeSets = [] }: Stack): string | undefined =>
  changeSets.find(({ state }) => state === 'executed')?.id

/** When the stack itself last came to a status; what begins is never ahead of the clock. */
const lastAt = ({ id, events }: Stack, isIt: (status: string) => boolean): Instant | undefined =>
  events.findLast(({ physicalId, status }) => physicalId === id && isIt(status))?.at

/** Returns the moments of a stack that are shown. */
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

/** Returns the change set that was carried out last. */
export const changeSetShown = (stack: Stack): { readonly ChangeSetId?: string } => {
  const id = executedSet(stack)
  return id === undefined ? {} : { ChangeSetId: id }
}
