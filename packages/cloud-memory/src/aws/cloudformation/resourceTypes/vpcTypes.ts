/**
 * Resource types of VPCs, subnets, route tables and routes.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { resourceOf, resourcesOf } from '../../../world/World.ts'
import type { Context } from '../../Action.ts'
import { perform } from '../../authorize.ts'
import {
  associateRouteTable,
  createRouteTable,
  deleteRouteTable,
  disassociateRouteTable,
} from '../../ec2/routeTables.ts'
import type { CreateRouteRequest } from '../../ec2/Ec2Inputs.ts'
import { createRoute, deleteRoute, replaceRoute } from '../../ec2/routes.ts'
import { createSubnet, deleteSubnet, modifySubnetAttribute } from '../../ec2/subnets.ts'
import { createVpc, deleteVpc, modifyVpcAttribute } from '../../ec2/vpcs.ts'
import { type ResourceType, type Step, inOrder, making, step, taggedAs } from '../ResourceType.ts'
import { type JsonRecord, flagAt, textAt, textOrEmptyAt } from '../../json.ts'

const dnsSteps = (VpcId: string, properties: JsonRecord): ReadonlyArray<Step> => {
  const support = flagAt(properties, 'EnableDnsSupport') ?? true
  const hostnames = flagAt(properties, 'EnableDnsHostnames') ?? false
  return [
    step(modifyVpcAttribute, { VpcId, EnableDnsSupport: { Value: support } }),
    step(modifyVpcAttribute, { VpcId, EnableDnsHostnames: { Value: hostnames } }),
  ]
}

const defaultGroupOf = (context: Context, vpcId: string): string =>
  resourcesOf(context.world, context, 'securityGroups').find(
    (group) => group.vpcId === vpcId && group.name === 'default',
  )?.id ?? ''

export const vpcType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) => {
    const created = perform(context, createVpc, {
      CidrBlock: textOrEmptyAt(wanted.properties, 'CidrBlock'),
      ...taggedAs(wanted, 'vpc'),
    })
    if (E.isLeft(created)) return created
    const { VpcId, CidrBlock } = created.right.output.Vpc
    const within = { ...context, world: created.right.world }
    const DefaultSecurityGroup = defaultGroupOf(within, VpcId)
    return pipe(
      inOrder(within, dnsSteps(VpcId, wanted.properties)),
      E.map((world) => making(world, VpcId, { VpcId, CidrBlock, DefaultSecurityGroup })),
    )
  },
  remove: (context, { made }) => inOrder(context, [step(deleteVpc, { VpcId: made.physicalId })]),
  update: (context, { made }, wanted) => {
    return pipe(
      inOrder(context, dnsSteps(made.physicalId, wanted.properties)),
      E.map((world) => ({ world, made })),
    )
  },
}

const publicStep = (SubnetId: string, properties: JsonRecord): Step =>
  step(modifySubnetAttribute, {
    SubnetId,
    MapPublicIpOnLaunch: { Value: flagAt(properties, 'MapPublicIpOnLaunch') ?? false },
  })

export const subnetType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) => {
    const { properties } = wanted
    const zone = textAt(properties, 'AvailabilityZone')
    const zoneId = textAt(properties, 'AvailabilityZoneId')
    const created = perform(context, createSubnet, {
      VpcId: textOrEmptyAt(properties, 'VpcId'),
      CidrBlock: textOrEmptyAt(properties, 'CidrBlock'),
      ...(zone === undefined ? {} : { AvailabilityZone: zone }),
      ...(zoneId === undefined ? {} : { AvailabilityZoneId: zoneId }),
      ...taggedAs(wanted, 'subnet'),
    })
    if (E.isLeft(created)) return created
    const { SubnetId, VpcId, AvailabilityZone } = created.right.output.Subnet
    return pipe(
      publicStep(SubnetId, properties)({ ...context, world: created.right.world }),
      E.map((world) => making(world, SubnetId, { SubnetId, VpcId, AvailabilityZone })),
    )
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteSubnet, { SubnetId: made.physicalId })]),
  update: (context, { made }, wanted) => {
    return pipe(
      inOrder(context, [publicStep(made.physicalId, wanted.properties)]),
      E.map((world) => ({ world, made })),
    )
  },
}

export const routeTableType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) =>
    pipe(
      perform(context, createRouteTable, {
        VpcId: textOrEmptyAt(wanted.properties, 'VpcId'),
        ...taggedAs(wanted, 'route-table'),
      }),
      E.map(({ world, output: { RouteTable: made } }) =>
        making(world, made.RouteTableId, { RouteTableId: made.RouteTableId }),
      ),
    ),
  remove: (context, { made }) =>
    inOrder(context, [step(deleteRouteTable, { RouteTableId: made.physicalId })]),
}

const targetParameters = [
  'GatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
] as const

const routeInput = (properties: JsonRecord): CreateRouteRequest => ({
  RouteTableId: textOrEmptyAt(properties, 'RouteTableId'),
  DestinationCidrBlock: textOrEmptyAt(properties, 'DestinationCidrBlock'),
  ...Object.fromEntries(
    targetParameters.flatMap((key) => {
      const id = textAt(properties, key)
      return id === undefined ? [] : [[key, id]]
    }),
  ),
})

export const routeType: ResourceType = {
  create: (context, { properties }) => {
    const input = routeInput(properties)
    return pipe(
      inOrder(context, [step(createRoute, input)]),
      E.map((world) => making(world, `${input.RouteTableId}|${input.DestinationCidrBlock}`)),
    )
  },
  remove: (context, { properties }) => {
    const { RouteTableId, DestinationCidrBlock } = routeInput(properties)
    return inOrder(context, [step(deleteRoute, { RouteTableId, DestinationCidrBlock })])
  },
  update: (context, { made }, wanted) => {
    return pipe(
      inOrder(context, [step(replaceRoute, routeInput(wanted.properties))]),
      E.map((world) => ({ world, made })),
    )
  },
}

export const routeTableAssociationType: ResourceType = {
  create: (context, { properties }) =>
    pipe(
      perform(context, associateRouteTable, {
        RouteTableId: textOrEmptyAt(properties, 'RouteTableId'),
        SubnetId: textOrEmptyAt(properties, 'SubnetId'),
      }),
      E.map(({ world, output: { AssociationId } }) =>
        making(world, AssociationId, { Id: AssociationId }),
      ),
    ),
  remove: (context, { made, properties }) => {
    // The association was deleted with its subnet.
    const id = textOrEmptyAt(properties, 'SubnetId')
    if (resourceOf(context.world, context, { kind: 'subnets', id }) === undefined) {
      return E.right(context.world)
    }
    return inOrder(context, [step(disassociateRouteTable, { AssociationId: made.physicalId })])
  },
}
