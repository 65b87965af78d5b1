/**
 * Ids that name nothing, and texts that are no ids.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
import type { ActionName } from '@byoa/cloud-memory'
import { expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'

type Call = readonly [action: ActionName, member: string]

const errorOf = (actor: Actor, [action, member]: Call, value: unknown) =>
  actor.error(action, { [member]: value } as never)

test.each<readonly [prefix: string, Call, notFound: string, malformed: string, noun: string]>([
  [
    'acl',
    ['DescribeNetworkAcls', 'NetworkAclIds'],
    'InvalidNetworkAclID.NotFound',
    'InvalidNetworkAclId.Malformed',
    'networkAcl ID',
  ],
  [
    'eipalloc',
    ['ReleaseAddress', 'AllocationId'],
    'InvalidAllocationID.NotFound',
    'InvalidAllocationID.Malformed',
    'allocation ID',
  ],
  [
    'eni',
    ['DescribeNetworkInterfaces', 'NetworkInterfaceIds'],
    'InvalidNetworkInterfaceID.NotFound',
    'InvalidNetworkInterfaceId.Malformed',
    'networkInterface ID',
  ],
  [
    'igw',
    ['DeleteInternetGateway', 'InternetGatewayId'],
    'InvalidInternetGatewayID.NotFound',
    'InvalidInternetGatewayId.Malformed',
    'internetGateway ID',
  ],
  [
    'nat',
    ['DeleteNatGateway', 'NatGatewayId'],
    'NatGatewayNotFound',
    'NatGatewayMalformed',
    'NatGateway',
  ],
  [
    'rtb',
    ['DeleteRouteTable', 'RouteTableId'],
    'InvalidRouteTableID.NotFound',
    'InvalidRouteTableId.Malformed',
    'routeTable ID',
  ],
  [
    'sg',
    ['DeleteSecurityGroup', 'GroupId'],
    'InvalidGroup.NotFound',
    'InvalidGroupId.Malformed',
    'security group',
  ],
  [
    'subnet',
    ['DeleteSubnet', 'SubnetId'],
    'InvalidSubnetID.NotFound',
    'InvalidSubnetID.Malformed',
    'subnet ID',
  ],
  [
    'ami',
    ['DescribeImages', 'ImageIds'],
    'InvalidAMIID.NotFound',
    'InvalidAMIID.Malformed',
    'image id',
  ],
  [
    'fl',
    ['DeleteFlowLogs', 'FlowLogIds'],
    'InvalidFlowLogId.NotFound',
    'InvalidFlowLogId.Malformed',
    'flow log',
  ],
  [
    'i',
    ['DescribeInstances', 'InstanceIds'],
    'InvalidInstanceID.NotFound',
    'InvalidInstanceID.Malformed',
    'instance ID',
  ],
  [
    'pcx',
    ['DeleteVpcPeeringConnection', 'VpcPeeringConnectionId'],
    'InvalidVpcPeeringConnectionID.NotFound',
    'InvalidVpcPeeringConnectionId.Malformed',
    'vpcPeeringConnection ID',
  ],
  [
    'pl',
    ['DescribePrefixLists', 'PrefixListIds'],
    'InvalidPrefixListID.NotFound',
    'InvalidPrefixListId.Malformed',
    'prefix list ID',
  ],
  [
    'sgr',
    ['DescribeSecurityGroupRules', 'SecurityGroupRuleIds'],
    'InvalidSecurityGroupRuleId.NotFound',
    'InvalidSecurityGroupRuleId.Malformed',
    'security group rule ID',
  ],
  ['vpc', ['DeleteVpc', 'VpcId'], 'InvalidVpcID.NotFound', 'InvalidVpcID.Malformed', 'vpc ID'],
  [
    'vpce',
    ['DescribeVpcEndpoints', 'VpcEndpointIds'],
    'InvalidVpcEndpointId.NotFound',
    'InvalidVpcEndpointId.Malformed',
    'Vpc Endpoint Id',
  ],
])('an id that begins with %s', (prefix, call, notFound, malformed, noun) => {
  const { customer } = newSandbox()
  const asked = (id: string) => errorOf(customer, call, call[1].endsWith('Ids') ? [id] : id)
  for (const digits of [8, 17]) {
    const id = `${prefix}-${'0'.repeat(digits)}`
    const error = asked(id)
    expect(error.code).toBe(notFound)
    // As EC2 shows it: https://github.com/brikis98/terraform-up-and-running-code/issues/65
    const shown = prefix === 'ami' ? `[${id}]` : id
    expect(error.message).toBe(`The ${noun} '${shown}' does not exist`)
  }
  const texts = [
    '1',
    '12345678901234567',
    '1234567g',
    '1234567G',
    '1234567:',
    '1234567`',
    '1234567/',
  ]
  for (const text of texts) {
    const id = text.length === 17 ? `x-${text}` : `${prefix}-${text}`
    const expecting = id.startsWith(`${prefix}-`) ? '' : ` (expecting "${prefix}-...")`
    const message = `Invalid id: "${id}"${expecting}`
    expect(asked(id), id).toMatchObject({ code: malformed, message })
  }
  expect(asked(`${prefix}:00000000`).code).toBe(malformed)
})
