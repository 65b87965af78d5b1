/** The parts of the customer's account, read from the template that core renders. */
import type { ResourceType } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import { parseIpv4Block, reservedAddressesPerSubnet, sizeOf } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'

import type {
  CustomerSide,
  PictureGateway,
  PictureRole,
  PictureRoute,
  PictureSubnet,
} from './NetworkPicture.ts'
import { type TemplateSource, reportedIds } from './reportedIds.ts'
import { flowsOf } from './templateFlows.ts'
import {
  type TemplateResource,
  depictions,
  fieldsOf,
  itemsOf,
  resourcesOf,
  targetOf,
  textOf,
} from './templateReading.ts'
import { withShortExternalIds } from './shortExternalId.ts'

// model

export type CustomerParts = Pick<
  CustomerSide,
  'zones' | 'gateways' | 'routeTables' | 'securityGroups' | 'roles' | 'records'
> & { readonly vpcResources: ReadonlyArray<string> }

interface Reading {
  readonly all: ReadonlyArray<TemplateResource>
  readonly resourcesOf: (logicalId: string) => ReadonlyArray<string>
  /** The reported ID of a resource. */
  readonly idOf: (logicalId: string) => string | undefined
}

// parts

const ofType = ({ all }: Reading, type: ResourceType): ReadonlyArray<TemplateResource> =>
  all.filter((resource) => resource.type === type)

const usableAddressesOf = (cidr: string): number => {
  const block = parseIpv4Block(cidr)
  return E.isRight(block) ? sizeOf(block.right) - reservedAddressesPerSubnet : 0
}

/** A zone without an ID is the n-th that the account sees. */
const zoneNameOf = ({ properties }: TemplateResource): string => {
  const select = itemsOf(fieldsOf(properties['AvailabilityZone'])['Fn::Select'])
  return textOf(properties['AvailabilityZoneId'] ?? Number(select[0]) + 1)
}

const zonesOf = (reading: Reading): CustomerParts['zones'] => {
  const natSubnets = ofType(reading, 'AWS::EC2::NatGateway').map(({ properties }) =>
    targetOf(properties['SubnetId']),
  )
  const subnets = ofType(reading, 'AWS::EC2::Subnet').map((subnet) => {
    const { logicalId, properties } = subnet
    const cidr = textOf(properties['CidrBlock'])
    const part: PictureSubnet = {
      name: logicalId,
      cidr,
      ...omitUndefined({ subnetId: reading.idOf(logicalId) }),
      purpose: natSubnets.includes(logicalId) ? 'nat-gateway' : 'nodes',
      usableAddresses: usableAddressesOf(cidr),
      resources: reading.resourcesOf(logicalId),
    }
    return { zone: zoneNameOf(subnet), part }
  })
  const zones = RNEA.groupBy(({ zone }: (typeof subnets)[number]) => zone)(subnets)
  return Object.entries(zones).map(([name, grouped]) => ({
    name,
    subnets: grouped
      .map(({ part }) => part)
      .toSorted((a, b) => a.purpose.length - b.purpose.length),
  }))
}

const gatewayKindOf = ({ type, properties }: TemplateResource): PictureGateway['kind'] => {
  if (type === 'AWS::EC2::InternetGateway') return 'internet-gateway'
  if (type === 'AWS::EC2::NatGateway') return 'nat-gateway'
  return properties['VpcEndpointType'] === 'Gateway' ? 'gateway-endpoint' : 'interface-endpoint'
}

const gatewayTypes: ReadonlyArray<ResourceType> = [
  'AWS::EC2::InternetGateway',
  'AWS::EC2::NatGateway',
  'AWS::EC2::VPCEndpoint',
]

