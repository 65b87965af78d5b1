/**
 * The customer's options for its stack, beside what is agreed. Each is a field of the request; the
 * template has no other options.
 */
import * as t from 'io-ts'

import type { Egress } from '../values/Egress.ts'
import { interfaceServices } from '../network/endpointServices.ts'
import type { Encoded } from '../codec/Encoded.ts'
import { closedRecord } from '../codec/closedRecord.ts'
import { refined } from '../codec/refined.ts'
import { refinedString } from '../codec/refinedString.ts'
import { wholeNumber } from '../codec/wholeNumber.ts'
import { KmsKeyArn } from '../iam/identity/KmsKeyArn.ts'
import { PolicyArn } from '../iam/identity/PolicyArn.ts'
import { RolePath } from '../iam/identity/RolePath.ts'
import { PrefixListId, ZoneId } from '../iam/identity/identifiers.ts'
import { Tier } from '../iam/permissions/Tier.ts'

// model

export interface RoleNamePrefixBrand {
  readonly RoleNamePrefix: unique symbol
}

/** The prefix of role names. */
export type RoleNamePrefix = t.Branded<string, RoleNamePrefixBrand>

/**
 * Where nodes are with egress `open`. `public`: each has a public address, which no instance with
 * several network cards can have. `private`: they share a NAT gateway, which costs by the hour and
 * by the GB.
 */
export type NodeSubnets = 'public' | 'private'

/** Records of the traffic in the VPC, kept in CloudWatch Logs. */
export interface FlowLogSettings {
  /** One of the periods that CloudWatch Logs offers, e.g. 30. */
  readonly retentionDays: number
}

export interface SetupOptions {
  /** The zones by id, one for each subnet; absent: the first zones of the account. */
  readonly zoneIds?: ReadonlyArray<ZoneId>
  /** Absent: `public`. Egress `blocked` has no public subnets. */
  readonly nodeSubnets?: NodeSubnets
  /** How much the role may do; absent: `compute`. */
  readonly tier?: Tier
  /** Put on every role of the stack where the customer's organisation demands one. */
  readonly permissionsBoundaryArn?: PolicyArn
  readonly rolePath?: RolePath
  /** Requests fixed role names with this prefix; absent: CloudFormation generates unique names. */
  readonly roleNamePrefix?: RoleNamePrefix
  /** 3,600 to 43,200; absent: 3,600, all that a session made by another role can have. */
  readonly sessionDurationSeconds?: number
  readonly flowLogs?: FlowLogSettings
  /**
   * The id of the AWS-managed prefix list of S3 in the Region, the same in every account. With
   * egress `blocked` it narrows to S3 what nodes may call through the gateway endpoint.
   */
  readonly s3PrefixListId?: PrefixListId
  /**
   * The KMS key of the volumes; absent: the default of the account, or keys with the compute tag.
   */
  readonly volumeKeyArn?: KmsKeyArn
}

// codecs

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const RoleNamePrefix: t.Type<RoleNamePrefix, string, unknown> =
  refinedString<RoleNamePrefixBrand>(
    'role name prefix of 1 to 64 letters, digits and _+=,.@-',
    /^[A-Za-z0-9_+=,.@-]{1,64}$/,
  )

export const NodeSubnets: t.Type<NodeSubnets, string, unknown> = t.keyof(
  { public: null, private: null },
  '"public" or "private"',
)

/** @source https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionPeriodsDays: ReadonlyArray<number> = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
]

export const FlowLogSettings: t.Type<
  FlowLogSettings,
  Encoded<FlowLogSettings>,
  unknown
> = closedRecord('flow log settings with retentionDays', {
  retentionDays: refined(
    'retention that CloudWatch Logs offers, in days, such as 30',
    (value): value is number => typeof value === 'number' && retentionPeriodsDays.includes(value),
    { enum: retentionPeriodsDays },
  ),
})

/** The codec of each option, for the records that have them. */
export const setupOptionCodecs: {
  readonly [Name in keyof Required<SetupOptions>]: t.Type<
    Required<SetupOptions>[Name],
    Encoded<Required<SetupOptions>[Name]>,
    unknown
  >
} = {
  zoneIds: t.readonlyArray(ZoneId, 'list of availability zone ids'),
  nodeSubnets: NodeSubnets,
  tier: Tier,
  permissionsBoundaryArn: PolicyArn,
  rolePath: RolePath,
  roleNamePrefix: RoleNamePrefix,
  sessionDurationSeconds: wholeNumber({ from: 3_600, to: 43_200 }),
  flowLogs: FlowLogSettings,
  s3PrefixListId: PrefixListId,
  volumeKeyArn: KmsKeyArn,
}

// queries

/** Tells whether nodes reach the internet through a NAT gateway. */
export const hasNatGateway = (input: {
  readonly egress: Egress
  readonly nodeSubnets?: NodeSubnets
}): boolean => input.egress === 'open' && input.nodeSubnets === 'private'

/** Tells whether nodes get public addresses from their subnets. */
export const mapsPublicAddresses = (input: Parameters<typeof hasNatGateway>[0]): boolean =>
  input.egress === 'open' && !hasNatGateway(input)

/** Returns how many interface endpoints nodes have in each zone; nodes with internet need none. */
export const interfaceEndpointsOf = (input: {
  readonly egress: Egress
  readonly tier?: Tier
}): number => (input.egress === 'open' || input.tier === 'connect' ? 0 : interfaceServices.length)
