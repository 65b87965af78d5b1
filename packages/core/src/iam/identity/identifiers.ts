/**
 * The identifiers that the parties exchange. Each is a branded string with its own grammar, so that
 * a VPC ID cannot be used as a peering ID.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */
import type { Either } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { type MalformedText, parserOf, refinedString } from '../../codec/refinedString.ts'

// model

export interface AccountIdBrand {
  readonly AccountId: unique symbol
}
/** An AWS account id: exactly twelve digits, kept as text because leading zeros count. */
export type AccountId = t.Branded<string, AccountIdBrand>

export interface VpcIdBrand {
  readonly VpcId: unique symbol
}
/** `vpc-` and 8 or 17 lower-case hexadecimal digits. */
export type VpcId = t.Branded<string, VpcIdBrand>

export interface SubnetIdBrand {
  readonly SubnetId: unique symbol
}
/** `subnet-` and 8 or 17 lower-case hexadecimal digits. */
export type SubnetId = t.Branded<string, SubnetIdBrand>

export interface SecurityGroupIdBrand {
  readonly SecurityGroupId: unique symbol
}
/** `sg-` and 8 or 17 lower-case hexadecimal digits. */
export type SecurityGroupId = t.Branded<string, SecurityGroupIdBrand>

export interface RouteTableIdBrand {
  readonly RouteTableId: unique symbol
}
/** `rtb-` and 8 or 17 lower-case hexadecimal digits. */
export type RouteTableId = t.Branded<string, RouteTableIdBrand>

export interface PeeringIdBrand {
  readonly PeeringId: unique symbol
}
/** `pcx-` and 8 or 17 lower-case hexadecimal digits: a VPC peering connection. */
export type PeeringId = t.Branded<string, PeeringIdBrand>

export interface PrefixListIdBrand {
  readonly PrefixListId: unique symbol
}
/** `pl-` and 8 or 17 lower-case hexadecimal digits. */
export type PrefixListId = t.Branded<string, PrefixListIdBrand>

export interface ZoneIdBrand {
  readonly ZoneId: unique symbol
}
/** An availability zone id such as `use1-az1`: the same physical zone in every account. */
export type ZoneId = t.Branded<string, ZoneIdBrand>

export interface CompanyCodeBrand {
  readonly CompanyCode: unique symbol
}
/**
 * The customer's short name at Rescale: 2 to 32 characters of `a-z`, `0-9`, `-`, starting with a
 * letter.
 */
export type CompanyCode = t.Branded<string, CompanyCodeBrand>

// codecs

/** Builds the codec of an EC2 id: a prefix, and 8 or 17 lower-case hexadecimal digits. */
const resourceId = <Brand extends { readonly [Key in keyof Brand]: symbol }>(
  what: string,
  prefix: string,
  example = '0123456789abcdef0',
): t.Type<t.Branded<string, Brand>, string, unknown> =>
  refinedString<Brand>(
    `${what} such as ${prefix}-${example}`,
    new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
  )

/** Decodes twelve digits: `"111122223333"` passes, the number `111122223333` does not. */
export const AccountId: t.Type<AccountId, string, unknown> = refinedString<AccountIdBrand>(
  'AWS account id of exactly 12 digits, as text',
  /^\d{12}$/,
)

/** Decodes a VPC id: `"vpc-0123456789abcdef0"` passes, `"vpc-XYZ"` does not. */
export const VpcId: t.Type<VpcId, string, unknown> = resourceId<VpcIdBrand>('VPC id', 'vpc')

export const SubnetId: t.Type<SubnetId, string, unknown> = resourceId<SubnetIdBrand>(
  'subnet id',
  'subnet',
)

export const SecurityGroupId: t.Type<SecurityGroupId, string, unknown> =
  resourceId<SecurityGroupIdBrand>('security group id', 'sg')

export const RouteTableId: t.Type<RouteTableId, string, unknown> = resourceId<RouteTableIdBrand>(
  'route table id',
  'rtb',
)

export const PeeringId: t.Type<PeeringId, string, unknown> = resourceId<PeeringIdBrand>(
  'VPC peering connection id',
  'pcx',
)

/** Decodes a prefix list id: `"pl-63a5400a"` passes, a CIDR block does not. */
export const PrefixListId: t.Type<PrefixListId, string, unknown> = resourceId<PrefixListIdBrand>(
  'prefix list id',
  'pl',
  '63a5400a',
)

/** Decodes a zone id: `"use1-az1"` passes, the zone name `"us-east-1a"` does not. */
export const ZoneId: t.Type<ZoneId, string, unknown> = refinedString<ZoneIdBrand>(
  'availability zone id such as use1-az1',
  /^[a-z]{2,6}\d(-[a-z]{3}\d)?-az\d$/,
)

export const CompanyCode: t.Type<CompanyCode, string, unknown> = refinedString<CompanyCodeBrand>(
  'company code: 2 to 32 of a-z, 0-9 and -, starting with a letter',
  /^[a-z][a-z0-9-]{1,31}$/,
)

// constructors

export const parseAccountId: (input: string) => Either<MalformedText, AccountId> =
  parserOf(AccountId)
export const parseVpcId: (input: string) => Either<MalformedText, VpcId> = parserOf(VpcId)
export const parsePeeringId: (input: string) => Either<MalformedText, PeeringId> =
  parserOf(PeeringId)
export const parseRouteTableId: (input: string) => Either<MalformedText, RouteTableId> =
  parserOf(RouteTableId)
export const parseCompanyCode: (input: string) => Either<MalformedText, CompanyCode> =
  parserOf(CompanyCode)
