/**
 * The domain value of a VPC, assembled from five kinds of descriptions.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html
 */
import { type Region, AccountId, SubnetId, VpcId } from '@byoa/core/iam/identity'
import type { RouteTableSnapshot, SubnetSnapshot, VpcSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { InternetGateway, Subnet, Vpc } from '../aws/Ec2.ts'
import { cidrOf } from '../routes/cidrOf.ts'

/** EC2's descriptions of a VPC. */
export interface VpcDescriptions {
  readonly vpc: Vpc
  readonly region: Region
  readonly dnsSupport: boolean
  readonly dnsHostnames: boolean
  readonly subnets: ReadonlyArray<Subnet>
  readonly routeTables: ReadonlyArray<RouteTableSnapshot>
  readonly internetGateways: ReadonlyArray<InternetGateway>
}

/**
 * Returns the blocks of a VPC, the primary first. `CidrBlock` is only the primary; the set has all
 * blocks, including those being associated or disassociated.
 */
export const cidrsOf = ({ CidrBlock, CidrBlockAssociationSet }: Vpc): ReadonlyArray<Ipv4Cidr> => {
  const primary = cidrOf(CidrBlock ?? '')
  const associated = (CidrBlockAssociationSet ?? [])
    .filter(({ CidrBlockState }) => CidrBlockState?.State === 'associated')
    .flatMap(({ CidrBlock: block }) => cidrOf(block ?? '') ?? [])
  const others = associated.filter((cidr) => cidr !== primary)
  return primary === undefined ? others : [primary, ...others]
}

/** Returns the snapshot of a subnet; Left names what its description lacks. */
const subnetSnapshot = (subnet: Subnet): E.Either<string, SubnetSnapshot> => {
  const { SubnetId: subnetId, CidrBlock, AvailabilityZone } = subnet
  if (!SubnetId.is(subnetId)) return E.left('the id of a subnet')
  const cidr = cidrOf(CidrBlock ?? '')
  if (cidr === undefined) return E.left(`the block of ${subnetId}`)
  return AvailabilityZone === undefined
    ? E.left(`the zone of ${subnetId}`)
    : E.right({ subnetId, cidr, availabilityZone: AvailabilityZone })
}

/** An IPv6-only subnet has no IPv4 block. */
const hasIpv4 = ({ Ipv6Native }: Subnet): boolean => Ipv6Native !== true

/** Returns whether an internet gateway is attached to a VPC, or being attached. */
export const isAttachedTo =
  (vpcId: VpcId) =>
  ({ Attachments }: InternetGateway): boolean =>
    (Attachments ?? []).some(
      ({ VpcId: id, State }) =>
        id === vpcId && String(State) !== 'detached' && State !== 'detaching',
    )

/** Returns the snapshot of a VPC; Left names what the descriptions lack. */
export const vpcSnapshot = (seen: VpcDescriptions): E.Either<string, VpcSnapshot> => {
  const { VpcId: vpcId, OwnerId: accountId, State } = seen.vpc
  if (!VpcId.is(vpcId)) return E.left('the id of a VPC')
  if (!AccountId.is(accountId)) return E.left(`the owner of ${vpcId}`)
  return pipe(
    seen.subnets.filter(hasIpv4),
    E.traverseArray(subnetSnapshot),
    E.map((subnets) => ({
      vpcId,
      accountId,
      region: seen.region,
      state: State === 'available' ? 'available' : 'pending',
      cidrs: cidrsOf(seen.vpc),
      dnsSupport: seen.dnsSupport,
      dnsHostnames: seen.dnsHostnames,
      internetGatewayAttached: seen.internetGateways.some(isAttachedTo(vpcId)),
      subnets,
      routeTables: seen.routeTables,
    })),
  )
}
