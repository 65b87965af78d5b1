/**
 * Elastic IP addresses, which only NAT gateways use here.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html
 */
import { omitUndefined } from '@byoa/core/codec'
import { renderAddress } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { dropResource, putResource, resourcesOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { Address, NatGateway, Tag } from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, missingParameter, refuse } from '../AwsError.ts'
import { type FilterReaders, applyFilters } from '../filters.ts'
import { tagsFor } from '../tags.ts'
import type {
  AllocateAddressRequest,
  DescribeAddressesAttributeRequest,
  DescribeAddressesRequest,
  DisassociateAddressRequest,
  ReleaseAddressRequest,
} from './Ec2Inputs.ts'
import { creationNeeds, needOf } from './arns.ts'
import { found } from './found.ts'

// outputs

export interface AllocateAddressOutput {
  readonly AllocationId: string
  readonly PublicIp: string
  readonly PublicIpv4Pool: 'amazon'
  readonly NetworkBorderGroup: string
  readonly Domain: 'vpc'
}

export interface AddressOutput extends AllocateAddressOutput {
  /** Present while a NAT gateway has the address. */
  readonly AssociationId?: string
  readonly NetworkInterfaceId?: string
  readonly NetworkInterfaceOwnerId?: string
  readonly PrivateIpAddress?: string
  readonly Tags: ReadonlyArray<Tag>
}

/** Returns the NAT gateway that has an address; undefined while it is free. */
export const gatewayOfAddress = (
  { world }: Pick<Context, 'world'>,
  address: Address,
): NatGateway | undefined =>
  resourcesOf(world, address, 'natGateways').find(
    (gateway) => gateway.address?.allocationId === address.id && gateway.endedAt === undefined,
  )

const allocationOf = ({ id, publicIp, region }: Address): AllocateAddressOutput => ({
  AllocationId: id,
  PublicIp: publicIp,
  PublicIpv4Pool: 'amazon',
  NetworkBorderGroup: region,
  Domain: 'vpc',
})

const outputOf =
  (context: Context) =>
  (address: Address): AddressOutput => {
    const { address: held, networkInterface, accountId } = gatewayOfAddress(context, address) ?? {}
    return {
      ...allocationOf(address),
      ...omitUndefined({
        AssociationId: held?.associationId,
        NetworkInterfaceId: networkInterface?.id,
        NetworkInterfaceOwnerId: accountId,
        PrivateIpAddress: networkInterface?.privateIp,
      }),
      Tags: address.tags,
    }
  }

// AllocateAddress, ReleaseAddress

/** 198.18.0.0/15 is reserved for benchmarks. */
const firstPublicAddress = 0xc6_12_00_00
const publicAddresses = 2 ** 17

const allocate = (
  context: Context,
  input: AllocateAddressRequest,
): Outcome<AllocateAddressOutput> => {
  const { world, accountId, region } = context
  if (resourcesOf(world, context, 'addresses').length >= world.settings.quotas.addressesPerRegion) {
    return refuse('AddressLimitExceeded', 'The maximum number of addresses has been reached.')
  }
  const [next, id] = freshId(world, 'eipalloc')
  const address: Address = {
    id,
    accountId,
    region,
    tags: tagsFor(input, 'elastic-ip'),
    publicIp: renderAddress(firstPublicAddress + (world.idCount % publicAddresses)),
  }
  return answer(putResource(next, 'addresses', address), allocationOf(address))
}

export const allocateAddress: Action<AllocateAddressRequest, AllocateAddressOutput> = {
  permission: 'ec2:AllocateAddress',
  needs: (context, input) =>
    creationNeeds(context, input, { type: 'elastic-ip', action: 'AllocateAddress' }),
  run: allocate,
}

const release = (
  context: Context,
  { AllocationId, NetworkBorderGroup = context.region }: ReleaseAddressRequest,
): Outcome<Record<never, never>> => {
  if (AllocationId === undefined) return missingParameter('allocationId')
  const address = found(context, 'addresses', AllocationId)
  if (E.isLeft(address)) return address
  const { publicIp } = address.right
  if (NetworkBorderGroup !== context.region) {
    return refuse('InvalidAddress.NotFound', `Address '${publicIp}' not found.`)
  }
  return gatewayOfAddress(context, address.right) === undefined
    ? answer(dropResource(context.world, 'addresses', address.right), {})
    : refuse('InvalidIPAddress.InUse', `Address ${publicIp} is in use.`)
}

