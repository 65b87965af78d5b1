/**
 * NAT gateways. Creating one that cannot work succeeds; its state becomes `failed`.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html
 */
import { omitUndefined } from '@byoa/core/codec'
import { addSeconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import {
  type World,
  dropResource,
  putResource,
  resourceOf,
  resourcesOf,
} from '../../world/World.ts'
import { withFreshIds } from '../../world/freshId.ts'
import type { Address, NatGateway, Subnet, Tag } from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { dateOf } from '../dateOf.ts'
import { applyFilters, pageOf } from '../filters.ts'
import { tagsFor } from '../tags.ts'
import type {
  CreateNatGatewayRequest,
  DeleteNatGatewayRequest,
  DescribeNatGatewaysRequest,
} from './Ec2Inputs.ts'
import { gatewayOfAddress } from './addresses.ts'
import { creationNeeds, needOf, needOfId } from './arns.ts'
import { madeBefore, madeBy, tokenShown } from './clientTokens.ts'
import { found, unknownId } from './found.ts'
import { identifiedKinds } from './identifiedKinds.ts'
import { openInterface } from './networkInterfaces.ts'

// outputs

type NatGatewayState = 'pending' | 'available' | 'failed' | 'deleted'

export interface NatGatewayOutput {
  readonly NatGatewayId: string
  readonly VpcId: string
  readonly SubnetId: string
  readonly State: NatGatewayState
  readonly ConnectivityType: 'public' | 'private'
  readonly CreateTime: Date
  readonly DeleteTime?: Date
  readonly FailureCode?: string
  readonly FailureMessage?: string
  readonly NatGatewayAddresses: ReadonlyArray<{
    readonly AllocationId?: string
    readonly AssociationId?: string
    readonly PublicIp?: string
    readonly NetworkInterfaceId?: string
    readonly PrivateIp?: string
    readonly IsPrimary: true
    readonly Status: 'succeeded' | 'failed'
  }>
  readonly Tags: ReadonlyArray<Tag>
}

const stateOf = ({ failure, endedAt }: NatGateway): NatGatewayState => {
  if (failure !== undefined) return 'failed'
  return endedAt === undefined ? 'available' : 'deleted'
}

const addressOutput = ({
  address,
  networkInterface,
}: NatGateway): NatGatewayOutput['NatGatewayAddresses'][number] => ({
  ...omitUndefined({
    AllocationId: address?.allocationId,
    AssociationId: networkInterface === undefined ? undefined : address?.associationId,
    PublicIp: address?.publicIp,
    NetworkInterfaceId: networkInterface?.id,
    PrivateIp: networkInterface?.privateIp,
  }),
  IsPrimary: true,
  Status: networkInterface === undefined ? 'failed' : 'succeeded',
})

const outputOf = (gateway: NatGateway): NatGatewayOutput => ({
  NatGatewayId: gateway.id,
  VpcId: gateway.vpcId,
  SubnetId: gateway.subnetId,
  State: stateOf(gateway),
  ConnectivityType: gateway.address === undefined ? 'private' : 'public',
  CreateTime: dateOf(gateway.createdAt),
  ...omitUndefined({
    DeleteTime: gateway.endedAt === undefined ? undefined : dateOf(gateway.endedAt),
    FailureCode: gateway.failure?.code,
    FailureMessage: gateway.failure?.message,
  }),
  NatGatewayAddresses: [addressOutput(gateway)],
  Tags: gateway.tags,
})

// CreateNatGateway

export interface CreateNatGatewayOutput {
  readonly NatGateway: NatGatewayOutput
  readonly ClientToken?: string
}

/** The answer has state `pending`, also for a gateway that fails. */
const created = (input: CreateNatGatewayRequest, gateway: NatGateway): CreateNatGatewayOutput => {
  const { failure: _failure, endedAt: _endedAt, ...pending } = gateway
  return { NatGateway: { ...outputOf(pending), State: 'pending' }, ...tokenShown(input) }
}

/** Returns the address of a public gateway; none for a private one. */
const addressFor = (
  context: Context,
  { ConnectivityType = 'public', AllocationId }: CreateNatGatewayRequest,
): E.Either<AwsError, Address | undefined> => {
  if (ConnectivityType === 'private') {
    return AllocationId === undefined
      ? E.right(undefined)
      : refuse(
          'InvalidParameterCombination',
          'The parameter AllocationId may not be used with the connectivity type private',
        )
  }
  return AllocationId === undefined
    ? refuse(
        'MissingParameter',
        'The request must include the AllocationId parameter. Add the required parameter and retry the request.',
      )
    : found(context, 'addresses', AllocationId)
}

/** Returns the failure of a public gateway without an internet gateway. */
const failureOf = (context: Context, subnet: Subnet, address: Address): NatGateway['failure'] => {
  if (gatewayOfAddress(context, address) !== undefined) {
    const message = `Elastic IP address [${address.id}] is already associated`
    return { code: 'Resource.AlreadyAssociated', message }
  }
  const isOpen = resourcesOf(context.world, context, 'internetGateways').some(
    ({ vpcId }) => vpcId === subnet.vpcId,
  )
  const message = `Network ${subnet.vpcId} has no Internet gateway attached`
  return isOpen ? undefined : { code: 'Gateway.NotAttached', message }
}

const isInZone =
  ({ world }: Context, { availabilityZone }: Subnet) =>
  (gateway: NatGateway) =>
    gateway.endedAt === undefined &&
    resourceOf(world, gateway, { kind: 'subnets', id: gateway.subnetId })?.availabilityZone ===
      availabilityZone

const quotaProblem = (context: Context, subnet: Subnet): E.Either<AwsError, undefined> =>
  resourcesOf(context.world, context, 'natGateways').filter(isInZone(context, subnet)).length <
  context.world.settings.quotas.natGatewaysPerZone
    ? E.right(undefined)
    : refuse(
        'NatGatewayLimitExceeded',
        `The maximum number of NAT Gateways has been reached in ${subnet.availabilityZone}.`,
      )

const newGateway = (
  context: Context,
  input: CreateNatGatewayRequest,
  { subnet, address }: { readonly subnet: Subnet; readonly address: Address | undefined },
): readonly [World, NatGateway] => {
  const failure = address === undefined ? undefined : failureOf(context, subnet, address)
  return withFreshIds(context.world, (newId) => ({
    id: newId('nat'),
    accountId: context.accountId,
    region: context.region,
    tags: tagsFor(input, 'natgateway'),
    createdAt: context.world.now,
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    ...(address === undefined
      ? {}
      : {
          address: {
            allocationId: address.id,
            associationId: newId('eipassoc'),
            publicIp: address.publicIp,
          },
        }),
    ...(failure === undefined ? {} : { failure, endedAt: context.world.now }),
    ...madeBy(input),
  }))
}

/** Creates the network interface of an available gateway. */
const withInterface = (
  world: World,
  subnet: Subnet,
  gateway: NatGateway,
): E.Either<AwsError, readonly [World, NatGateway]> =>
  gateway.failure !== undefined
    ? E.right([world, gateway])
    : pipe(
        openInterface(world, {
          subnet,
          groupIds: [],
          description: `Interface for NAT Gateway ${gateway.id}`,
          tags: [],
          natGatewayId: gateway.id,
        }),
        E.map(([next, { id, privateIpAddress }]) => [
          next,
          { ...gateway, networkInterface: { id, privateIp: privateIpAddress } },
        ]),
      )

const create = (
  context: Context,
  input: CreateNatGatewayRequest,
): Outcome<CreateNatGatewayOutput> =>
  pipe(
    E.Do,
    E.bind('subnet', () => found(context, 'subnets', input.SubnetId)),
    E.bind('address', () => addressFor(context, input)),
    E.tap(({ subnet }) => quotaProblem(context, subnet)),
    E.flatMap(({ subnet, address }) => {
      const [world, gateway] = newGateway(context, input, { subnet, address })
      return withInterface(world, subnet, gateway)
    }),
    E.map(([world, gateway]) => ({
      world: putResource(world, 'natGateways', gateway),
      output: created(input, gateway),
    })),
  )

export const createNatGateway: Action<CreateNatGatewayRequest, CreateNatGatewayOutput> = {
  permission: 'ec2:CreateNatGateway',
  needs: (context, input) => [
    ...creationNeeds(context, input, { type: 'natgateway', action: 'CreateNatGateway' }),
    needOfId(context, 'subnets', input.SubnetId),
    ...(input.AllocationId === undefined
      ? []
      : [needOf(context, 'elastic-ip', input.AllocationId)]),
  ],
  run: (context, input) =>
    pipe(
      madeBefore(context, 'natGateways', input),
      E.flatMap(([before]) =>
        before === undefined
          ? create(context, input)
          : answer(context.world, created(input, before)),
      ),
    ),
}

// DeleteNatGateway

/** Failed and deleted gateways are described for this long. */
const visibleSeconds = 3600

const isVisible =
  ({ world }: Context) =>
  ({ endedAt }: NatGateway): boolean =>
    endedAt === undefined || world.now < addSeconds(endedAt, visibleSeconds)

/** Returns the gateway of an ID while it is described. */
const visibleGateway = (context: Context, id: string): E.Either<AwsError, NatGateway> =>
  pipe(
    found(context, 'natGateways', id),
    E.flatMap((gateway) =>
      isVisible(context)(gateway) ? E.right(gateway) : unknownId(identifiedKinds.natGateways, id),
    ),
  )

/** Tags of a deleted gateway are removed at once. */
const close = (context: Context, gateway: NatGateway): World => {
  const { networkInterface } = gateway
  const ended = { ...gateway, tags: [], endedAt: gateway.endedAt ?? context.world.now }
  const world = putResource(context.world, 'natGateways', ended)
  const own =
    networkInterface &&
    resourceOf(world, context, { kind: 'networkInterfaces', id: networkInterface.id })
  return own === undefined ? world : dropResource(world, 'networkInterfaces', own)
}

export const deleteNatGateway: Action<DeleteNatGatewayRequest, { readonly NatGatewayId: string }> =
  {
    permission: 'ec2:DeleteNatGateway',
    needs: (context, { NatGatewayId }) => [needOfId(context, 'natGateways', NatGatewayId)],
    run: (context, { NatGatewayId }) =>
      pipe(
        visibleGateway(context, NatGatewayId),
        E.map((gateway) => ({ world: close(context, gateway), output: { NatGatewayId } })),
      ),
  }

// DescribeNatGateways

export interface DescribeNatGatewaysOutput {
  readonly NatGateways: ReadonlyArray<NatGatewayOutput>
  readonly NextToken?: string
}

const gatewayFilters = {
  'nat-gateway-id': ({ id }: NatGateway) => [id],
  state: (gateway: NatGateway) => [stateOf(gateway)],
  'subnet-id': ({ subnetId }: NatGateway) => [subnetId],
  'vpc-id': ({ vpcId }: NatGateway) => [vpcId],
}

export const describeNatGateways: Action<DescribeNatGatewaysRequest, DescribeNatGatewaysOutput> = {
  permission: 'ec2:DescribeNatGateways',
  needs: onEverything,
  run: (context, { Filter, NatGatewayIds, ...page }) =>
    pipe(
      NatGatewayIds === undefined
        ? E.right(resourcesOf(context.world, context, 'natGateways').filter(isVisible(context)))
        : E.traverseArray((id: string) => visibleGateway(context, id))(NatGatewayIds),
      E.flatMap((gateways) => applyFilters(gateways, Filter, gatewayFilters)),
      E.flatMap((gateways) => pageOf(gateways, page, { from: 5, to: 1000 })),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { NatGateways: items.map(outputOf), ...rest }),
      ),
    ),
}
