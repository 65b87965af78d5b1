/**
 * A CloudFormation stack. What it made is in the world at once; its status, its events and its
 * outputs appear as the clock reaches them.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
import type { Instant } from '@byoa/core/values'

import type { Table } from './Table.ts'
import type { Owned, Tag } from './network.ts'

// model

export type StackStatus =
  | 'REVIEW_IN_PROGRESS'
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_FAILED'
  | 'CREATE_COMPLETE'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_COMPLETE'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_ROLLBACK_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_FAILED'
  | 'DELETE_COMPLETE'

/** The operation that ran last: `during` until `until`, then `after`. */
export interface StackPhase {
  readonly during: StackStatus
  readonly after: StackStatus
  readonly until: Instant
  readonly reason?: string
  /** The `ClientRequestToken` of the call that began it. */
  readonly token?: string
}

/** A resource that the stack made, with the properties it was made from. */
export interface StackResource {
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string
  /** What `Fn::GetAtt` can ask for. */
  readonly attributes: Table<string>
  readonly properties: unknown
  readonly retain: boolean
}

export interface StackEvent {
  readonly eventId: string
  readonly at: Instant
  readonly logicalId: string
  readonly physicalId: string
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly token?: string
  /** Properties of the resource, as JSON; absent for the stack itself. */
  readonly properties?: string
}

export interface StackOutput {
  readonly OutputKey: string
  readonly OutputValue: string
  readonly Description?: string
  /** Under which other stacks of the Region can import it. */
  readonly ExportName?: string
}

/** A template that waits to be carried out, and the stack it is for. */
export interface ChangeSet {
  /** The id is the ARN. */
  readonly id: string
  readonly name: string
  readonly createdAt: Instant
  readonly templateBody: string
  readonly capabilities: ReadonlyArray<string>
  readonly tags: ReadonlyArray<Tag>
  /** Values of the template's parameters; absent without any. */
  readonly parameters?: Table<string>
  readonly description?: string
  readonly roleArn?: string
  /** The `ClientToken` of the call that made it. */
  readonly token?: string
  /** `failed`: it would change nothing. */
  readonly state: 'available' | 'failed' | 'executed'
}

export interface Stack extends Owned {
  /** The id is the ARN. */
  readonly name: string
  readonly templateBody: string
  /** Values of the template's parameters; absent without any. */
  readonly parameters?: Table<string>
  readonly description: string
  readonly capabilities: ReadonlyArray<string>
  readonly terminationProtection: boolean
  /** Whether what fails is left as it is; absent where it is undone. */
  readonly disableRollback?: true
  readonly token?: string
  readonly createdAt: Instant
  /** The role that CloudFormation acts with; absent: with the permissions of the caller. */
  readonly roleArn?: string
  readonly phase: StackPhase
  /** In order of creation. */
  readonly resources: ReadonlyArray<StackResource>
  readonly outputs: ReadonlyArray<StackOutput>
  /** Names of the exports of other stacks that it imports; none, when absent. */
  readonly imports?: ReadonlyArray<string>
  /** Oldest first. */
  readonly events: ReadonlyArray<StackEvent>
  /** Oldest first; none, when absent. */
  readonly changeSets?: ReadonlyArray<ChangeSet>
}

// queries

/** Returns the status at a moment. */
export const stackStatusAt = ({ phase }: Stack, now: Instant): StackStatus =>
  now < phase.until ? phase.during : phase.after

/** Tells whether the outputs can be read in a status. */
export const showsOutputs = (status: StackStatus): boolean =>
  status === 'CREATE_COMPLETE' ||
  status === 'UPDATE_COMPLETE' ||
  status === 'UPDATE_ROLLBACK_COMPLETE'