export const releaseAddress: Action<ReleaseAddressRequest, Record<never, never>> = {
  permission: 'ec2:ReleaseAddress',
  needs: (context, { AllocationId }) => [needOf(context, 'elastic-ip', AllocationId)],
  run: release,
}

// DisassociateAddress

/** Refuses to disassociate the address of a NAT gateway. */
export const disassociateAddress: Action<DisassociateAddressRequest, Record<never, never>> = {
  permission: 'ec2:DisassociateAddress',
  needs: (context) => [needOf(context, 'elastic-ip', undefined)],
  run: (context, { AssociationId }) =>
    resourcesOf(context.world, context, 'natGateways').some(
      ({ address, endedAt }) => endedAt === undefined && address?.associationId === AssociationId,
    )
      ? refuse('AuthFailure', 'You do not have permission to access the specified resource.', 401)
      : refuse(
          'InvalidAssociationID.NotFound',
          `The association ID '${AssociationId}' does not exist`,
        ),
}

// DescribeAddresses

const textOf = (value: string | undefined): ReadonlyArray<string> =>
  value === undefined ? [] : [value]

const addressFilters = (context: Context): FilterReaders<Address> => {
  const shown = outputOf(context)
  return {
    'allocation-id': ({ id }) => [id],
    'association-id': (address) => textOf(shown(address).AssociationId),
    'instance-id': () => [],
    'network-border-group': ({ region }) => [region],
    'network-interface-id': (address) => textOf(shown(address).NetworkInterfaceId),
    'network-interface-owner-id': (address) => textOf(shown(address).NetworkInterfaceOwnerId),
    'private-ip-address': (address) => textOf(shown(address).PrivateIpAddress),
    'public-ip': ({ publicIp }) => [publicIp],
  }
}

const addressesNamed = (
  context: Context,
  { AllocationIds, PublicIps }: DescribeAddressesRequest,
): E.Either<AwsError, ReadonlyArray<Address>> => {
  const all = resourcesOf(context.world, context, 'addresses')
  const unknown = PublicIps?.find((ip) => !all.some(({ publicIp }) => publicIp === ip))
  if (unknown !== undefined) {
    return refuse('InvalidAddress.NotFound', `Address '${unknown}' not found.`)
  }
  return pipe(
    AllocationIds === undefined
      ? E.right(all)
      : E.traverseArray((id: string) => found(context, 'addresses', id))(AllocationIds),
    E.map((named) => named.filter(({ publicIp }) => PublicIps?.includes(publicIp) ?? true)),
  )
}

export const describeAddresses: Action<
  DescribeAddressesRequest,
  { readonly Addresses: ReadonlyArray<AddressOutput> }
> = {
  permission: 'ec2:DescribeAddresses',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      addressesNamed(context, input),
      E.flatMap((named) => applyFilters(named, input.Filters, addressFilters(context))),
      E.flatMap((matching) =>
        answer(context.world, { Addresses: matching.map(outputOf(context)) }),
      ),
    ),
}

// DescribeAddressesAttribute

/** Reverse DNS names are not served: no address has one. */
export const describeAddressesAttribute: Action<
  DescribeAddressesAttributeRequest,
  {
    readonly Addresses: ReadonlyArray<{ readonly AllocationId: string; readonly PublicIp: string }>
  }
> = {
  permission: 'ec2:DescribeAddressesAttribute',
  needs: onEverything,
  run: (context, { AllocationIds }) =>
    pipe(
      addressesNamed(context, AllocationIds === undefined ? {} : { AllocationIds }),
      E.flatMap((named) =>
        answer(context.world, {
          Addresses: named.map(({ id, publicIp }) => ({ AllocationId: id, PublicIp: publicIp })),
        }),
      ),
    ),
}
