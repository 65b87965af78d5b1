import type { XmlNames } from '../renderXml.ts'

/** Member → element, where it is not the member with a small first letter. */
const elements: Readonly<Record<string, string>> = {
  AccountAttributes: 'accountAttributeSet',
  Associations: 'associationSet',
  Attachments: 'attachmentSet',
  AttributeValues: 'attributeValueSet',
  AvailabilityZones: 'availabilityZoneInfo',
  FlowLogIds: 'flowLogIdSet',
  Groups: 'groupSet',
  InternetGateways: 'internetGatewaySet',
  NetworkInterfaces: 'networkInterfaceSet',
  Reservations: 'reservationSet',
  RouteTableIds: 'routeTableIdSet',
  RouteTables: 'routeTableSet',
  Routes: 'routeSet',
  SecurityGroups: 'securityGroupInfo',
  SubnetIds: 'subnetIdSet',
  Subnets: 'subnetSet',
  Tags: 'tagSet',
  UserIdGroupPairs: 'groups',
  VpcEndpoints: 'vpcEndpointSet',
  VpcPeeringConnections: 'vpcPeeringConnectionSet',
  Vpcs: 'vpcSet',
}

const known = new Map(Object.entries(elements))

/**
 * The names of EC2's responses.
 *
 * @source https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
export const ec2Names: XmlNames = {
  item: 'item',
  nameOf: (member) => {
    const there = known.get(member)
    if (there !== undefined) return there
    // The names repeat in every call: each is made once. Bounded by the members that outputs have.
    const name = member.charAt(0).toLowerCase() + member.slice(1)
    known.set(member, name)
    return name
  },
}
