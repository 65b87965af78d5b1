/**
 * What a customer asks for when it opens an onboarding. The proposed CIDR is not part of it: a
 * customer may propose several until one is accepted.
 */
import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { Region } from '../iam/Partition.ts'
import { AccountId, CompanyCode } from '../iam/identifiers.ts'
import { CustomerNetwork } from '../network/CustomerNetwork.ts'
import { wholeNumber } from '../codec/wholeNumber.ts'
import { refinedString } from '../codec/refinedString.ts'

// model

/** Who must act: the operator of the platform, or the owner of the account. */
export type Party = 'rescale' | 'customer'

/** `open`: internet gateway and default route. `blocked`: neither, VPC endpoints instead. */
export type Egress = 'open' | 'blocked'

export interface PolicyArnBrand {
  readonly PolicyArn: unique symbol
}

/**
 * The ARN of a managed policy, here the permissions boundary that the customer puts on the role.
 */
export type PolicyArn = t.Branded<string, PolicyArnBrand>

export interface RolePathBrand {
  readonly RolePath: unique symbol
}

/** The IAM path of the role: starts and ends with `/`. */
export type RolePath = t.Branded<string, RolePathBrand>

export interface OnboardingRequest {
  readonly companyCode: CompanyCode
  readonly accountId: AccountId
  readonly region: Region
  readonly egress: Egress
  /** Availability zones to use: 1 to 6. */
  readonly zoneCount: number
  readonly customerNetworks: ReadonlyArray<CustomerNetwork>
  /** Compute nodes that must fit at one time. */
  readonly plannedNodes?: number
  readonly permissionsBoundaryArn?: PolicyArn
  readonly rolePath?: RolePath
}

// codecs

export const Party: t.Type<Party, string, unknown> = t.keyof(
  { rescale: null, customer: null },
  '"rescale" or "customer"',
)

export const Egress: t.Type<Egress, string, unknown> = t.keyof(
  { open: null, blocked: null },
  '"open" or "blocked"',
)

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export const PolicyArn: t.Type<PolicyArn, string, unknown> = refinedString<PolicyArnBrand>(
  'managed policy ARN such as arn:aws:iam::111122223333:policy/Boundary',
  (text) => /^arn:[a-z-]+:iam::(\d{12}|aws):policy(\/[\w.,+@=-]+)*\/[\w+=,.@-]{1,128}$/.test(text),
)

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const RolePath: t.Type<RolePath, string, unknown> = refinedString<RolePathBrand>(
  'role path that starts and ends with /, such as /rescale/',
  (text) =>
    text.length <= 512 &&
    /^\/([\x21-\x23\x25-\x29\x2b-\x3e\x40-\x7e]+\/)?$/.test(text) &&
    !text.includes('//'),
)

export const OnboardingRequest: t.Type<OnboardingRequest, unknown, unknown> = closedRecord(
  'onboarding request',
  {
    companyCode: CompanyCode,
    accountId: AccountId,
    region: Region,
    egress: Egress,
    zoneCount: wholeNumber({ from: 1, to: 6 }),
    customerNetworks: t.readonlyArray(CustomerNetwork, 'list of customer networks'),
  },
  {
    plannedNodes: wholeNumber({ from: 1, to: 1_000_000 }),
    permissionsBoundaryArn: PolicyArn,
    rolePath: RolePath,
  },
)
