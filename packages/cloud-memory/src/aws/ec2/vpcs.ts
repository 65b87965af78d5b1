/**
 * VPCs and their CIDR blocks.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
import { type Ipv4Cidr, contains, overlaps, toBlock } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { isLive, isTaken, statusAt } from '../../world/Peering.ts'
import {
  type World,
  dropResource,
  putNetwork,
  putResource,
  resourcesOf,
} from '../../world/World.ts'
import * as Table from '../../world/Table.ts'
import { freshId, withFreshIds } from '../../world/freshId.ts'
import { digitsOf, placeOf } from '../../world/idDigits.ts'
import type { CidrAssociation, Tag, Vpc } from '../../world/network.ts'
import { networkOf } from '../../world/newVpc.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, invalidParameter, missingParameter, refuse } from '../AwsError.ts'
import type { FilterReaders } from '../filters.ts'
import { tagsFor } from '../tags.ts'
import { creationNeeds, vpcNeed } from './arns.ts'
import { type Availability, availabilityAt, availableLater } from './availability.ts'
import { found, readCidr } from './found.ts'
import { pageOfResources } from './pageOfResources.ts'
import { type BlockPublicAccessOutput, blockPublicAccessIn } from './blockPublicAccess.ts'
import { vpcOfSide } from './peeringTransitions.ts'
import { peeringsOf, putPeering } from './peeringsOf.ts'
import { primaryBlock, secondaryBlock } from './vpcBlocks.ts'
import type {
  AssociateVpcCidrBlockRequest,
  CreateVpcRequest,
  DeleteVpcRequest,
  DescribeVpcAttributeRequest,
  DescribeVpcsRequest,
  DisassociateVpcCidrBlockRequest,
  ModifyVpcAttributeRequest,
} from './Ec2Inputs.ts'

// outputs

export interface VpcOutput {
  readonly VpcId: string
  readonly OwnerId: string
  readonly State: Availability
  readonly CidrBlock: string
  readonly CidrBlockAssociationSet: ReadonlyArray<{
    readonly AssociationId: string
    readonly CidrBlock: string
    readonly CidrBlockState: { readonly State: 'associated' }
  }>
  readonly Ipv6CidrBlockAssociationSet: ReadonlyArray<never>
  readonly DhcpOptionsId: string
  readonly BlockPublicAccessStates: BlockPublicAccessOutput
  readonly IsDefault: boolean
  readonly InstanceTenancy: 'default'
  readonly Tags: ReadonlyArray<Tag>
}

/** The set of DHCP options that every account has in a Region. */
const dhcpOptionsId = ({ accountId, region }: Vpc): string =>
  `dopt-0${digitsOf(Number(accountId.slice(-8)), placeOf(region))}`

/** Returns the description of a VPC. */
export const vpcOutput = (vpc: Vpc, world: World): VpcOutput => ({
  VpcId: vpc.id,
  OwnerId: vpc.accountId,
  State: availabilityAt(vpc, world.now),
  CidrBlock: vpc.blocks[0]?.cidr ?? '',
  CidrBlockAssociationSet: vpc.blocks.map(({ associationId, cidr }) => ({
    AssociationId: associationId,
    CidrBlock: cidr,
    CidrBlockState: { State: 'associated' },
  })),
  Ipv6CidrBlockAssociationSet: [],
  DhcpOptionsId: dhcpOptionsId(vpc),
  BlockPublicAccessStates: blockPublicAccessIn(world, vpc),
  IsDefault: vpc.isDefault,
  InstanceTenancy: 'default',
  Tags: vpc.tags,
})

// CreateVpc

/** Requires that the VPC quota of the Region is not reached. */
export const vpcLimit = (context: Context): E.Either<AwsError, undefined> =>
  resourcesOf(context.world, context, 'vpcs').length < context.world.settings.quotas.vpcsPerRegion
    ? E.right(undefined)
    : refuse('VpcLimitExceeded', 'The maximum number of VPCs has been reached.')

/** Returns the world with a new VPC, its main route table and its default security group. */
export const openVpc = (world: World, vpc: Vpc): World => {
  const [withIds, network] = withFreshIds(world, (newId) => networkOf(vpc, newId))
  return putNetwork(withIds, vpc, network)
}

