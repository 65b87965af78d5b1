/**
 * Subnets and availability zones.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
 */
import {
  type Ipv4Cidr,
  contains,
  overlaps,
  reservedAddressesPerSubnet,
  sizeOf,
  toBlock,
} from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { dropResource, putResource, resourcesOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { Subnet, Tag, Vpc } from '../../world/network.ts'
import { type Zone, zonesOf } from '../../world/zones.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, invalidParameter, refuse } from '../AwsError.ts'
import { type FilterReaders, applyFilters } from '../filters.ts'
import { tagsFor } from '../tags.ts'
import { creationNeeds, ec2Arn, needOf, vpcNeed } from './arns.ts'
import { type BlockPublicAccessOutput, blockPublicAccessIn } from './blockPublicAccess.ts'
import { found, readCidr } from './found.ts'
import { pageOfResources } from './pageOfResources.ts'
import { isVpcSize } from './vpcBlocks.ts'
import type {
  CreateSubnetRequest,
  DeleteSubnetRequest,
  DescribeAvailabilityZonesRequest,
  DescribeSubnetsRequest,
  ModifySubnetAttributeRequest,
} from './Ec2Inputs.ts'

// outputs

export interface SubnetOutput {
  readonly SubnetId: string
  readonly VpcId: string
  readonly OwnerId: string
  readonly State: 'available'
  readonly CidrBlock: string
  readonly AvailabilityZone: string
  readonly AvailabilityZoneId: string
  readonly AvailableIpAddressCount: number
  readonly MapPublicIpOnLaunch: boolean
  readonly SubnetArn: string
  readonly DefaultForAz: boolean
  readonly AssignIpv6AddressOnCreation: false
  readonly MapCustomerOwnedIpOnLaunch: false
  readonly Ipv6CidrBlockAssociationSet: ReadonlyArray<never>
  readonly EnableDns64: false
  readonly Ipv6Native: false
  readonly PrivateDnsNameOptionsOnLaunch: {
    readonly HostnameType: 'ip-name'
    readonly EnableResourceNameDnsARecord: false
    readonly EnableResourceNameDnsAAAARecord: false
  }
  readonly BlockPublicAccessStates: BlockPublicAccessOutput
  readonly Tags: ReadonlyArray<Tag>
}

/** Attributes that cannot be changed here. */
const asCreated = {
  AssignIpv6AddressOnCreation: false,
  MapCustomerOwnedIpOnLaunch: false,
  Ipv6CidrBlockAssociationSet: [],
  EnableDns64: false,
  Ipv6Native: false,
  PrivateDnsNameOptionsOnLaunch: {
    HostnameType: 'ip-name',
    EnableResourceNameDnsARecord: false,
    EnableResourceNameDnsAAAARecord: false,
  },
} as const

/** Returns the description of a subnet. */
export const subnetOutput =
  (context: Context) =>
  (subnet: Subnet): SubnetOutput => {
    const used = resourcesOf(context.world, context, 'networkInterfaces').filter(
      ({ subnetId }) => subnetId === subnet.id,
    )
    return {
      SubnetId: subnet.id,
      VpcId: subnet.vpcId,
      OwnerId: subnet.accountId,
      State: 'available',
      CidrBlock: subnet.cidr,
      AvailabilityZone: subnet.availabilityZone,
      AvailabilityZoneId: subnet.availabilityZoneId,
      AvailableIpAddressCount:
        sizeOf(toBlock(subnet.cidr)) - reservedAddressesPerSubnet - used.length,
      MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
      DefaultForAz: subnet.isDefault,
      SubnetArn: ec2Arn(context, 'subnet', subnet.id),
      ...asCreated,
      BlockPublicAccessStates: blockPublicAccessIn(context.world, subnet),
      Tags: subnet.tags,
    }
  }

// CreateSubnet

/** Returns the zone of a call; by default the first one. */
export const zoneOf = (
  context: Context,
  input: Pick<CreateSubnetRequest, 'AvailabilityZone' | 'AvailabilityZoneId'>,
): E.Either<AwsError, Zone> => {
  const zones = zonesOf(context.identity.account, context.region)
  if (input.AvailabilityZone !== undefined && input.AvailabilityZoneId !== undefined) {
    return refuse(
      'InvalidParameterCombination',
      'The parameters AvailabilityZone and AvailabilityZoneId may not be used together',
    )
  }
  const wanted = input.AvailabilityZone ?? input.AvailabilityZoneId
  const zone =
    wanted === undefined ? zones[0] : zones.find(({ name, id }) => name === wanted || id === wanted)
  if (zone !== undefined) return E.right(zone)
  return invalidParameter(
    `Value (${wanted ?? ''}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zones.map(({ name }) => name).join(', ')}.`,
  )
}

const blockIn = (context: Context, vpc: Vpc, text: string): E.Either<AwsError, Ipv4Cidr> => {
  const cidr = readCidr(text, 'cidrBlock')
  if (E.isLeft(cidr)) return cidr
  const block = toBlock(cidr.right)
  const isInside = vpc.blocks.some((association) => contains(toBlock(association.cidr), block))
  if (!isVpcSize(cidr.right) || !isInside) {
    return refuse('InvalidSubnet.Range', `The CIDR '${cidr.right}' is invalid.`)
  }
  const siblings = resourcesOf(context.world, context, 'subnets').filter(
    ({ vpcId }) => vpcId === vpc.id,
  )
  if (siblings.some((sibling) => overlaps(toBlock(sibling.cidr), block))) {
    return refuse(
      'InvalidSubnet.Conflict',
      `The CIDR '${cidr.right}' conflicts with another subnet`,
    )
  }
  if (siblings.length >= context.world.settings.quotas.subnetsPerVpc) {
    return refuse('SubnetLimitExceeded', 'The maximum number of subnets has been reached.')
  }
  return cidr
}

const create = (
  context: Context,
  input: CreateSubnetRequest,
): Outcome<{ readonly Subnet: SubnetOutput }> => {
  const vpc = found(context, 'vpcs', input.VpcId)
  if (E.isLeft(vpc)) return vpc
  const zone = zoneOf(context, input)
  if (E.isLeft(zone)) return zone
  const cidr = blockIn(context, vpc.right, input.CidrBlock)
  if (E.isLeft(cidr)) return cidr
  const [withId, id] = freshId(context.world, 'subnet')
  const subnet: Subnet = {
    id,
    accountId: context.accountId,
    region: context.region,
    tags: tagsFor(input, 'subnet'),
    vpcId: input.VpcId,
    cidr: cidr.right,
    availabilityZone: zone.right.name,
    availabilityZoneId: zone.right.id,
    mapPublicIpOnLaunch: false,
    isDefault: false,
  }
  return answer(putResource(withId, 'subnets', subnet), { Subnet: subnetOutput(context)(subnet) })
}

export const createSubnet: Action<CreateSubnetRequest, { readonly Subnet: SubnetOutput }> = {
  permission: 'ec2:CreateSubnet',
  needs: (context, input) => [
    ...creationNeeds(context, input, { type: 'subnet', action: 'CreateSubnet' }),
    vpcNeed(context, input.VpcId),
  ],
  run: create,
}

// DeleteSubnet, ModifySubnetAttribute

const hasInterfaces = (context: Context, subnetId: string): boolean =>
  resourcesOf(context.world, context, 'networkInterfaces').some(
    (networkInterface) => networkInterface.subnetId === subnetId,
  )

export const deleteSubnet: Action<DeleteSubnetRequest, Record<never, never>> = {
  permission: 'ec2:DeleteSubnet',
  needs: (context, { SubnetId }) => [needOf(context, 'subnet', SubnetId)],
  run: (context, { SubnetId }) => {
    const subnet = found(context, 'subnets', SubnetId)
    if (E.isLeft(subnet)) return subnet
    if (hasInterfaces(context, SubnetId)) {
      return refuse(
        'DependencyViolation',
        `The subnet '${SubnetId}' has dependencies and cannot be deleted.`,
      )
    }
    let world = dropResource(context.world, 'subnets', subnet.right)
    for (const table of resourcesOf(world, context, 'routeTables')) {
      if (table.associations.some(({ subnetId }) => subnetId === SubnetId)) {
        const associations = table.associations.filter(({ subnetId }) => subnetId !== SubnetId)
        world = putResource(world, 'routeTables', { ...table, associations })
      }
    }
    return answer(world, {})
  },
}

export const modifySubnetAttribute: Action<ModifySubnetAttributeRequest, Record<never, never>> = {
  permission: 'ec2:ModifySubnetAttribute',
  needs: (context, { SubnetId }) => [needOf(context, 'subnet', SubnetId)],
  run: (context, { SubnetId, MapPublicIpOnLaunch }) =>
    pipe(
      found(context, 'subnets', SubnetId),
      E.map((subnet) => ({ ...subnet, mapPublicIpOnLaunch: MapPublicIpOnLaunch.Value })),
      E.map((subnet) => ({ world: putResource(context.world, 'subnets', subnet), output: {} })),
    ),
}

// DescribeSubnets

export interface DescribeSubnetsOutput {
  readonly Subnets: ReadonlyArray<SubnetOutput>
  readonly NextToken?: string
}

/** Filters that also have the name of the member of the answer. */
const namedTwice: FilterReaders<Subnet> = {
  cidr: ({ cidr }) => [cidr],
  cidrBlock: ({ cidr }) => [cidr],
  'cidr-block': ({ cidr }) => [cidr],
  availabilityZone: ({ availabilityZone }) => [availabilityZone],
  'availability-zone': ({ availabilityZone }) => [availabilityZone],
  availabilityZoneId: ({ availabilityZoneId }) => [availabilityZoneId],
  'availability-zone-id': ({ availabilityZoneId }) => [availabilityZoneId],
  defaultForAz: ({ isDefault }) => [String(isDefault)],
  'default-for-az': ({ isDefault }) => [String(isDefault)],
}

const subnetFilters = (context: Context): FilterReaders<Subnet> => ({
  ...namedTwice,
  'subnet-id': ({ id }) => [id],
  'subnet-arn': ({ id }) => [ec2Arn(context, 'subnet', id)],
  'vpc-id': ({ vpcId }) => [vpcId],
  'owner-id': ({ accountId }) => [accountId],
  'available-ip-address-count': (subnet) => [
    String(subnetOutput(context)(subnet).AvailableIpAddressCount),
  ],
  'map-public-ip-on-launch': ({ mapPublicIpOnLaunch }) => [String(mapPublicIpOnLaunch)],
  'map-customer-owned-ip-on-launch': () => ['false'],
  'customer-owned-ipv4-pool': () => [],
  'enable-dns64': () => ['false'],
  'enable-lni-at-device-index': () => [],
  'ipv6-cidr-block-association.association-id': () => [],
  'ipv6-cidr-block-association.ipv6-cidr-block': () => [],
  'ipv6-cidr-block-association.state': () => [],
  'ipv6-native': () => ['false'],
  'outpost-arn': () => [],
  'private-dns-name-options-on-launch.hostname-type': () => ['ip-name'],
  'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': () => ['false'],
  'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record': () => ['false'],
  state: () => ['available'],
})

export const describeSubnets: Action<DescribeSubnetsRequest, DescribeSubnetsOutput> = {
  permission: 'ec2:DescribeSubnets',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      pageOfResources(context, input, {
        kind: 'subnets',
        ids: input.SubnetIds,
        filters: subnetFilters,
      }),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { Subnets: items.map(subnetOutput(context)), ...rest }),
      ),
    ),
}

