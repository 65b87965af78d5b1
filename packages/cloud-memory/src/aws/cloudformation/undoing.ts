/**
 * Rollback. The world before the operation is restored; events describe the steps.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
import type { Stack, StackStatus } from '../../world/Stack.ts'
import type { World } from '../../world/World.ts'
import type { Failed, Happening } from './executeTemplate.ts'
import { ownHappening } from './stackRecords.ts'

/** Restores the world before the operation; its ID counter is kept. */
export const rolledBack = (before: World, { world }: Failed): World => ({
  ...before,
  idCount: world.idCount,
})

/** Returns the status reason of the stack. */
export const failureReason = (failed: Failed): string => {
  if ('stackReason' in failed) return `${failed.stackReason} `
  const verb = failed.happenings.at(-1)?.status.startsWith('UPDATE') === true ? 'update' : 'create'
  return `The following resource(s) failed to ${verb}: [${failed.failedLogicalId}]. `
}

const steps = (
  happening: Happening,
  ...statuses: ReadonlyArray<string>
): ReadonlyArray<Happening> => {
  const { reason: _before, ...at } = happening
  return statuses.map((status) => ({ ...at, status }))
}

/** Events of the rollback of a creation: resources are deleted, newest first. */
export const undoneCreation = (
  stack: Stack,
  failed: Failed,
  { during, wish }: { readonly during: StackStatus; readonly wish: string },
): ReadonlyArray<Happening> => [
  { ...ownHappening(stack, during), reason: `${failureReason(failed)}${wish}` },
  ...failed.happenings
    .filter(({ status }) => status === 'CREATE_COMPLETE')
    .toReversed()
    .flatMap((made) => steps(made, 'DELETE_IN_PROGRESS', 'DELETE_COMPLETE')),
]

/**
 * Events of the rollback of an update: updates are reverted, then new resources are deleted, also
 * those that had replaced others.
 */
export const undoneChanges = (stack: Stack, failed: Failed): ReadonlyArray<Happening> => {
  const idsBefore = new Map(stack.resources.map((one) => [one.logicalId, one.physicalId]))
  const changed = failed.happenings
    .filter(({ status }) => ['UPDATE_COMPLETE', 'UPDATE_FAILED'].includes(status))
    .map((one) => ({ ...one, physicalId: idsBefore.get(one.logicalId) ?? one.physicalId }))
  const made = failed.happenings.filter(
    ({ status, logicalId, physicalId }) =>
      status === 'CREATE_COMPLETE' ||
      (status === 'UPDATE_COMPLETE' && physicalId !== idsBefore.get(logicalId)),
  )
  return [
    {
      ...ownHappening(stack, 'UPDATE_ROLLBACK_IN_PROGRESS'),
      reason: failureReason(failed),
    },
    ...changed.flatMap((one) => steps(one, 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE')),
    ownHappening(stack, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'),
    ...made.toReversed().flatMap((one) => steps(one, 'DELETE_IN_PROGRESS', 'DELETE_COMPLETE')),
  ]
}