/** The interface endpoints are one part: there are many of them, and they are alike. */
const gatewaysOf = (reading: Reading): CustomerParts['gateways'] => {
  const gateways = gatewayTypes.flatMap((type) => ofType(reading, type))
  return Object.values(RNEA.groupBy(gatewayKindOf)(gateways)).map((alike) => ({
    kind: gatewayKindOf(alike[0]),
    services: alike.map(({ properties }) => textOf(properties['ServiceName'])).filter(Boolean),
    resources: alike.flatMap(({ logicalId }) => reading.resourcesOf(logicalId)),
  }))
}

const routeOf = (reading: Reading, { logicalId, properties }: TemplateResource): PictureRoute => ({
  destination: textOf(properties['DestinationCidrBlock']),
  via: properties['NatGatewayId'] === undefined ? 'internet-gateway' : 'nat-gateway',
  state: 'planned',
  resources: reading.resourcesOf(logicalId),
})

const routeTablesOf = (reading: Reading): CustomerParts['routeTables'] =>
  ofType(reading, 'AWS::EC2::RouteTable').map(({ logicalId }) => ({
    name: reading.idOf(logicalId) ?? logicalId,
    routes: ofType(reading, 'AWS::EC2::Route')
      .filter(({ properties }) => targetOf(properties['RouteTableId']) === logicalId)
      .map((route) => routeOf(reading, route)),
    resources: reading.resourcesOf(logicalId),
  }))

const roleKindOf = (trusts: ReadonlyArray<string>): PictureRole['kind'] => {
  if (trusts.some((principal) => principal.startsWith('arn:'))) return 'rescale'
  return trusts.some((principal) => principal.startsWith('ec2.')) ? 'nodes' : 'flow-logs'
}

const roleOf = (reading: Reading, { logicalId, properties }: TemplateResource): PictureRole => {
  const document = fieldsOf(properties['AssumeRolePolicyDocument'])
  const [assume] = itemsOf(document['Statement']).map(fieldsOf)
  const trusts = Object.values(fieldsOf(assume?.['Principal'])).flatMap(itemsOf).map(textOf)
  const demanded = fieldsOf(fieldsOf(assume?.['Condition'])['StringEquals'])['sts:ExternalId']
  return {
    kind: roleKindOf(trusts),
    name: reading.idOf(logicalId) ?? logicalId,
    trusts,
    externalIds: itemsOf(demanded).map(textOf).map(withShortExternalIds),
    resources: reading.resourcesOf(logicalId),
  }
}

const recordsOf = (reading: Reading): CustomerParts['records'] =>
  ofType(reading, 'AWS::EC2::FlowLog').map(({ logicalId, properties }) => {
    const group = reading.all.find((one) => one.logicalId === targetOf(properties['LogGroupName']))
    return {
      retentionDays: Number(group?.properties['RetentionInDays']),
      resources: reading.resourcesOf(logicalId),
    }
  })

// operations

/** Reads the parts; those without a resource are empty lists. */
export const customerParts = (source: TemplateSource): CustomerParts => {
  const all = resourcesOf(source.template)
  const depicted = depictions(all)
  const ids = reportedIds(source)
  const reading: Reading = {
    all,
    resourcesOf: (logicalId) => depicted.get(logicalId) ?? [],
    idOf: (logicalId) => ids.get(logicalId),
  }
  const [vpc] = ofType(reading, 'AWS::EC2::VPC')
  const context = { all, vpcCidr: textOf(vpc?.properties['CidrBlock']) }
  return {
    vpcResources: reading.resourcesOf(vpc?.logicalId ?? ''),
    zones: zonesOf(reading),
    gateways: gatewaysOf(reading),
    routeTables: routeTablesOf(reading),
    securityGroups: ofType(reading, 'AWS::EC2::SecurityGroup').map((group) => ({
      name: reading.idOf(group.logicalId) ?? group.logicalId,
      flows: flowsOf(group, context),
      resources: reading.resourcesOf(group.logicalId),
    })),
    roles: ofType(reading, 'AWS::IAM::Role').map((role) => roleOf(reading, role)),
    records: recordsOf(reading),
  }
}
