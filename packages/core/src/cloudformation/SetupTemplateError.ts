import { type Partition, type Region, partitionOfRegion } from '../iam/identity/Partition.ts'
import type { KmsKeyArn } from '../iam/identity/KmsKeyArn.ts'
import type { AccountId, CompanyCode, ZoneId } from '../iam/identity/identifiers.ts'
import { prefixLengthOf } from '../network/Ipv4Block.ts'
import { type Ipv4Cidr, toBlock } from '../network/Ipv4Cidr.ts'
import { isVpcSize } from '../network/specialRanges.ts'
import { isZoneOf } from '../network/zones.ts'
import type { PlanSubnetsError } from '../network/planSubnets.ts'
import type { SetupOptions } from './SetupOptions.ts'
import type { SetupTemplateInput } from './SetupTemplateInput.ts'
import { fixedRoleName } from './resources/rescaleRole.ts'
import type { LimitExceeded } from './templateLimits.ts'

type ForeignField = 'rescaleRoleArn' | 'permissionsBoundaryArn'

/** Why no template can be made of an input. */
export type SetupTemplateError =
  | { readonly _tag: 'SubnetsDoNotFit'; readonly error: PlanSubnetsError }
  | { readonly _tag: 'TemplateTooLarge'; readonly exceeded: ReadonlyArray<LimitExceeded> }
  | {
      readonly _tag: 'ZoneIdsDoNotMatch'
      readonly zoneCount: number
      readonly zoneIdCount: number
    }
  | { readonly _tag: 'ZoneOfOtherRegion'; readonly zoneId: ZoneId; readonly region: Region }
  | { readonly _tag: 'KeyOfOtherRegion'; readonly volumeKeyArn: KmsKeyArn; readonly region: Region }
  | {
      readonly _tag: 'ForeignPartition'
      readonly field: ForeignField
      readonly partition: string
      readonly expected: Partition
    }
  | {
      readonly _tag: 'ForeignAccount'
      readonly field: ForeignField
      readonly accountId: string
      readonly expected: AccountId
    }
  | { readonly _tag: 'NoRescaleVpcCidr' }
  /**
   * A Rescale VPC has blocks of /16 to /28; anything wider would open the VPC to more than a VPC.
   */
  | { readonly _tag: 'NotARescaleVpcCidr'; readonly cidr: Ipv4Cidr }
  | { readonly _tag: 'MalformedConnectionName'; readonly connectionName: string }
  | {
      readonly _tag: 'RoleNameTooLong'
      readonly roleName: string
      readonly maximumCharacters: number
    }

/** The part of the input that a request has. */
export interface RequestedSetup extends SetupOptions {
  readonly companyCode: CompanyCode
  readonly connectionName?: string
  readonly customerAccountId: AccountId
  readonly region: Region
  readonly zoneCount: number
}

type Refusal<Input = SetupTemplateInput> = (input: Input) => SetupTemplateError | undefined

const zoneIdsDoNotMatch: Refusal<RequestedSetup> = ({ zoneIds, zoneCount }) =>
  zoneIds === undefined || new Set(zoneIds).size === zoneCount
    ? undefined
    : { _tag: 'ZoneIdsDoNotMatch', zoneCount, zoneIdCount: new Set(zoneIds).size }

const zoneOfOtherRegion: Refusal<RequestedSetup> = ({ zoneIds = [], region }) => {
  const zoneId = zoneIds.find((candidate) => !isZoneOf(region, candidate))
  return zoneId === undefined ? undefined : { _tag: 'ZoneOfOtherRegion', zoneId, region }
}

/** Volumes are encrypted with keys of their own Region. */
const keyOfOtherRegion: Refusal<RequestedSetup> = ({ volumeKeyArn, region }) => {
  const here = `arn:${partitionOfRegion(region)}:kms:${region}:`
  return volumeKeyArn === undefined || volumeKeyArn.startsWith(here)
    ? undefined
    : { _tag: 'KeyOfOtherRegion', volumeKeyArn, region }
}

/** The ARN of a field is in the partition of the Region, and of the expected account. */
const foreignArn = (
  input: Partial<Record<ForeignField, string>> & { readonly region: Region },
  field: ForeignField,
  expected: AccountId,
): SetupTemplateError | undefined => {
  const [, partition, , , accountId] = (input[field] ?? '').split(':')
  if (partition === undefined || accountId === undefined) return undefined
  const ownPartition = partitionOfRegion(input.region)
  if (partition !== ownPartition) {
    return { _tag: 'ForeignPartition', field, partition, expected: ownPartition }
  }
  // The account of a policy that AWS manages is written `aws`.
  return accountId === expected || accountId === 'aws'
    ? undefined
    : { _tag: 'ForeignAccount', field, accountId, expected }
}

const foreignRescaleRole: Refusal = (input) =>
  foreignArn(input, 'rescaleRoleArn', input.rescaleAccountId)

const foreignBoundary: Refusal<RequestedSetup> = (input) =>
  foreignArn(input, 'permissionsBoundaryArn', input.customerAccountId)

const unfitRescaleCidr: Refusal = ({ rescaleVpcCidrs }) => {
  if (rescaleVpcCidrs.length === 0) return { _tag: 'NoRescaleVpcCidr' }
  const cidr = rescaleVpcCidrs.find((candidate) => !isVpcSize(prefixLengthOf(toBlock(candidate))))
  return cidr === undefined ? undefined : { _tag: 'NotARescaleVpcCidr', cidr }
}

/**
 * The grammar of stack names, which every company code fits.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
const malformedConnectionName: Refusal<RequestedSetup> = ({ connectionName }) =>
  connectionName === undefined || /^[A-Za-z][A-Za-z0-9-]{0,133}$/.test(connectionName)
    ? undefined
    : { _tag: 'MalformedConnectionName', connectionName }

const longestRoleNameCharacters = 64

const unfitRoleName: Refusal<RequestedSetup> = (input) => {
  if (input.roleNamePrefix === undefined) return undefined
  const roleName = fixedRoleName(input, longestRoleSuffix)
  return roleName.length <= longestRoleNameCharacters
    ? undefined
    : { _tag: 'RoleNameTooLong', roleName, maximumCharacters: longestRoleNameCharacters }
}

/** The suffix of the longest role name that the template gives. */
const longestRoleSuffix = 'flow-logs'

/** What a request shows already, before a block or an external ID is agreed. */
const refusalsOfRequest: ReadonlyArray<Refusal<RequestedSetup>> = [
  zoneIdsDoNotMatch,
  zoneOfOtherRegion,
  keyOfOtherRegion,
  foreignBoundary,
  malformedConnectionName,
  unfitRoleName,
]

const refusalsOfAgreement: ReadonlyArray<Refusal> = [foreignRescaleRole, unfitRescaleCidr]

const firstOf = <Input>(
  refusals: ReadonlyArray<Refusal<Input>>,
  input: Input,
): SetupTemplateError | undefined => {
  for (const refusal of refusals) {
    const error = refusal(input)
    if (error !== undefined) return error
  }
  return undefined
}

/** Returns the first way in which a request alone rules out a template, if there is one. */
export const refusalOfRequest = (request: RequestedSetup): SetupTemplateError | undefined =>
  firstOf(refusalsOfRequest, request)

/**
 * Returns the first way in which an input contradicts itself or AWS's rules; `undefined` when there
 * is none.
 */
export const refusalOf = (input: SetupTemplateInput): SetupTemplateError | undefined =>
  firstOf(refusalsOfRequest, input) ?? firstOf(refusalsOfAgreement, input)
