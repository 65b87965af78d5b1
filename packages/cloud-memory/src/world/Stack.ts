/**
 * A CloudFormation stack. Its resources exist at once; its status, events and outputs appear as
 * time passes.
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

/** The last operation: status `during` until `until`, then `after`. */
export interface StackPhase {
  readonly during: StackStatus
  readonly after: StackStatus
  readonly until: Instant
  readonly reason?: string
  /** The `ClientRequestToken` of the call. */
  readonly token?: string
}

/** A resource of a stack, with its properties. */
export interface StackResource {
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string
  /** Attributes of `Fn::GetAtt`. */
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
  /** The name of its export. */
  readonly ExportName?: string
}

/** A change set. */
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
  readonly state: 'available' | 'failed' | 'executed'
  /** Why it is `failed`. */
  readonly reason?: string
  /** The stack before the execution; absent until then. */
  readonly before?: ChangedStack
}

/** What the changes of a change set are changes of. */
export type ChangedStack = Pick<Stack, 'templateBody' | 'parameters' | 'tags' | 'resources'>

export interface Stack extends Owned {
  /** The id is the ARN. */
  readonly name: string
  readonly templateBody: string
  /** Values of the template's parameters; absent without any. */
  readonly parameters?: Table<string>
  readonly description: string
  readonly capabilities: ReadonlyArray<string>
  readonly terminationProtection: boolean
  /** True when rollback on failure is disabled. */
  readonly disableRollback?: true
  readonly token?: string
  readonly createdAt: Instant
  /** The service role; absent for the permissions of the caller. */
  readonly roleArn?: string
  readonly phase: StackPhase
  /** In order of creation. */
  readonly resources: ReadonlyArray<StackResource>
  readonly outputs: ReadonlyArray<StackOutput>
  /** Names of imported exports; absent without any. */
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

/** Returns whether the outputs can be read in a status. */
export const showsOutputs = (status: StackStatus): boolean =>
  status === 'CREATE_COMPLETE' ||
  status === 'UPDATE_COMPLETE' ||
  status === 'UPDATE_ROLLBACK_COMPLETE'
