/**
 * The trust policy of the role that a customer creates for Rescale: one principal, one external ID,
 * one source identity.
 *
 * ```
 *   Rescale's account ──sts:AssumeRole──> the role
 *        │                  │
 *        │                  └ StringEquals sts:ExternalId   (two values while an ID is rotated)
 *        └ ArnEquals aws:PrincipalArn                       (when Rescale names its role)
 * ```
 *
 * The account root is the principal even when a role is named: IAM would replace a role ARN by the
 * unique ID of that role, and the trust would silently break when the role is created again. The
 * condition names the role instead.
 *
 * Laws
 * 1. It admits only callers of Rescale's account (the named role, if any) with one of the IDs.
 * 2. It has one statement for each of its two actions, with one principal and one `StringEquals`; no
 *    `IfExists`, no wildcard.
 * 3. Its size is below 2,048 characters.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import type { ExternalId } from '../identity/ExternalId.ts'
import type { Partition } from '../identity/Partition.ts'
import { type Conditions, type TrustPolicy, policyOf } from '../policy/PolicyDocument.ts'
import type { RoleArn } from '../identity/RoleArn.ts'
import type { AccountId } from '../identity/identifiers.ts'

// model

/** One ID, or the old and the new ID during a rotation. */
export type AcceptedExternalIds = readonly [ExternalId] | readonly [ExternalId, ExternalId]

export interface TrustPolicyInput {
  readonly partition: Partition
  readonly rescaleAccountId: AccountId
  /**
   * Narrows the trust to one role of that account; with a role of another account nobody is
   * admitted.
   */
  readonly rescaleRoleArn?: RoleArn
  readonly externalIds: AcceptedExternalIds
}

// constructors

/**
 * Who Rescale's sessions say they are of. It shows in CloudTrail on every call of a session and of
 * sessions that are made with it, and nobody can change it on the way.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
export const rescaleSourceIdentity = 'rescale-byoa'

const ofRescaleRole = ({ rescaleRoleArn }: TrustPolicyInput): Conditions =>
  rescaleRoleArn === undefined ? {} : { ArnEquals: { 'aws:PrincipalArn': [rescaleRoleArn] } }

const conditionsOf = (input: TrustPolicyInput): Conditions => {
  // Sorted and unique: the bytes do not depend on the order of the IDs.
  const externalIds = [...new Set<string>(input.externalIds)].toSorted()
  return { ...ofRescaleRole(input), StringEquals: { 'sts:ExternalId': externalIds } }
}

/** Returns the ARN that stands for a whole account in a `Principal` element. */
export const accountRootArn = (partition: Partition, accountId: AccountId): string =>
  `arn:${partition}:iam::${accountId}:root`

/**
 * Builds the trust policy of a customer's role.
 *
 * @example
 * import { decode } from '@byoa/core/codec'
 * import { ExternalId, parseAccountId } from '@byoa/core/iam/identity'
 * import { trustPolicy } from '@byoa/core/iam/trust'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const policy = pipe(
 *   E.Do,
 *   E.apS('rescaleAccountId', parseAccountId('999988887777')),
 *   E.apSW('externalId', decode(ExternalId, 'byoa-acme-069639da66a792986ba83cffdfb6d245')),
 *   E.map(({ rescaleAccountId, externalId }) =>
 *     trustPolicy({ partition: 'aws', rescaleAccountId, externalIds: [externalId] }),
 *   ),
 * )
 *
 * pipe(policy, E.map(({ Statement }) => Statement.map(({ Principal }) => Principal)))
 * // => E.right(Array(2).fill({ AWS: ['arn:aws:iam::999988887777:root'] }))
 */
export const trustPolicy = (input: TrustPolicyInput): TrustPolicy => {
  const byRescale = {
    Effect: 'Allow',
    Principal: { AWS: [accountRootArn(input.partition, input.rescaleAccountId)] },
  } as const
  return policyOf([
    {
      Sid: 'RescaleAssumesWithExternalId',
      ...byRescale,
      Action: ['sts:AssumeRole'],
      Condition: conditionsOf(input),
    },
    // Apart, because the request to set an identity has no external ID.
    {
      Sid: 'RescaleNamesItself',
      ...byRescale,
      Action: ['sts:SetSourceIdentity'],
      Condition: {
        ...ofRescaleRole(input),
        StringEquals: { 'sts:SourceIdentity': [rescaleSourceIdentity] },
      },
    },
  ])
}
