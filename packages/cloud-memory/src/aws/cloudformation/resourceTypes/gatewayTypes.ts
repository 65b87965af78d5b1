/**
 * The internet gateway and the endpoints of a stack.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html
 */
import * as E from 'fp-ts/lib/Either.js'

import { perform } from '../../authorize.ts'
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  detachInternetGateway,
} from '../../ec2/internetGateways.ts'
import { createVpcEndpoint, deleteVpcEndpoints } from '../../ec2/vpcEndpoints.ts'
import { type JsonRecord, flagAt, isRecord, textAt, textOrEmptyAt, textsAt } from '../../json.ts'
import { type ResourceType, inOrder, making, step, taggedAs } from '../ResourceType.ts'

export const internetGatewayType: ResourceType = {
  create: (context, wanted) => {
    const created = perform(context, createInternetGateway, taggedAs(wanted, 'internet-gateway'))
    if (E.isLeft(created)) return created
    const { InternetGatewayId } = created.right.output.InternetGateway
    return making(created.right.world, InternetGatewayId, { InternetGatewayId })
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteInternetGateway, { InternetGatewayId: made.physicalId })]),
}

const attachment = (properties: JsonRecord) => ({
  InternetGatewayId: textOrEmptyAt(properties, 'InternetGatewayId'),
  VpcId: textOrEmptyAt(properties, 'VpcId'),
})

export const gatewayAttachmentType: ResourceType = {
  create: (context, { properties }) => {
    const world = inOrder(context, [step(attachInternetGateway, attachment(properties))])
    return E.isLeft(world)
      ? world
      : making(world.right, `IGW|${textOrEmptyAt(properties, 'VpcId')}`)
  },
  remove: (context, { properties }) =>
    inOrder(context, [step(detachInternetGateway, attachment(properties))]),
}

export const vpcEndpointType: ResourceType = {
  create: (context, wanted) => {
    const { properties } = wanted
    const policy = properties['PolicyDocument']
    const created = perform(context, createVpcEndpoint, {
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
    })
    if (E.isLeft(created)) return created
    const { VpcEndpointId } = created.right.output.VpcEndpoint
    return making(created.right.world, VpcEndpointId, { Id: VpcEndpointId })
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteVpcEndpoints, { VpcEndpointIds: [made.physicalId] })]),
}