const create = (
  context: Context,
  input: CreateVpcRequest,
): Outcome<{ readonly Vpc: VpcOutput }> => {
  const { world } = context
  if (input.CidrBlock === undefined) return missingParameter('cidrBlock')
  const read = readCidr(input.CidrBlock, 'cidrBlock')
  const cidr = E.isRight(read) ? primaryBlock(read.right, world.settings) : read
  if (E.isLeft(cidr)) return cidr
  const full = vpcLimit(context)
  if (E.isLeft(full)) return full
  const [withId, id] = freshId(world, 'vpc')
  const [withBlockId, associationId] = freshId(withId, 'vpc-cidr-assoc')
  const vpc: Vpc = {
    id,
    accountId: context.accountId,
    region: context.region,
    tags: tagsFor(input, 'vpc'),
    blocks: [{ associationId, cidr: cidr.right }],
    dnsSupport: true,
    dnsHostnames: false,
    usageMetrics: false,
    isDefault: false,
    ...availableLater(world),
  }
  return answer(openVpc(withBlockId, vpc), {
    Vpc: { ...vpcOutput(vpc, world), State: 'pending' },
  })
}

export const createVpc: Action<CreateVpcRequest, { readonly Vpc: VpcOutput }> = {
  permission: 'ec2:CreateVpc',
  needs: (context, input) => creationNeeds(context, input, { type: 'vpc', action: 'CreateVpc' }),
  run: create,
}

// DeleteVpc

/**
 * Returns the IDs of resources that keep a VPC from being deleted; the main route table and the
 * default group are deleted with it.
 */
const dependenciesOf = (context: Context, vpcId: string): ReadonlyArray<string> => {
  const { world } = context
  const inVpc = (resource: { readonly vpcId?: string }): boolean => resource.vpcId === vpcId
  return [
    ...resourcesOf(world, context, 'subnets').filter(inVpc),
    ...resourcesOf(world, context, 'internetGateways').filter(inVpc),
    ...resourcesOf(world, context, 'vpcEndpoints').filter(inVpc),
    ...resourcesOf(world, context, 'securityGroups').filter(
      (group) => inVpc(group) && group.name !== 'default',
    ),
    ...resourcesOf(world, context, 'routeTables').filter(
      (table) => inVpc(table) && !table.associations.some(({ subnetId }) => subnetId === undefined),
    ),
  ].map(({ id }) => id)
}

const dependencyViolation = (vpcId: string) =>
  refuse('DependencyViolation', `The vpc '${vpcId}' has dependencies and cannot be deleted.`)

/**
 * Deletes the peering connections of a VPC; undefined when one of them keeps it from being deleted.
 */
const endPeerings = (context: Context, vpc: Vpc): World | undefined => {
  let { world } = context
  for (const peering of peeringsOf(world, vpc.id)) {
    const status = statusAt(peering, world.now)
    if (!isLive(status)) continue
    const mayEnd = isTaken(status)
      ? world.settings.openPoints.deleteVpcWithActivePeering === 'deletes-peering'
      : peering.requester.vpcId === vpc.id
    if (!mayEnd) return undefined
    const phase = { kind: 'deleted', deletedAt: world.now, by: vpc.accountId } as const
    world = putPeering(world, { ...peering, phase })
  }
  return world
}

const remove = (context: Context, { VpcId }: DeleteVpcRequest): Outcome<Record<never, never>> => {
  const vpc = found(context, 'vpcs', VpcId)
  if (E.isLeft(vpc)) return vpc
  if (dependenciesOf(context, VpcId).length > 0) return dependencyViolation(VpcId)
  const unpeered = endPeerings(context, vpc.right)
  if (unpeered === undefined) return dependencyViolation(VpcId)
  let world = dropResource(unpeered, 'vpcs', vpc.right)
  for (const kind of ['routeTables', 'securityGroups', 'networkAcls'] as const) {
    for (const part of resourcesOf(world, context, kind)) {
      if (part.vpcId === VpcId) world = dropResource(world, kind, part)
    }
  }
  return answer(world, {})
}

export const deleteVpc: Action<DeleteVpcRequest, Record<never, never>> = {
  permission: 'ec2:DeleteVpc',
  needs: (context, { VpcId }) => [vpcNeed(context, VpcId)],
  run: remove,
}

// DescribeVpcs

export interface DescribeVpcsOutput {
  readonly Vpcs: ReadonlyArray<VpcOutput>
  readonly NextToken?: string
}

