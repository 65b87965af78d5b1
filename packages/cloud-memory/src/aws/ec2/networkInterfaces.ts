/**
 * Network interfaces: what instances leave behind, and what keeps subnets from being deleted.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterface.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { dropResource, putResource, resourceOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { NetworkInterface, Tag } from '../../world/network.ts'
import { type Action, type Context, answer, onEverything } from '../Action.ts'
import { creationNeeds, tagsFor } from '../tags.ts'
import { ec2Arn, needOf } from './arns.ts'
import { madeBefore, madeBy, tokenShown } from './clientTokens.ts'
import { found } from './found.ts'
import { pageOfResources } from './pageOfResources.ts'
import type {
  CreateNetworkInterfaceRequest,
  DeleteNetworkInterfaceRequest,
  DescribeNetworkInterfacesRequest,
} from './Ec2Inputs.ts'

export interface NetworkInterfaceOutput {
  readonly NetworkInterfaceId: string
  readonly SubnetId: string
  readonly VpcId: string
  readonly OwnerId: string
  readonly Status: 'available'
  readonly Groups: ReadonlyArray<{ readonly GroupId: string }>
  readonly Description: string
  readonly TagSet: ReadonlyArray<Tag>
}

const outputOf = (networkInterface: NetworkInterface): NetworkInterfaceOutput => ({
  NetworkInterfaceId: networkInterface.id,
  SubnetId: networkInterface.subnetId,
  VpcId: networkInterface.vpcId,
  OwnerId: networkInterface.accountId,
  Status: 'available',
  Groups: networkInterface.groupIds.map((GroupId) => ({ GroupId })),
  Description: networkInterface.description,
  TagSet: networkInterface.tags,
})

export interface CreateNetworkInterfaceOutput {
  readonly NetworkInterface: NetworkInterfaceOutput
  readonly ClientToken?: string
}

const created = (
  input: CreateNetworkInterfaceRequest,
  networkInterface: NetworkInterface,
): CreateNetworkInterfaceOutput => ({
  NetworkInterface: outputOf(networkInterface),
  ...tokenShown(input),
})

const subnetNeed = (context: Context, id: string) =>
  needOf(context, 'subnet', resourceOf(context.world, context, { kind: 'subnets', id }) ?? id)

export const createNetworkInterface: Action<
  CreateNetworkInterfaceRequest,
  CreateNetworkInterfaceOutput
> = {
  permission: 'ec2:CreateNetworkInterface',
  needs: (context, input) => [
    ...creationNeeds(
      ec2Arn(context, 'network-interface', '*'),
      tagsFor(input, 'network-interface'),
      'CreateNetworkInterface',
    ),
    subnetNeed(context, input.SubnetId),
  ],
  run: (context, input) => {
    const made = madeBefore(context, 'networkInterfaces', input)
    if (E.isLeft(made)) return made
    const [before] = made.right
    if (before !== undefined) return answer(context.world, created(input, before))
    const subnet = found(context, 'subnets', input.SubnetId)
    if (E.isLeft(subnet)) return subnet
    const groups = E.traverseArray((id: string) => found(context, 'securityGroups', id))(
      input.Groups ?? [],
    )
    if (E.isLeft(groups)) return groups
    const [withId, id] = freshId(context.world, 'eni')
    const networkInterface: NetworkInterface = {
      id,
      accountId: context.accountId,
      region: context.region,
      tags: tagsFor(input, 'network-interface'),
      vpcId: subnet.right.vpcId,
      subnetId: input.SubnetId,
      groupIds: input.Groups ?? [],
      description: input.Description ?? '',
      ...madeBy(input),
    }
    return answer(
      putResource(withId, 'networkInterfaces', networkInterface),
      created(input, networkInterface),
    )
  },
}

export const deleteNetworkInterface: Action<DeleteNetworkInterfaceRequest, Record<never, never>> = {
  permission: 'ec2:DeleteNetworkInterface',
  needs: (context, { NetworkInterfaceId: id }) => [
    needOf(
      context,
      'network-interface',
      resourceOf(context.world, context, { kind: 'networkInterfaces', id }) ?? id,
    ),
  ],
  run: (context, { NetworkInterfaceId }) =>
    pipe(
      found(context, 'networkInterfaces', NetworkInterfaceId),
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

const interfaceFilters = {
  'network-interface-id': ({ id }: NetworkInterface) => [id],
  'vpc-id': ({ vpcId }: NetworkInterface) => [vpcId],
  'subnet-id': ({ subnetId }: NetworkInterface) => [subnetId],
  'group-id': ({ groupIds }: NetworkInterface) => groupIds,
  status: () => ['available'],
}

export const describeNetworkInterfaces: Action<
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesOutput
> = {
  permission: 'ec2:DescribeNetworkInterfaces',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      pageOfResources(context, input, {
        kind: 'networkInterfaces',
        ids: input.NetworkInterfaceIds,
        filters: interfaceFilters,
      }),
      E.map(({ items, ...rest }) => ({
        world: context.world,
        output: { NetworkInterfaces: items.map(outputOf), ...rest },
      })),
    ),
}
