/**
 * Network interfaces, which keep subnets from being deleted.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterface.html
 */
import { baseOf, lastOf, renderAddress, toBlock } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type World, dropResource, putResource, resourcesOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { NetworkInterface, Subnet, Tag, TokenedCall } from '../../world/network.ts'
import { type Action, type Context, answer, onEverything } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { notPagedByIds } from '../filters.ts'
import { tagsFor } from '../tags.ts'
import { creationNeeds, needOfId, needsOfIds } from './arns.ts'
import { availableLater } from './availability.ts'
import { madeBefore, madeBy, tokenShown } from './clientTokens.ts'
import { found } from './found.ts'
import { type NetworkInterfaceOutput, networkInterfaceOutput } from './networkInterfaceOutput.ts'
import { interfaceFilters } from './networkInterfaceFilters.ts'
import { pageOfResources } from './pageOfResources.ts'
import type {
  CreateNetworkInterfaceRequest,
  DeleteNetworkInterfaceRequest,
  DescribeNetworkInterfacesRequest,
} from './Ec2Inputs.ts'

// CreateNetworkInterface

/** Returns the given group IDs, or that of the VPC's default group. */
export const groupsOrDefault = (
  context: Context,
  vpcId: string,
  ids: ReadonlyArray<string> = [],
): ReadonlyArray<string> =>
  ids.length > 0
    ? ids
    : resourcesOf(context.world, context, 'securityGroups')
        .filter((group) => group.vpcId === vpcId && group.name === 'default')
        .map(({ id }) => id)

/** AWS reserves the first four addresses of a subnet and the last one. */
const firstAddress = 4

const freeAddress = (world: World, { id, cidr, ...owner }: Subnet): string | undefined => {
  const block = toBlock(cidr)
  const used = new Set(
    resourcesOf(world, owner, 'networkInterfaces')
      .filter(({ subnetId }) => subnetId === id)
      .map(({ privateIpAddress }) => privateIpAddress),
  )
  for (let address = baseOf(block) + firstAddress; address < lastOf(block); address += 1) {
    const text = renderAddress(address)
    if (!used.has(text)) return text
  }
  return undefined
}

export interface NewInterface {
  readonly subnet: Subnet
  readonly groupIds: ReadonlyArray<string>
  readonly description: string
  readonly tags: ReadonlyArray<Tag>
  readonly endpointId?: string
  readonly natGatewayId?: string
  readonly madeBy?: TokenedCall
}

/** Returns the world with a new interface; Left when its subnet has no free address. */
export const openInterface = (
  world: World,
  { subnet, ...given }: NewInterface,
): E.Either<AwsError, readonly [World, NetworkInterface]> => {
  const privateIpAddress = freeAddress(world, subnet)
  if (privateIpAddress === undefined) {
    return refuse(
      'InsufficientFreeAddressesInSubnet',
      `The specified subnet does not have enough free addresses to satisfy the request.`,
    )
  }
  const [withId, id] = freshId(world, 'eni')
  const { accountId, region, vpcId, id: subnetId } = subnet
  const place = { id, accountId, region, vpcId, subnetId, privateIpAddress }
  const made = { ...place, ...given, ...availableLater(world) }
  return E.right([putResource(withId, 'networkInterfaces', made), made])
}

export interface CreateNetworkInterfaceOutput {
  readonly NetworkInterface: NetworkInterfaceOutput
  readonly ClientToken?: string
}

const created = (
  context: Context,
  input: CreateNetworkInterfaceRequest,
  networkInterface: NetworkInterface,
): CreateNetworkInterfaceOutput => ({
  NetworkInterface: { ...networkInterfaceOutput(context)(networkInterface), Status: 'pending' },
  ...tokenShown(input),
})

export const createNetworkInterface: Action<
  CreateNetworkInterfaceRequest,
  CreateNetworkInterfaceOutput
> = {
  permission: 'ec2:CreateNetworkInterface',
  needs: (context, input) => [
    ...creationNeeds(context, input, {
      type: 'network-interface',
      action: 'CreateNetworkInterface',
    }),
    needOfId(context, 'subnets', input.SubnetId),
    ...needsOfIds(context, 'securityGroups', input.Groups),
  ],
  run: (context, input) => {
    const made = madeBefore(context, 'networkInterfaces', input)
    if (E.isLeft(made)) return made
    const [before] = made.right
    if (before !== undefined) return answer(context.world, created(context, input, before))
    const subnet = found(context, 'subnets', input.SubnetId)
    if (E.isLeft(subnet)) return subnet
    const groups = E.traverseArray((id: string) => found(context, 'securityGroups', id))(
      input.Groups ?? [],
    )
    if (E.isLeft(groups)) return groups
    if (groups.right.some(({ vpcId }) => vpcId !== subnet.right.vpcId)) {
      return refuse(
        'InvalidGroup.NotFound',
        'You have specified two resources that belong to different networks.',
      )
    }
    const opened = openInterface(context.world, {
      subnet: subnet.right,
      groupIds: groupsOrDefault(context, subnet.right.vpcId, input.Groups),
      description: input.Description ?? '',
      tags: tagsFor(input, 'network-interface'),
      ...madeBy(input),
    })
    return pipe(
      opened,
      E.map(([world, one]) => ({ world, output: created(context, input, one) })),
    )
  },
}

export const deleteNetworkInterface: Action<DeleteNetworkInterfaceRequest, Record<never, never>> = {
  permission: 'ec2:DeleteNetworkInterface',
  needs: (context, { NetworkInterfaceId }) => [
    needOfId(context, 'networkInterfaces', NetworkInterfaceId),
  ],
  run: (context, { NetworkInterfaceId }) =>
    pipe(
      found(context, 'networkInterfaces', NetworkInterfaceId),
      E.filterOrElse(
        ({ endpointId, natGatewayId }) => endpointId === undefined && natGatewayId === undefined,
        () => ({
          code: 'InvalidParameterValue',
          message: `Network interface '${NetworkInterfaceId}' is currently in use.`,
          status: 400,
        }),
      ),
      E.map((networkInterface) => ({
        world: dropResource(context.world, 'networkInterfaces', networkInterface),
        output: {},
      })),
    ),
}

export interface DescribeNetworkInterfacesOutput {
  readonly NetworkInterfaces: ReadonlyArray<NetworkInterfaceOutput>
  readonly NextToken?: string
}

export const describeNetworkInterfaces: Action<
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesOutput
> = {
  permission: 'ec2:DescribeNetworkInterfaces',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      notPagedByIds(input, { name: 'networkInterfaceIdSet', ids: input.NetworkInterfaceIds }),
      E.flatMap(() =>
        pageOfResources(context, input, {
          kind: 'networkInterfaces',
          ids: input.NetworkInterfaceIds,
          filters: interfaceFilters,
        }),
      ),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, {
          NetworkInterfaces: items.map(networkInterfaceOutput(context)),
          ...rest,
        }),
      ),
    ),
}