const vpcFilters = ({ world }: Context): FilterReaders<Vpc> => ({
  'vpc-id': ({ id }: Vpc) => [id],
  cidr: ({ blocks }: Vpc) => blocks.slice(0, 1).map(({ cidr }) => cidr),
  'cidr-block-association.cidr-block': ({ blocks }: Vpc) => blocks.map(({ cidr }) => cidr),
  'cidr-block-association.association-id': ({ blocks }: Vpc) =>
    blocks.map(({ associationId }) => associationId),
  'cidr-block-association.state': () => ['associated'],
  'dhcp-options-id': (vpc: Vpc) => [dhcpOptionsId(vpc)],
  'ipv6-cidr-block-association.association-id': () => [],
  'ipv6-cidr-block-association.ipv6-cidr-block': () => [],
  'ipv6-cidr-block-association.ipv6-pool': () => [],
  'ipv6-cidr-block-association.state': () => [],
  'is-default': ({ isDefault }: Vpc) => [String(isDefault)],
  // AWS also accepts the name of the member of the answer.
  isDefault: ({ isDefault }: Vpc) => [String(isDefault)],
  'owner-id': ({ accountId }: Vpc) => [accountId],
  state: (vpc: Vpc) => [availabilityAt(vpc, world.now)],
})

export const describeVpcs: Action<DescribeVpcsRequest, DescribeVpcsOutput> = {
  permission: 'ec2:DescribeVpcs',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      pageOfResources(context, input, {
        kind: 'vpcs',
        ids: input.VpcIds,
        filters: vpcFilters,
      }),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { Vpcs: items.map((vpc) => vpcOutput(vpc, context.world)), ...rest }),
      ),
    ),
}

// VPC attributes

interface Flag {
  readonly Value: boolean
}

/** Attributes by their names in inputs and outputs. */
interface VpcAttributes {
  readonly EnableDnsHostnames?: Flag
  readonly EnableDnsSupport?: Flag
  readonly EnableNetworkAddressUsageMetrics?: Flag
}

type AttributeField = 'dnsHostnames' | 'dnsSupport' | 'usageMetrics'

const attributes: Readonly<Record<keyof VpcAttributes, AttributeField>> = {
  EnableDnsHostnames: 'dnsHostnames',
  EnableDnsSupport: 'dnsSupport',
  EnableNetworkAddressUsageMetrics: 'usageMetrics',
}

export interface DescribeVpcAttributeOutput extends VpcAttributes {
  readonly VpcId: string
}

export const describeVpcAttribute: Action<DescribeVpcAttributeRequest, DescribeVpcAttributeOutput> =
  {
    permission: 'ec2:DescribeVpcAttribute',
    needs: (context, { VpcId }) => [vpcNeed(context, VpcId)],
    run: (context, { VpcId, Attribute }) => {
      const vpc = found(context, 'vpcs', VpcId)
      if (E.isLeft(vpc)) return vpc
      const name = `E${Attribute.slice(1)}`
      const field = Table.get<AttributeField>(attributes, name)
      return Attribute.startsWith('e') && field !== undefined
        ? answer(context.world, { VpcId, [name]: { Value: vpc.right[field] } })
        : invalidParameter(
            `Value (${Attribute}) for parameter attribute is invalid. Unknown attribute.`,
          )
    },
  }

export const modifyVpcAttribute: Action<ModifyVpcAttributeRequest, Record<never, never>> = {
  permission: 'ec2:ModifyVpcAttribute',
  needs: (context, { VpcId }) => [vpcNeed(context, VpcId)],
  run: (context, { VpcId, ...given }) => {
    const vpc = found(context, 'vpcs', VpcId)
    if (E.isLeft(vpc)) return vpc
    const changes = Object.entries(given).flatMap(([name, flag]) => {
      const field = Table.get<AttributeField>(attributes, name)
      return field === undefined ? [] : [[field, flag.Value] as const]
    })
    return changes.length === 1
      ? answer(
          putResource(context.world, 'vpcs', { ...vpc.right, ...Object.fromEntries(changes) }),
          {},
        )
      : refuse('InvalidParameterCombination', 'Exactly one attribute may be specified.')
  },
}

// further blocks

export interface AssociateVpcCidrBlockOutput {
  readonly VpcId: string
  readonly CidrBlockAssociation: {
    readonly AssociationId: string
    readonly CidrBlock: string
    readonly CidrBlockState: { readonly State: 'associating' }
  }
}

/** AWS adds no block to the requester of a pending peering connection. */
const hasPendingRequest = (world: World, vpcId: string): boolean =>
  peeringsOf(world, vpcId).some(
    (peering) =>
      peering.requester.vpcId === vpcId && statusAt(peering, world.now) === 'pending-acceptance',
  )

/** Returns a block of a peered VPC that overlaps the added block. */
const peerOverlap = (world: World, vpcId: string, added: Ipv4Cidr): Ipv4Cidr | undefined =>
  peeringsOf(world, vpcId)
    .filter((peering) => statusAt(peering, world.now) === 'active')
    .map(({ requester, accepter }) => (requester.vpcId === vpcId ? accepter : requester))
    .flatMap((side) => vpcOfSide(world, side)?.blocks ?? [])
    .map(({ cidr }) => cidr)
    .find((cidr) => overlaps(toBlock(cidr), toBlock(added)))

