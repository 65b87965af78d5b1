import { type Partition, partitionOfRegion } from '../iam/identity/Partition.ts'
import { partsOfRoleArn } from '../iam/identity/RoleArn.ts'
import type { AccountId } from '../iam/identity/identifiers.ts'
import { prefixLengthOf } from '../network/Ipv4Block.ts'
import { type Ipv4Cidr, toBlock } from '../network/Ipv4Cidr.ts'
import type { PlanSubnetsError } from '../network/planSubnets.ts'
import type { SetupTemplateInput } from './SetupTemplateInput.ts'
import { fixedRoleName } from './resources/rescaleRole.ts'
import type { LimitExceeded } from './templateLimits.ts'

/** Why no template can be made of an input. */
export type SetupTemplateError =
  | { readonly _tag: 'SubnetsDoNotFit'; readonly error: PlanSubnetsError }
  | { readonly _tag: 'TemplateTooLarge'; readonly exceeded: ReadonlyArray<LimitExceeded> }
  | {
      readonly _tag: 'ZoneIdsDoNotMatch'
      readonly zoneCount: number
      readonly zoneIdCount: number
    }
  | {
      readonly _tag: 'ForeignPartition'
      readonly field: 'rescaleRoleArn' | 'permissionsBoundaryArn'
      readonly partition: string
      readonly expected: Partition
    }
  | {
      readonly _tag: 'ForeignAccount'
      readonly field: 'rescaleRoleArn' | 'permissionsBoundaryArn'
      readonly accountId: string
      readonly expected: AccountId
    }
  | { readonly _tag: 'NoRescaleVpcCidr' }
  /**
   * A Rescale VPC has blocks of /16 to /28; anything wider would open the VPC to more than a VPC.
   */
  | { readonly _tag: 'NotARescaleVpcCidr'; readonly cidr: Ipv4Cidr }
  | {
      readonly _tag: 'SessionDurationOutOfRange'
      readonly sessionDurationSeconds: number
      readonly minimumSeconds: number
      readonly maximumSeconds: number
    }
  | { readonly _tag: 'MalformedConnectionName'; readonly connectionName: string }
  | { readonly _tag: 'MalformedRoleNamePrefix'; readonly roleNamePrefix: string }
  | {
      readonly _tag: 'RoleNameTooLong'
      readonly roleName: string
      readonly maximumCharacters: number
    }
  | { readonly _tag: 'MalformedPrefixListId'; readonly s3PrefixListId: string }
  | { readonly _tag: 'UnknownRetention'; readonly retentionDays: number }

type Refusal = (input: SetupTemplateInput) => SetupTemplateError | undefined

const zoneIdsDoNotMatch: Refusal = ({ zoneIds, zoneCount }) =>
  zoneIds === undefined || new Set(zoneIds).size === zoneCount
    ? undefined
    : { _tag: 'ZoneIdsDoNotMatch', zoneCount, zoneIdCount: new Set(zoneIds).size }

const foreignRescaleRole: Refusal = ({ region, rescaleAccountId, rescaleRoleArn }) => {
  if (rescaleRoleArn === undefined) return undefined
  const { partition, accountId } = partsOfRoleArn(rescaleRoleArn)
  const expected = partitionOfRegion(region)
  const field = 'rescaleRoleArn'
  if (partition !== expected) return { _tag: 'ForeignPartition', field, partition, expected }
  return accountId === rescaleAccountId
    ? undefined
    : { _tag: 'ForeignAccount', field, accountId, expected: rescaleAccountId }
}

const foreignBoundary: Refusal = ({ region, customerAccountId, permissionsBoundaryArn }) => {
  const [, partition, , , accountId] = (permissionsBoundaryArn ?? '').split(':')
  if (partition === undefined || accountId === undefined) return undefined
  const expected = partitionOfRegion(region)
  const field = 'permissionsBoundaryArn'
  if (partition !== expected) return { _tag: 'ForeignPartition', field, partition, expected }
  // The account of a policy that AWS manages is written `aws`.
  return accountId === customerAccountId || accountId === 'aws'
    ? undefined
    : { _tag: 'ForeignAccount', field, accountId, expected: customerAccountId }
}

