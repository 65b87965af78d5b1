/**
 * Resource types of gateways and VPC endpoints.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html
 */
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { resourceOf } from '../../../world/World.ts'
import { refuse } from '../../AwsError.ts'
import { perform } from '../../authorize.ts'
import type { CreateVpcEndpointRequest, ModifyVpcEndpointRequest } from '../../ec2/Ec2Inputs.ts'
import { allocateAddress, releaseAddress } from '../../ec2/addresses.ts'
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  detachInternetGateway,
} from '../../ec2/internetGateways.ts'
import { createNatGateway, deleteNatGateway } from '../../ec2/natGateways.ts'
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

export const addressType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) =>
    pipe(
      perform(context, allocateAddress, taggedAs(wanted, 'elastic-ip')),
      E.map(({ world, output: { AllocationId, PublicIp } }) =>
        making(world, PublicIp, { AllocationId, PublicIp }),
      ),
    ),
  remove: (context, { made }) =>
    inOrder(context, [
      step(releaseAddress, { AllocationId: made.attributes['AllocationId'] ?? '' }),
    ]),
}

export const natGatewayType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) => {
    const { properties } = wanted
    const made = perform(context, createNatGateway, {
      SubnetId: textOrEmptyAt(properties, 'SubnetId'),
      ...omitUndefined({ AllocationId: textAt(properties, 'AllocationId') }),
      ...taggedAs(wanted, 'natgateway'),
    })
    if (E.isLeft(made)) return made
    const { world, output } = made.right
    const { NatGatewayId: id } = output.NatGateway
    const failure = resourceOf(world, context, { kind: 'natGateways', id })?.failure
    return failure === undefined
      ? E.right(making(world, id, { NatGatewayId: id }))
      : refuse(failure.code, failure.message)
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteNatGateway, { NatGatewayId: made.physicalId })]),
}

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

const without = (
  ids: ReadonlyArray<string> = [],
  others: ReadonlyArray<string> = [],
): ReadonlyArray<string> => ids.filter((id) => !others.includes(id))

/** Returns the input of ModifyVpcEndpoint that updates an endpoint to its template. */
const endpointChange = (
  VpcEndpointId: string,
  before: CreateVpcEndpointRequest,
  after: CreateVpcEndpointRequest,
): ModifyVpcEndpointRequest => ({
  VpcEndpointId,
  AddRouteTableIds: without(after.RouteTableIds, before.RouteTableIds),
  RemoveRouteTableIds: without(before.RouteTableIds, after.RouteTableIds),
  AddSubnetIds: without(after.SubnetIds, before.SubnetIds),
  RemoveSubnetIds: without(before.SubnetIds, after.SubnetIds),
  AddSecurityGroupIds: without(after.SecurityGroupIds, before.SecurityGroupIds),
  RemoveSecurityGroupIds: without(before.SecurityGroupIds, after.SecurityGroupIds),
  PrivateDnsEnabled: after.PrivateDnsEnabled ?? false,
  ...(after.PolicyDocument === undefined
    ? { ResetPolicy: true }
    : { PolicyDocument: after.PolicyDocument }),
})

export const vpcEndpointType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) =>
    pipe(
      perform(context, createVpcEndpoint, endpointInput(wanted)),
      E.map(({ world, output: { VpcEndpoint: made } }) =>
        making(world, made.VpcEndpointId, { Id: made.VpcEndpointId }),
      ),
    ),
  update: (context, { made, properties }, wanted) =>
    pipe(
      perform(
        context,
        modifyVpcEndpoint,
        endpointChange(
          made.physicalId,
          endpointInput({ ...wanted, properties }),
          endpointInput(wanted),
        ),
      ),
      E.map(({ world }) => ({ world, made })),
    ),
  remove: (context, { made }) =>
    inOrder(context, [step(deleteVpcEndpoints, { VpcEndpointIds: [made.physicalId] })]),
}