const associate = (
  context: Context,
  { VpcId, CidrBlock }: AssociateVpcCidrBlockRequest,
): Outcome<AssociateVpcCidrBlockOutput> => {
  const { world } = context
  const vpc = found(context, 'vpcs', VpcId)
  if (E.isLeft(vpc)) return vpc
  const read = readCidr(CidrBlock, 'cidrBlock')
  if (E.isLeft(read)) return read
  const routeTables = resourcesOf(world, context, 'routeTables').filter(
    (table) => table.vpcId === VpcId,
  )
  const addition = { vpc: vpc.right, routeTables, added: read.right, settings: world.settings }
  const cidr = secondaryBlock(addition)
  if (E.isLeft(cidr)) return cidr
  if (hasPendingRequest(world, VpcId)) {
    return refuse(
      'OperationNotPermitted',
      `The vpc '${VpcId}' has a VPC peering connection in pending-acceptance`,
    )
  }
  const overlapped = peerOverlap(world, VpcId, cidr.right)
  if (overlapped !== undefined) {
    return refuse(
      world.settings.openPoints.ownBlockOverlapCode,
      `The CIDR '${cidr.right}' conflicts with the CIDR '${overlapped}' of an actively peered VPC.`,
    )
  }
  const [withId, associationId] = freshId(world, 'vpc-cidr-assoc')
  const blocks = [...vpc.right.blocks, { associationId, cidr: cidr.right }]
  return answer(putResource(withId, 'vpcs', { ...vpc.right, blocks }), {
    VpcId,
    CidrBlockAssociation: {
      AssociationId: associationId,
      CidrBlock: cidr.right,
      CidrBlockState: { State: 'associating' },
    },
  })
}

export const associateVpcCidrBlock: Action<
  AssociateVpcCidrBlockRequest,
  AssociateVpcCidrBlockOutput
> = {
  permission: 'ec2:AssociateVpcCidrBlock',
  needs: (context, { VpcId }) => [vpcNeed(context, VpcId)],
  run: associate,
}

export interface DisassociateVpcCidrBlockOutput {
  readonly VpcId: string
  readonly CidrBlockAssociation: {
    readonly AssociationId: string
    readonly CidrBlock: string
    readonly CidrBlockState: { readonly State: 'disassociating' }
  }
}

/** Returns the block of an association if a subnet uses it. */
const usedBlock = (context: Context, vpc: Vpc, association: string): Ipv4Cidr | undefined =>
  vpc.blocks.find(
    ({ associationId, cidr }) =>
      associationId === association &&
      resourcesOf(context.world, context, 'subnets').some(
        (subnet) => subnet.vpcId === vpc.id && contains(toBlock(cidr), toBlock(subnet.cidr)),
      ),
  )?.cidr

export const disassociateVpcCidrBlock: Action<
  DisassociateVpcCidrBlockRequest,
  DisassociateVpcCidrBlockOutput
> = {
  permission: 'ec2:DisassociateVpcCidrBlock',
  needs: onEverything,
  run: (context, { AssociationId }) => {
    const holds = (vpc: Vpc): boolean =>
      vpc.blocks.some(({ associationId }) => associationId === AssociationId)
    const vpc = resourcesOf(context.world, context, 'vpcs').find(holds)
    if (vpc === undefined) {
      return refuse(
        'InvalidVpcCidrBlockAssociationID.NotFound',
        `The vpc CIDR block association ID '${AssociationId}' does not exist`,
      )
    }
    if (vpc.blocks[0]?.associationId === AssociationId) {
      return refuse(
        'OperationNotPermitted',
        `The vpc CIDR block with association ID ${AssociationId} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
      )
    }
    const isIt = ({ associationId }: CidrAssociation): boolean => associationId === AssociationId
    const used = usedBlock(context, vpc, AssociationId)
    if (used !== undefined) {
      return refuse(
        'InvalidCidrBlock.InUse',
        `The vpc ${vpc.id} currently has a subnet within CIDR block ${used}`,
      )
    }
    const blocks = vpc.blocks.filter((association) => !isIt(association))
    return answer(putResource(context.world, 'vpcs', { ...vpc, blocks }), {
      VpcId: vpc.id,
      CidrBlockAssociation: {
        AssociationId,
        CidrBlock: vpc.blocks.find(isIt)?.cidr ?? '',
        CidrBlockState: { State: 'disassociating' },
      },
    })
  },
}
