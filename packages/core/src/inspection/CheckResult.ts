/**
 * The results of the doctor's checks. The ids are stable: a later version of the check set adds
 * checks and changes none.
 */
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'

import type { Party } from '../values/Party.ts'
import type { FindingLevel } from './InspectionFinding.ts'

/** Checks of the role and the stack. */
export type AccessCheckId =
  | 'role-exists'
  | 'role-assumable'
  | 'role-refuses-without-id'
  | 'role-refuses-wrong-id'
  | 'role-trust'
  | 'role-permissions-missing'
  | 'role-permissions-changed'
  | 'role-permissions-excessive'
  | 'role-denials'
  | 'role-boundary'
  | 'role-simulation'
  | 'role-calls'
  | 'organization-denials'
  | 'stack-exists'
  | 'stack-complete'
  | 'stack-template'
  | 'stack-report'

/** Checks of the customer's VPC: its subnets, its ways out, its packet filters. */
export type NetworkCheckId =
  | 'region-enabled'
  | 'vpc-exists'
  | 'vpc-available'
  | 'vpc-place'
  | 'vpc-cidr'
  | 'vpc-extra-cidr'
  | 'vpc-dns'
  | 'subnets-present'
  | 'subnet-zones'
  | 'subnet-addresses'
  | 'subnet-public-addresses'
  | 'route-tables-present'
  | 'subnet-route-table'
  | 'internet-gateway-missing'
  | 'open-default-route'
  | 'nat-gateway'
  | 'block-public-access'
  | 'internet-gateway-present'
  | 'blocked-routes'
  | 'blocked-nat-gateway'
  | 'endpoints-present'
  | 'endpoints-usable'
  | 'endpoints-policy'
  | 'security-group-exists'
  | 'security-group-flows'
  | 'security-group-wider'
  | 'network-acl'

/** Checks of the connection and of the room that is left. */
export type ConnectionCheckId =
  | 'peering-visible'
  | 'peering-active'
  | 'peering-pending'
  | 'peering-ends'
  | 'peering-dns-rescale'
  | 'peering-dns-customer'
  | 'rescale-vpc-exists'
  | 'rescale-vpc-blocks'
  | 'rescale-routes-missing'
  | 'rescale-routes-blackhole'
  | 'rescale-routes-shadowed'
  | 'customer-routes-missing'
  | 'customer-routes-blackhole'
  | 'customer-routes-shadowed'
  | 'routes-one-way'
  | 'rescale-quotas'
  | 'customer-quotas'
  | 'launch'

export type CheckId = AccessCheckId | NetworkCheckId | ConnectionCheckId

/** What a finding is about: a resource, or a part of one, and how it differs. */
export interface CheckEvidence {
  /** E.g. the id of a route table, or the Sid of a statement. */
  readonly subject: string
  readonly expected?: string
  readonly actual?: string
}

export interface CheckFinding extends CheckEvidence {
  readonly level: FindingLevel
}

/** A part of an account that a check needs and that was not seen. */
export interface UnseenPart {
  readonly side: Party
  readonly part: string
  /** The call that AWS refused or did not answer; absent when nobody read the part. */
  readonly action?: string
  readonly code?: string
}

export type CheckOutcome =
  | { readonly _tag: 'passed' }
  | { readonly _tag: 'found'; readonly findings: ReadonlyNonEmptyArray<CheckFinding> }
  | { readonly _tag: 'unseen'; readonly unseen: ReadonlyNonEmptyArray<UnseenPart> }

export interface CheckResult {
  readonly id: CheckId
  /** The level of its findings, unless a finding says otherwise. */
  readonly level: FindingLevel
  /** The party that can mend what is found. */
  readonly owner: Party
  /** Where AWS says what the check relies on. */
  readonly source: string
  readonly outcome: CheckOutcome
}
