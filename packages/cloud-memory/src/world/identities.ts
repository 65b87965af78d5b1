/**
 * The IAM entities of an account. Policies are stored as text and as JSON.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
 */
import type { Instant } from '@byoa/core/values'

import type { Table } from './Table.ts'
import type { Tag } from './network.ts'

export interface Policy {
  /** As text, the way IAM stores it. */
  readonly document: string
  /** The policy as JSON, with unique IDs of principals. */
  readonly value: unknown
  /** Unique id → ARN of each such principal when the policy was saved; absent without any. */
  readonly principals?: Table<string>
}

/** A trust policy, and when it takes effect. */
export interface TrustVersion extends Policy {
  readonly effectiveAt: Instant
}

export interface Role {
  readonly name: string
  /** Starts and ends with `/`. */
  readonly path: string
  readonly arn: string
  /** `AROA…`; differs for a recreated role. */
  readonly roleId: string
  readonly createdAt: Instant
  readonly description: string
  readonly maxSessionSeconds: number
  /** Newest first. */
  readonly trust: ReadonlyArray<TrustVersion>
  readonly inline: Table<Policy>
  readonly attachedPolicyArns: ReadonlyArray<string>
  readonly boundaryArn?: string
  readonly tags: ReadonlyArray<Tag>
  /** Absent until the role is assumed. */
  readonly lastUsed?: { readonly at: Instant; readonly region: string }
}

export interface User {
  readonly name: string
  readonly arn: string
  /** `AIDA…`. */
  readonly userId: string
  readonly inline: Table<Policy>
}

export interface PolicyVersion extends Policy {
  /** `v1`, `v2`, …; never reused. */
  readonly versionId: string
  readonly createdAt: Instant
}

export interface ManagedPolicy {
  readonly name: string
  /** Starts and ends with `/`. */
  readonly path: string
  readonly arn: string
  /** `ANPA…`. */
  readonly policyId: string
  readonly createdAt: Instant
  /** Cannot be changed. */
  readonly description?: string
  readonly tags: ReadonlyArray<Tag>
  /** Oldest first. */
  readonly versions: ReadonlyArray<PolicyVersion>
  readonly defaultVersionId: string
  /** The number of versions ever created. */
  readonly versionCount: number
}

export interface InstanceProfile {
  readonly name: string
  readonly path: string
  readonly arn: string
  /** `AIPA…`. */
  readonly profileId: string
  readonly createdAt: Instant
  readonly tags: ReadonlyArray<Tag>
  readonly roleNames: ReadonlyArray<string>
}

/** The user or session of an access key. */
export type KeyHolder =
  | { readonly type: 'user'; readonly userName: string }
  | {
      readonly type: 'role-session'
      readonly roleName: string
      readonly roleId: string
      readonly roleArn: string
      readonly sessionName: string
      readonly issuedAt: Instant
      readonly expiresAt: Instant
      readonly sessionPolicy?: Policy
      /** Managed policies that limit the session, too. */
      readonly sessionPolicyArns?: ReadonlyArray<string>
      readonly tags?: ReadonlyArray<Tag>
      /** Keys of tags that chained sessions inherit. */
      readonly transitiveTagKeys?: ReadonlyArray<string>
      /** The source identity, which chained sessions inherit. */
      readonly sourceIdentity?: string
    }

export interface AccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly accountId: string
  readonly holder: KeyHolder
}
