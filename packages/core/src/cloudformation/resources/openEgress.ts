/**
 * The way to the internet. Public nodes use the internet gateway with addresses of their own;
 * private ones share a NAT gateway, which has a small public subnet to itself.
 *
 * ```
 *   public    node ─ RouteTable ──────────────────────────────────────────> internet gateway
 *   private   node ─ RouteTable ─> NAT gateway in NatSubnet ─ PublicRouteTable ─> internet gateway
 * ```
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-scenarios.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceNetworkInterfaceSpecification.html
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { baseOf, blockAt } from '../../network/Ipv4Block.ts'
import { render, toBlock } from '../../network/Ipv4Cidr.ts'
import type { SubnetPlan } from '../../network/planSubnets.ts'
import { longestVpcPrefixLength } from '../../network/specialRanges.ts'
import { hasNatGateway } from '../SetupOptions.ts'
import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import { type Resource, type Resources, type TemplateRecord, getAtt, ref } from '../Template.ts'
import { routeTable, routesOf, subnetIn } from './network.ts'
import { tagsOf } from './tags.ts'

const defaultRoute = (
  routeTableId: string,
  target: TemplateRecord,
  DependsOn?: ReadonlyArray<string>,
): Resource => ({
  Type: 'AWS::EC2::Route',
  ...omitUndefined({ DependsOn }),
  Properties: {
    DestinationCidrBlock: '0.0.0.0/0',
    RouteTableId: ref(routeTableId),
    ...target,
  },
})

/**
 * Whatever needs the gateway waits for its attachment, without which creating it fails now and
 * then, and deleting the stack races.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
const onceAttached: ReadonlyArray<string> = ['InternetGatewayAttachment']

const toInternetGateway = (routeTableId: string): Resource =>
  defaultRoute(routeTableId, { GatewayId: ref('InternetGateway') }, onceAttached)

/** The smallest subnet, from what the zones leave over. */
const natSubnet = (input: SetupTemplateInput, { remainder }: SubnetPlan): Resource =>
  subnetIn(input, 0, {
    CidrBlock: render(
      blockAt(baseOf(toBlock(remainder[0] ?? input.vpcCidr)), longestVpcPrefixLength),
    ),
    MapPublicIpOnLaunch: false,
    Tags: tagsOf(input, 'nat'),
  })

const natGatewayResources = (input: SetupTemplateInput, plan: SubnetPlan): Resources => ({
  NatSubnet: natSubnet(input, plan),
  PublicRouteTable: routeTable(input, 'public-routes'),
  NatSubnetRoutes: routesOf('NatSubnet', 'PublicRouteTable'),
  PublicDefaultRoute: toInternetGateway('PublicRouteTable'),
  NatAddress: {
    Type: 'AWS::EC2::EIP',
    DependsOn: onceAttached,
    Properties: { Domain: 'vpc', Tags: tagsOf(input, 'nat') },
  },
  NatGateway: {
    Type: 'AWS::EC2::NatGateway',
    DependsOn: onceAttached,
    Properties: {
      AllocationId: getAtt('NatAddress', 'AllocationId'),
      SubnetId: ref('NatSubnet'),
      Tags: tagsOf(input, 'nat'),
    },
  },
  DefaultRoute: defaultRoute('RouteTable', { NatGatewayId: ref('NatGateway') }),
})

/** Returns the internet gateway, and how the nodes get to it. */
export const openEgressResources = (input: SetupTemplateInput, plan: SubnetPlan): Resources => ({
  InternetGateway: {
    Type: 'AWS::EC2::InternetGateway',
    Properties: { Tags: tagsOf(input, 'internet') },
  },
  InternetGatewayAttachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { InternetGatewayId: ref('InternetGateway'), VpcId: ref('Vpc') },
  },
  ...(hasNatGateway(input)
    ? natGatewayResources(input, plan)
    : { DefaultRoute: toInternetGateway('RouteTable') }),
})
