import { describe, expect, test } from 'vitest'

import { customer, rescale, setupTemplateOf, usEast1 } from '../setupTemplateOf.ts'
import {
  acceptPeering,
  callAsCustomer,
  fail,
  newCloud,
  requestPeering,
  rescaleVpcOf,
  runStack,
  stackName,
  succeed,
} from './portStory.ts'

type Cloud = ReturnType<typeof newCloud>

const dependants = async (cloud: Cloud) =>
  (
    await succeed(cloud.customerConsole(customer).findDependants({ region: usEast1, stackName }))
  ).map(({ resourceType, resourceId }) => `${resourceType} ${resourceId}`)

const remove = (cloud: Cloud) =>
  cloud.customerConsole(customer).deleteStack({ region: usEast1, stackName })

describe('findDependants', () => {
  test.each(['open', 'blocked'] as const)(
    'finds nothing in a stack with egress %s and every resource of the tier',
    async (egress) => {
      const cloud = newCloud()
      await succeed(runStack(cloud, setupTemplateOf({ egress, tier: 'compute' }).body))
      expect(await dependants(cloud)).toEqual([])
    },
  )

  test('finds each thing that keeps the VPC from being deleted', async () => {
    const cloud = newCloud()
    const { vpcId: VpcId, subnetIds } = await succeed(runStack(cloud))
    callAsCustomer(cloud, 'AssociateVpcCidrBlock', { VpcId, CidrBlock: '10.65.0.0/16' })
    const { SubnetId } = callAsCustomer(cloud, 'CreateSubnet', {
      VpcId,
      CidrBlock: '10.65.0.0/24',
    }).Subnet
    const { RouteTableId } = callAsCustomer(cloud, 'CreateRouteTable', { VpcId }).RouteTable
    const { GroupId } = callAsCustomer(cloud, 'CreateSecurityGroup', {
      VpcId,
      GroupName: 'theirs',
      Description: 'theirs',
    })
    const { VpcEndpointId } = callAsCustomer(cloud, 'CreateVpcEndpoint', {
      VpcId,
      ServiceName: 'com.amazonaws.us-east-1.dynamodb',
    }).VpcEndpoint
    const { NetworkInterfaceId } = callAsCustomer(cloud, 'CreateNetworkInterface', {
      SubnetId: subnetIds[0] ?? '',
    }).NetworkInterface
    expect(await dependants(cloud)).toEqual([
      `network-interface ${NetworkInterfaceId}`,
      `vpc-endpoint ${VpcEndpointId}`,
      `security-group ${GroupId}`,
      `subnet ${SubnetId}`,
      `route-table ${RouteTableId}`,
    ])
    expect(await fail(remove(cloud))).toMatchObject({ code: 'StackFailed' })
  })

  test('finds peerings whichever side requested them', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    const { peeringId } = await succeed(requestPeering(cloud, stack))
    await succeed(acceptPeering(cloud, peeringId))
    const { VpcPeeringConnection } = callAsCustomer(cloud, 'CreateVpcPeeringConnection', {
      VpcId: stack.vpcId,
      PeerVpcId: rescaleVpcOf(cloud).vpcId,
      PeerOwnerId: rescale,
    })
    expect(await dependants(cloud)).toEqual([
      `vpc-peering-connection ${peeringId}`,
      `vpc-peering-connection ${VpcPeeringConnection.VpcPeeringConnectionId}`,
    ])
  })

  test('is empty exactly when the stack can be deleted, after a failed deletion too', async () => {
    const cloud = newCloud()
    const { subnetIds } = await succeed(runStack(cloud))
    const { NetworkInterfaceId } = callAsCustomer(cloud, 'CreateNetworkInterface', {
      SubnetId: subnetIds[0] ?? '',
    }).NetworkInterface
    await fail(remove(cloud))
    expect(await dependants(cloud)).toEqual([`network-interface ${NetworkInterfaceId}`])
    callAsCustomer(cloud, 'DeleteNetworkInterface', { NetworkInterfaceId })
    expect(await dependants(cloud)).toEqual([])
    await succeed(remove(cloud))
  })
})
