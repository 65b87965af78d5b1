/**
 * The VPC with one large subnet in each zone, all on one route table: HPC wants few big subnets,
 * and one table is one place for the route to Rescale.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html
 */
import type { SubnetPlan } from '../../network/planSubnets.ts'
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

/**
 * With egress `open` there is no NAT gateway: a node reaches the internet with a public address of
 * its own.
 */
const subnet = (
  input: SetupTemplateInput,
  { zoneIndex, cidr }: SubnetPlan['subnets'][number],
): Resource => ({
  Type: 'AWS::EC2::Subnet',
  Properties: {
    ...zoneOf(input, zoneIndex),
    CidrBlock: cidr,
    MapPublicIpOnLaunch: input.egress === 'open',
    Tags: tagsOf(input, `subnet-${zoneIndex + 1}`),
    VpcId: ref('Vpc'),
  },
})

const association = (zoneIndex: number): Resource => ({
  Type: 'AWS::EC2::SubnetRouteTableAssociation',
  Properties: { RouteTableId: ref('RouteTable'), SubnetId: ref(subnetId(zoneIndex)) },
})

/** Returns the VPC, its subnets and their route table. */
export const networkResources = (input: SetupTemplateInput, plan: SubnetPlan): Resources => ({
  Vpc: vpc(input),
  RouteTable: {
    Type: 'AWS::EC2::RouteTable',
    Properties: { Tags: tagsOf(input, 'routes'), VpcId: ref('Vpc') },
  },
  ...Object.fromEntries(
    plan.subnets.flatMap((planned) => [
      [subnetId(planned.zoneIndex), subnet(input, planned)],
      [`${subnetId(planned.zoneIndex)}Routes`, association(planned.zoneIndex)],
    ]),
  ),
})
