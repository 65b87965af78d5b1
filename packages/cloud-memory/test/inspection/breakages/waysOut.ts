/** Ways out are opened or lost. */
import type { Patient } from '../patient.ts'
import { type Breakage, breakage } from './Breakage.ts'
import { everywhere, inTable, toInterface, toPeering } from './changes.ts'

const attachGateway = ({ customer, idOf }: Patient): string => {
  const { InternetGatewayId } = customer('CreateInternetGateway', {}).InternetGateway
  customer('AttachInternetGateway', { InternetGatewayId, VpcId: idOf('Vpc') })
  return InternetGatewayId
}

const newNatGateway = ({ customer, idOf }: Patient): string =>
  customer('CreateNatGateway', { SubnetId: idOf('Subnet1'), ConnectivityType: 'private' })
    .NatGateway.NatGatewayId

const blockPublicAccess =
  (InternetGatewayBlockMode: 'block-bidirectional' | 'block-ingress') =>
  ({ customer }: Patient): void => {
    customer('ModifyVpcBlockPublicAccessOptions', { InternetGatewayBlockMode })
  }

const mainTable = ({ customer, idOf }: Patient): string =>
  customer('DescribeRouteTables', {
    Filters: [
      { Name: 'vpc-id', Values: [idOf('Vpc')] },
      { Name: 'association.main', Values: ['true'] },
    ],
  }).RouteTables[0]?.RouteTableId ?? 'none'

export const waysOut: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'the account blocks all traffic of internet gateways',
    blockPublicAccess('block-bidirectional'),
    'block-public-access',
  ),
  breakage(
    'open',
    'the account blocks incoming traffic of internet gateways',
    blockPublicAccess('block-ingress'),
    'block-public-access',
  ),
  breakage(
    'private',
    'the account blocks all traffic, that of NAT gateways included',
    blockPublicAccess('block-bidirectional'),
    'block-public-access',
  ),
  breakage(
    'open',
    'the internet gateway is detached',
    ({ customer, idOf }) => {
      customer('DetachInternetGateway', {
        InternetGatewayId: idOf('InternetGateway'),
        VpcId: idOf('Vpc'),
      })
    },
    'internet-gateway-missing',
    'open-default-route',
  ),
  breakage(
    'open',
    'the default route is deleted',
    ({ customer, idOf }) => {
      customer('DeleteRoute', {
        RouteTableId: idOf('RouteTable'),
        DestinationCidrBlock: everywhere,
      })
    },
    'open-default-route',
  ),
  breakage(
    'open',
    'the default route leads to an interface',
    inTable('ReplaceRoute', everywhere, toInterface),
    'open-default-route',
  ),
  breakage(
    'open',
    'the default route leads to Rescale',
    inTable('ReplaceRoute', everywhere, toPeering),
    'open-default-route',
  ),
  breakage(
    'private',
    'the NAT gateway is deleted',
    ({ customer, idOf }) => {
      customer('DeleteNatGateway', { NatGatewayId: idOf('NatGateway') })
    },
    'open-default-route',
    'nat-gateway',
  ),
  breakage(
    'private',
    'the default route leads around the NAT gateway',
    inTable('ReplaceRoute', everywhere, ({ idOf }) => ({ GatewayId: idOf('InternetGateway') })),
    'open-default-route',
  ),
  breakage(
    'blocked',
    'an internet gateway is attached',
    (patient) => {
      attachGateway(patient)
    },
    'internet-gateway-present',
  ),
  breakage(
    'blocked',
    'a default route leads to an internet gateway',
    inTable('CreateRoute', everywhere, (patient) => ({ GatewayId: attachGateway(patient) })),
    'internet-gateway-present',
    'blocked-routes',
  ),
  breakage(
    'blocked',
    'the main route table leads to an internet gateway',
    (patient) => {
      const GatewayId = attachGateway(patient)
      const RouteTableId = mainTable(patient)
      patient.customer('CreateRoute', {
        RouteTableId,
        DestinationCidrBlock: everywhere,
        GatewayId,
      })
    },
    'internet-gateway-present',
    'blocked-routes',
  ),
  breakage(
    'blocked',
    'a NAT gateway is created',
    (patient) => {
      newNatGateway(patient)
    },
    'blocked-nat-gateway',
  ),
  breakage(
    'blocked',
    'a default route leads to a NAT gateway',
    inTable('CreateRoute', everywhere, (patient) => ({ NatGatewayId: newNatGateway(patient) })),
    'blocked-routes',
    'blocked-nat-gateway',
  ),
  breakage(
    'blocked',
    'a default route leads to Rescale',
    inTable('CreateRoute', everywhere, toPeering),
    'blocked-routes',
  ),
  breakage(
    'blocked',
    'a route leads to a proxy in the VPC',
    inTable('CreateRoute', '192.168.0.0/16', toInterface),
    'blocked-routes',
  ),
]