// DescribeAvailabilityZones

export interface AvailabilityZoneOutput {
  readonly ZoneName: string
  readonly ZoneId: string
  readonly RegionName: string
  readonly GroupName: string
  readonly NetworkBorderGroup: string
  readonly State: 'available'
  readonly Messages: ReadonlyArray<never>
  readonly OptInStatus: 'opt-in-not-required'
  readonly ZoneType: 'availability-zone'
}

export interface DescribeAvailabilityZonesOutput {
  readonly AvailabilityZones: ReadonlyArray<AvailabilityZoneOutput>
}

type SeenZone = AvailabilityZoneOutput & { readonly tags: ReadonlyArray<Tag> }

const zoneFilters = {
  'zone-name': ({ ZoneName }: SeenZone) => [ZoneName],
  'zone-id': ({ ZoneId }: SeenZone) => [ZoneId],
  'region-name': ({ RegionName }: SeenZone) => [RegionName],
  state: ({ State }: SeenZone) => [State],
  'opt-in-status': ({ OptInStatus }: SeenZone) => [OptInStatus],
  'zone-type': ({ ZoneType }: SeenZone) => [ZoneType],
  'group-name': ({ GroupName }: SeenZone) => [GroupName],
  // Filters on Local Zones and zone messages.
  'group-long-name': () => [],
  message: () => [],
  'parent-zone-id': () => [],
  'parent-zone-name': () => [],
}

