import {
  type Delays,
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
  type MemoryCloud,
} from '@byoa/cloud-memory'
import type { CloudScene, Colleague } from '@byoa/testing/cloud-conformance'
import { partsOfRoleArn } from '@byoa/core/iam/identity'

import { callAsCustomer } from './story.ts'
import { customer, peeringId, start, usEast1 } from './setupTemplateOf.ts'

const networkActs = (
  cloud: MemoryCloud,
): Pick<
  Colleague,
  'addRoute' | 'addNetworkInterface' | 'removeNetworkInterface' | 'addSecurityGroup'
> => ({
  addRoute: async ({ routeTableId, destination, internetGatewayId }) => {
    callAsCustomer(cloud, 'CreateRoute', {
      RouteTableId: routeTableId,
      DestinationCidrBlock: destination,
      GatewayId: internetGatewayId,
    })
    return Promise.resolve()
  },
  addNetworkInterface: async (SubnetId) => {
    const { NetworkInterface } = callAsCustomer(cloud, 'CreateNetworkInterface', { SubnetId })
    return Promise.resolve(NetworkInterface.NetworkInterfaceId)
  },
  removeNetworkInterface: async (NetworkInterfaceId) => {
    callAsCustomer(cloud, 'DeleteNetworkInterface', { NetworkInterfaceId })
    return Promise.resolve()
  },
  addSecurityGroup: async ({ vpcId, tag }) => {
    const named = { GroupName: 'colleague', Description: 'not of the stack', VpcId: vpcId }
    const { GroupId } = callAsCustomer(cloud, 'CreateSecurityGroup', named)
    if (tag !== undefined) {
      const Tags = [{ Key: tag.key, Value: tag.value }]
      callAsCustomer(cloud, 'CreateTags', { Resources: [GroupId], Tags })
    }
    return Promise.resolve(GroupId)
  },
})

const peeringActs = (cloud: MemoryCloud): Pick<Colleague, 'rejectPeering' | 'requestPeering'> => ({
  rejectPeering: async (VpcPeeringConnectionId) => {
    callAsCustomer(cloud, 'RejectVpcPeeringConnection', { VpcPeeringConnectionId })
    return Promise.resolve()
  },
  requestPeering: async ({ vpcId, peerAccountId, peerVpcId }) => {
    const { VpcPeeringConnection } = callAsCustomer(cloud, 'CreateVpcPeeringConnection', {
      VpcId: vpcId,
      PeerOwnerId: peerAccountId,
      PeerVpcId: peerVpcId,
    })
    return Promise.resolve(peeringId(VpcPeeringConnection.VpcPeeringConnectionId))
  },
})

const trustOfOwner = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${customer}:root` },
      Action: 'sts:AssumeRole',
    },
  ],
}

const roleActs = (
  cloud: MemoryCloud,
): Pick<Colleague, 'closeRole' | 'removePolicies' | 'deleteRole'> => {
  const removePolicies = (RoleName: string): void => {
    for (const PolicyName of callAsCustomer(cloud, 'ListRolePolicies', { RoleName }).PolicyNames) {
      callAsCustomer(cloud, 'DeleteRolePolicy', { RoleName, PolicyName })
    }
  }
  return {
    closeRole: async (roleArn) => {
      const RoleName = partsOfRoleArn(roleArn).name
      callAsCustomer(cloud, 'UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trustOfOwner })
      return Promise.resolve()
    },
    removePolicies: async (roleArn) =>
      Promise.resolve(removePolicies(partsOfRoleArn(roleArn).name)),
    deleteRole: async (roleArn) => {
      const RoleName = partsOfRoleArn(roleArn).name
      removePolicies(RoleName)
      callAsCustomer(cloud, 'DeleteRole', { RoleName })
      return Promise.resolve()
    },
  }
}

const colleagueIn = (cloud: MemoryCloud): Colleague => ({
  ...networkActs(cloud),
  ...peeringActs(cloud),
  ...roleActs(cloud),
})

/** Two fresh accounts on the ports in memory, of an AWS that takes its time as told. */
export const memoryScene = (delays: Partial<Delays> = {}): CloudScene => {
  const { world, rescale } = rescaleWorld(defaultRescale, { now: start, settings: { delays } })
  const cloud = createMemoryCloud({
    world: withCustomerAccount(world, { accountId: customer, region: usEast1 }),
    rescale,
  })
  const placed = rescale.vpcs.find(({ vpc }) => vpc.region === usEast1)
  if (placed === undefined) throw new Error('no Rescale VPC')
  const { rescaleCloud, customerCloud, customerConsole } = cloud
  return {
    rescaleCloud,
    customerCloud,
    customerConsole: customerConsole(customer),
    rescale: placed.vpc,
    customer: { accountId: customer },
    region: usEast1,
    colleague: colleagueIn(cloud),
    settle: async () => Promise.resolve(cloud.advanceTime(120)),
    strike: (onCall, kind) => cloud.planFaults([{ onCall, kind }]),
  }
}