/** @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const isVpcSized = (cidr: Ipv4Cidr): boolean => {
  const prefixLength = prefixLengthOf(toBlock(cidr))
  return prefixLength >= 16 && prefixLength <= 28
}

const unfitRescaleCidr: Refusal = ({ rescaleVpcCidrs }) => {
  if (rescaleVpcCidrs.length === 0) return { _tag: 'NoRescaleVpcCidr' }
  const cidr = rescaleVpcCidrs.find((candidate) => !isVpcSized(candidate))
  return cidr === undefined ? undefined : { _tag: 'NotARescaleVpcCidr', cidr }
}

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const sessionDuration = { minimumSeconds: 3_600, maximumSeconds: 43_200 }

const unfitSessionDuration: Refusal = ({ sessionDurationSeconds }) => {
  if (sessionDurationSeconds === undefined) return undefined
  const { minimumSeconds, maximumSeconds } = sessionDuration
  const fits =
    Number.isInteger(sessionDurationSeconds) &&
    sessionDurationSeconds >= minimumSeconds &&
    sessionDurationSeconds <= maximumSeconds
  return fits
    ? undefined
    : { _tag: 'SessionDurationOutOfRange', sessionDurationSeconds, ...sessionDuration }
}

/**
 * The grammar of stack names, which every company code fits.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
const malformedConnectionName: Refusal = ({ connectionName }) =>
  connectionName === undefined || /^[A-Za-z][A-Za-z0-9-]{0,133}$/.test(connectionName)
    ? undefined
    : { _tag: 'MalformedConnectionName', connectionName }

const longestRoleNameCharacters = 64

const unfitRoleName: Refusal = (input) => {
  const { roleNamePrefix } = input
  if (roleNamePrefix === undefined) return undefined
  if (!/^[A-Za-z0-9_+=,.@-]+$/.test(roleNamePrefix)) {
    return { _tag: 'MalformedRoleNamePrefix', roleNamePrefix }
  }
  const roleName = fixedRoleName(input, longestRoleSuffix)
  return roleName.length <= longestRoleNameCharacters
    ? undefined
    : { _tag: 'RoleNameTooLong', roleName, maximumCharacters: longestRoleNameCharacters }
}

/** The suffix of the longest role name that the template gives. */
const longestRoleSuffix = 'flow-logs'

const malformedPrefixListId: Refusal = ({ s3PrefixListId }) =>
  s3PrefixListId === undefined || /^pl-([0-9a-f]{8}|[0-9a-f]{17})$/.test(s3PrefixListId)
    ? undefined
    : { _tag: 'MalformedPrefixListId', s3PrefixListId }

/** @source https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionPeriodsDays: ReadonlyArray<number> = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
]

const unknownRetention: Refusal = ({ flowLogs }) =>
  flowLogs === undefined || retentionPeriodsDays.includes(flowLogs.retentionDays)
    ? undefined
    : { _tag: 'UnknownRetention', retentionDays: flowLogs.retentionDays }

const refusals: ReadonlyArray<Refusal> = [
  zoneIdsDoNotMatch,
  foreignRescaleRole,
  foreignBoundary,
  unfitRescaleCidr,
  unfitSessionDuration,
  malformedConnectionName,
  unfitRoleName,
  malformedPrefixListId,
  unknownRetention,
]

/**
 * Returns the first way in which an input contradicts itself or AWS's rules; `undefined` when there
 * is none.
 */
export const refusalOf: Refusal = (input) => {
  for (const refusal of refusals) {
    const error = refusal(input)
    if (error !== undefined) return error
  }
  return undefined
}
