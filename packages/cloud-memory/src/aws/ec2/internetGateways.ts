/**
 * Internet gateways.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { dropResource, putResource, resourcesOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { InternetGateway, Tag } from '../../world/network.ts'
import { type Action, type Context, answer, onEverything } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import { tagsFor } from '../tags.ts'
import { creationNeeds, needOf, needOfId, vpcNeed } from './arns.ts'
import { found } from './found.ts'
import { pageOfResources } from './pageOfResources.ts'
import type {
  AttachInternetGatewayRequest,
  CreateInternetGatewayRequest,
  DeleteInternetGatewayRequest,
  DescribeInternetGatewaysRequest,
} from './Ec2Inputs.ts'

export interface InternetGatewayOutput {
  readonly InternetGatewayId: string
  readonly OwnerId: string
  readonly Attachments: ReadonlyArray<{ readonly VpcId: string; readonly State: 'available' }>
  readonly Tags: ReadonlyArray<Tag>
}

const outputOf = ({ id, accountId, vpcId, tags }: InternetGateway): InternetGatewayOutput => ({
  InternetGatewayId: id,
  OwnerId: accountId,
  Attachments: vpcId === undefined ? [] : [{ VpcId: vpcId, State: 'available' }],
  Tags: tags,
})

export const createInternetGateway: Action<
  CreateInternetGatewayRequest,
  { readonly InternetGateway: InternetGatewayOutput }
> = {
  permission: 'ec2:CreateInternetGateway',
  needs: (context, input) =>
    creationNeeds(context, input, { type: 'internet-gateway', action: 'CreateInternetGateway' }),
  run: (context, input) => {
    const { world } = context
    const quota = world.settings.quotas.vpcsPerRegion
    if (resourcesOf(world, context, 'internetGateways').length >= quota) {
      return refuse(
        'InternetGatewayLimitExceeded',
        'The maximum number of internet gateways has been reached.',
      )
    }
    const [withId, id] = freshId(world, 'igw')
    const gateway: InternetGateway = {
      id,
      accountId: context.accountId,
      region: context.region,
      tags: tagsFor(input, 'internet-gateway'),
    }
    return answer(putResource(withId, 'internetGateways', gateway), {
      InternetGateway: outputOf(gateway),
    })
  },
}

const attachmentNeeds = (
  context: Context,
  { InternetGatewayId, VpcId }: AttachInternetGatewayRequest,
) => [needOf(context, 'internet-gateway', InternetGatewayId), vpcNeed(context, VpcId)]

export const attachInternetGateway: Action<AttachInternetGatewayRequest, Record<never, never>> = {
  permission: 'ec2:AttachInternetGateway',
  needs: attachmentNeeds,
  run: (context, { InternetGatewayId, VpcId }) => {
    const gateway = found(context, 'internetGateways', InternetGatewayId)
    if (E.isLeft(gateway)) return gateway
    const vpc = found(context, 'vpcs', VpcId)
    if (E.isLeft(vpc)) return vpc
    const attached = resourcesOf(context.world, context, 'internetGateways').find(
      (other) => other.vpcId === VpcId || (other.id === InternetGatewayId && other.vpcId),
    )
    if (attached !== undefined) {
      return refuse(
        'Resource.AlreadyAssociated',
        `resource ${attached.id} is already attached to network ${attached.vpcId ?? VpcId}`,
      )
    }
    const changed = { ...gateway.right, vpcId: VpcId }
    return answer(putResource(context.world, 'internetGateways', changed), {})
  },
}

const hasPublicAddress = ({ world, ...at }: Context, vpcId: string): boolean =>
  resourcesOf(world, at, 'natGateways').some(
    (gateway) =>
      gateway.vpcId === vpcId && gateway.endedAt === undefined && gateway.address !== undefined,
  )

export const detachInternetGateway: Action<AttachInternetGatewayRequest, Record<never, never>> = {
  permission: 'ec2:DetachInternetGateway',
  needs: attachmentNeeds,
  run: (context, { InternetGatewayId, VpcId }) => {
    const gateway = found(context, 'internetGateways', InternetGatewayId)
    if (E.isLeft(gateway)) return gateway
    const { vpcId, ...detached } = gateway.right
    if (vpcId !== VpcId) {
      return refuse(
        'Gateway.NotAttached',
        `resource ${InternetGatewayId} is not attached to network ${VpcId}`,
      )
    }
    if (hasPublicAddress(context, VpcId)) {
      return refuse(
        'DependencyViolation',
        `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      )
    }
    return answer(putResource(context.world, 'internetGateways', detached), {})
  },
}

export const deleteInternetGateway: Action<DeleteInternetGatewayRequest, Record<never, never>> = {
  permission: 'ec2:DeleteInternetGateway',
  needs: (context, { InternetGatewayId }) => [
    needOfId(context, 'internetGateways', InternetGatewayId),
  ],
  run: (context, { InternetGatewayId }) => {
    const gateway = found(context, 'internetGateways', InternetGatewayId)
    if (E.isLeft(gateway)) return gateway
    if (gateway.right.vpcId !== undefined) {
      return refuse(
        'DependencyViolation',
        `The internetGateway '${InternetGatewayId}' has dependencies and cannot be deleted.`,
      )
    }
    return answer(dropResource(context.world, 'internetGateways', gateway.right), {})
  },
}

export interface DescribeInternetGatewaysOutput {
  readonly InternetGateways: ReadonlyArray<InternetGatewayOutput>
  readonly NextToken?: string
}

const attachedVpc = ({ vpcId }: InternetGateway): ReadonlyArray<string> =>
  vpcId === undefined ? [] : [vpcId]

const gatewayFilters = {
  'internet-gateway-id': ({ id }: InternetGateway) => [id],
  'attachment.vpc-id': attachedVpc,
  'attachment.state': (gateway: InternetGateway) => attachedVpc(gateway).map(() => 'available'),
  'owner-id': ({ accountId }: InternetGateway) => [accountId],
}

export const describeInternetGateways: Action<
  DescribeInternetGatewaysRequest,
  DescribeInternetGatewaysOutput
> = {
  permission: 'ec2:DescribeInternetGateways',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      pageOfResources(context, input, {
        kind: 'internetGateways',
        ids: input.InternetGatewayIds,
        filters: () => gatewayFilters,
      }),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { InternetGateways: items.map(outputOf), ...rest }),
      ),
    ),
}
