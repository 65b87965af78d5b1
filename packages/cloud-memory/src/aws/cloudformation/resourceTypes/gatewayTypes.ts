/**
 * The internet gateway and the endpoints of a stack.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { freshId } from '../../../world/freshId.ts'
import { perform } from '../../authorize.ts'
import type { CreateVpcEndpointRequest } from '../../ec2/Ec2Inputs.ts'
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  detachInternetGateway,
} from '../../ec2/internetGateways.ts'
import { createVpcEndpoint, deleteVpcEndpoints, modifyVpcEndpoint } from '../../ec2/vpcEndpoints.ts'
import { type JsonRecord, flagAt, isRecord, textAt, textOrEmptyAt, textsAt } from '../../json.ts'
import { type ResourceType, type Wanted, inOrder, making, step, taggedAs } from '../ResourceType.ts'

export const internetGatewayType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) =>
    pipe(
      perform(context, createInternetGateway, taggedAs(wanted, 'internet-gateway')),
      E.map(({ world, output: { InternetGateway: made } }) =>
        making(world, made.InternetGatewayId, { InternetGatewayId: made.InternetGatewayId }),
      ),
    ),
  remove: (context, { made }) =>
    inOrder(context, [step(deleteInternetGateway, { InternetGatewayId: made.physicalId })]),
}

const attachment = (properties: JsonRecord) => ({
  InternetGatewayId: textOrEmptyAt(properties, 'InternetGatewayId'),
  VpcId: textOrEmptyAt(properties, 'VpcId'),
})

export const gatewayAttachmentType: ResourceType = {
  create: (context, { properties }) =>
    pipe(
      inOrder(context, [step(attachInternetGateway, attachment(properties))]),
      E.map((world) => making(world, `IGW|${textOrEmptyAt(properties, 'VpcId')}`)),
    ),
  remove: (context, { properties }) =>
    inOrder(context, [step(detachInternetGateway, attachment(properties))]),
}

/** Nothing in this world asks for addresses or NAT gateways, so that they only have ids. */
const named = (prefix: string, attribute: string): ResourceType => ({
  create: ({ world }) => {
    const [next, id] = freshId(world, prefix)
    return E.right(making(next, id, { [attribute]: id }))
  },
  remove: ({ world }) => E.right(world),
})

export const addressType: ResourceType = named('eipalloc', 'AllocationId')

export const natGatewayType: ResourceType = named('nat', 'NatGatewayId')

const endpointInput = (wanted: Wanted): CreateVpcEndpointRequest => {
  const { properties } = wanted
  const policy = properties['PolicyDocument']
  return {
    VpcId: textOrEmptyAt(properties, 'VpcId'),
    ServiceName: textOrEmptyAt(properties, 'ServiceName'),
    VpcEndpointType:
      textAt(properties, 'VpcEndpointType') === 'Interface' ? 'Interface' : 'Gateway',
    RouteTableIds: textsAt(properties, 'RouteTableIds'),
    SubnetIds: textsAt(properties, 'SubnetIds'),
    SecurityGroupIds: textsAt(properties, 'SecurityGroupIds'),
    PrivateDnsEnabled: flagAt(properties, 'PrivateDnsEnabled') ?? false,
    ...(isRecord(policy) ? { PolicyDocument: JSON.stringify(policy) } : {}),
    ...taggedAs(wanted, 'vpc-endpoint'),
  }
}

export const vpcEndpointType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) =>
    pipe(
      perform(context, createVpcEndpoint, endpointInput(wanted)),
      E.map(({ world, output: { VpcEndpoint: made } }) =>
        making(world, made.VpcEndpointId, { Id: made.VpcEndpointId }),
      ),
    ),
  update: (context, { made }, wanted) =>
    pipe(
      perform(context, modifyVpcEndpoint, {
        VpcEndpointId: made.physicalId,
        ...endpointInput(wanted),
      }),
      E.map(({ world }) => ({ world, made })),
    ),
  remove: (context, { made }) =>
    inOrder(context, [step(deleteVpcEndpoints, { VpcEndpointIds: [made.physicalId] })]),
}