/** Refuses unknown zone names and IDs. */
const unknownZone = (
  zones: ReadonlyArray<SeenZone>,
  { ZoneNames = [], ZoneIds = [] }: DescribeAvailabilityZonesRequest,
): string | undefined =>
  ZoneNames.find((name) => !zones.some(({ ZoneName }) => ZoneName === name)) ??
  ZoneIds.find((id) => !zones.some(({ ZoneId }) => ZoneId === id))

export const describeAvailabilityZones: Action<
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesOutput
> = {
  permission: 'ec2:DescribeAvailabilityZones',
  needs: onEverything,
  run: (context, input) => {
    const zones = zonesOf(context.identity.account, context.region).map(
      ({ name, id }): SeenZone => ({
        ZoneName: name,
        ZoneId: id,
        RegionName: context.region,
        GroupName: `${context.region}-zg-1`,
        NetworkBorderGroup: context.region,
        Messages: [],
        State: 'available',
        OptInStatus: 'opt-in-not-required',
        ZoneType: 'availability-zone',
        tags: [],
      }),
    )
    const unknown = unknownZone(zones, input)
    if (unknown !== undefined) return invalidParameter(`Invalid availability zone: [${unknown}]`)
    const isNamed = ({ ZoneName, ZoneId }: SeenZone): boolean =>
      (input.ZoneNames?.includes(ZoneName) ?? true) && (input.ZoneIds?.includes(ZoneId) ?? true)
    const matching = applyFilters(zones.filter(isNamed), input.Filters, zoneFilters)
    if (E.isLeft(matching)) return matching
    const AvailabilityZones = matching.right.map(({ tags: _tags, ...zone }) => zone)
    return answer(context.world, { AvailabilityZones })
  },
}
