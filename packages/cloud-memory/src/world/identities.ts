/**
 * The identities of one account: IAM has no Regions. Policies are kept as text and as the JSON it
 * says.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
 */
import type { Instant } from '@byoa/core/values'

import type { Table } from './Table.ts'
import type { Tag } from './network.ts'

export interface Policy {
  /** As text, the way IAM stores it. */
  readonly document: string
  /** The same as JSON; roles and users that it names as principals are named by unique id. */
  readonly value: unknown
  /** Unique id → ARN of each such principal when the policy was saved; absent without any. */
  readonly principals?: Table<string>
}

/** A trust policy with the moment from which the token service knows it. */
export interface TrustVersion extends Policy {
  readonly effectiveAt: Instant
}

export interface Role {
  readonly name: string
  /** Starts and ends with `/`. */
  readonly path: string
  readonly arn: string
  /** `AROA…`; a role made anew under the same name has another. */
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
  /** Absent until somebody assumes it. */
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
  /** `v1` and on; none is ever given twice. */
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
  /** It cannot be changed; absent when none was given. */
  readonly description?: string
  readonly tags: ReadonlyArray<Tag>
  /** Oldest first. */
  readonly versions: ReadonlyArray<PolicyVersion>
  readonly defaultVersionId: string
  /** How many versions it ever had. */
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

/** Whom an access key speaks for. */
export type KeyHolder =
  | { readonly type: 'user'; readonly userName: string }
  | {
      readonly type: 'role-session'
      readonly roleName: string
      readonly roleId: string
      readonly roleArn: string
      readonly sessionName: string
      readonly expiresAt: Instant
      readonly sessionPolicy?: Policy
      /** Managed policies that limit the session, too. */
      readonly sessionPolicyArns?: ReadonlyArray<string>
      readonly tags?: ReadonlyArray<Tag>
      /** Keys of the tags that a session opened from this one has as well. */
      readonly transitiveTagKeys?: ReadonlyArray<string>
      /** Who stands behind the session, and behind every session opened from it. */
      readonly sourceIdentity?: string
    }

export interface AccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly accountId: string
  readonly holder: KeyHolder
}
