/**
 * The meaning of a stack's status for creating or deleting it: `moving` has an operation in
 * progress; `complete` has usable outputs; `never-completed` has no resources in use and can only
 * be deleted; `half-deleted` was in use and can only be deleted; `stuck` needs a person; `gone` is
 * deleted.
 */
export type StackPhase =
  | 'moving'
  | 'complete'
  | 'never-completed'
  | 'half-deleted'
  | 'stuck'
  | 'gone'

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
const phases: Readonly<Record<string, StackPhase>> = {
  CREATE_IN_PROGRESS: 'moving',
  CREATE_FAILED: 'never-completed',
  CREATE_COMPLETE: 'complete',
  ROLLBACK_IN_PROGRESS: 'moving',
  ROLLBACK_FAILED: 'never-completed',
  ROLLBACK_COMPLETE: 'never-completed',
  DELETE_IN_PROGRESS: 'moving',
  DELETE_FAILED: 'half-deleted',
  DELETE_COMPLETE: 'gone',
  UPDATE_IN_PROGRESS: 'moving',
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'moving',
  UPDATE_COMPLETE: 'complete',
  UPDATE_FAILED: 'stuck',
  UPDATE_ROLLBACK_IN_PROGRESS: 'moving',
  UPDATE_ROLLBACK_FAILED: 'stuck',
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'moving',
  UPDATE_ROLLBACK_COMPLETE: 'complete',
  // A change set was created for a stack that does not exist yet: it has no resources.
  REVIEW_IN_PROGRESS: 'never-completed',
  IMPORT_IN_PROGRESS: 'moving',
  IMPORT_COMPLETE: 'complete',
  IMPORT_ROLLBACK_IN_PROGRESS: 'moving',
  IMPORT_ROLLBACK_FAILED: 'stuck',
  IMPORT_ROLLBACK_COMPLETE: 'complete',
}

/** Returns the phase of a status; an unknown status counts as `stuck`, which changes nothing. */
export const stackPhase = (status: string | undefined): StackPhase =>
  (status !== undefined && Object.hasOwn(phases, status) ? phases[status] : undefined) ?? 'stuck'
