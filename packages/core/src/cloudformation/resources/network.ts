/**
 * The VPC with one large subnet in each zone, all on one route table: HPC wants few big subnets,
 * and one table is one place for the route to Rescale.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html
 */
import type { SubnetPlan } from '../../network/planSubnets.ts'
import { mapsPublicAddresses } from '../SetupOptions.ts'
import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import { type Resource, type Resources, type TemplateRecord, ref } from '../Template.ts'
import { tagsOf } from './tags.ts'

/** Returns the logical id of the subnet of a zone, counted from 0. */
export const subnetId = (zoneIndex: number): string => `Subnet${zoneIndex + 1}`

const vpc = (input: SetupTemplateInput): Resource => ({
  Type: 'AWS::EC2::VPC',
  Properties: {
    CidrBlock: input.vpcCidr,
    EnableDnsHostnames: true,
    EnableDnsSupport: true,
    Tags: tagsOf(input, 'vpc'),
  },
})

/**
 * Zone names differ between accounts; naming the Region makes a stack in another Region fail
 * instead of succeed.
 */
const zoneOf = (input: SetupTemplateInput, zoneIndex: number): TemplateRecord => {
  const zoneId = input.zoneIds?.[zoneIndex]
  return zoneId === undefined
    ? { AvailabilityZone: { 'Fn::Select': [zoneIndex, { 'Fn::GetAZs': input.region }] } }
    : { AvailabilityZoneId: zoneId }
}

/** Returns a subnet in a zone, counted from 0. */
export const subnetIn = (
  input: SetupTemplateInput,
  zoneIndex: number,
  properties: TemplateRecord,
): Resource => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { ...zoneOf(input, zoneIndex), ...properties, VpcId: ref('Vpc') },
})

const subnet = (
  input: SetupTemplateInput,
  { zoneIndex, cidr }: SubnetPlan['subnets'][number],
): Resource =>
  subnetIn(input, zoneIndex, {
    CidrBlock: cidr,
    MapPublicIpOnLaunch: mapsPublicAddresses(input),
    Tags: tagsOf(input, `subnet-${zoneIndex + 1}`),
  })

/** Returns the association of a subnet with a route table. */
export const routesOf = (subnetLogicalId: string, routeTableId: string): Resource => ({
  Type: 'AWS::EC2::SubnetRouteTableAssociation',
  Properties: { RouteTableId: ref(routeTableId), SubnetId: ref(subnetLogicalId) },
})

/** Returns a route table, which has only local routes. */
export const routeTable = (input: SetupTemplateInput, name: string): Resource => ({
  Type: 'AWS::EC2::RouteTable',
  Properties: { Tags: tagsOf(input, name), VpcId: ref('Vpc') },
})

/** Returns the VPC, its subnets and their route table. */
export const networkResources = (input: SetupTemplateInput, plan: SubnetPlan): Resources => ({
  Vpc: vpc(input),
  RouteTable: routeTable(input, 'routes'),
  ...Object.fromEntries(
    plan.subnets.flatMap((planned) => [
      [subnetId(planned.zoneIndex), subnet(input, planned)],
      [`${subnetId(planned.zoneIndex)}Routes`, routesOf(subnetId(planned.zoneIndex), 'RouteTable')],
    ]),
  ),
})
