import {
  type Delays,
  administratorKeyOf,
  apply,
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
  type ActionName,
  type InputOf,
  type MemoryCloud,
  type OutputOf,
} from '@byoa/cloud-memory'
import type { CloudScene, Colleague } from '@byoa/testing/cloud-conformance'
import { partsOfRoleArn } from '@byoa/core/iam'
import * as E from 'fp-ts/lib/Either.js'

import { customer, peeringId, start, usEast1 } from './setupTemplateOf.ts'

/** The administrator of the customer's account makes a call that no port makes. */
const call = <Name extends ActionName>(
  cloud: MemoryCloud,
  action: Name,
  input: InputOf<Name>,
): OutputOf<Name> => {
  const caller = { accessKeyId: administratorKeyOf(cloud.world(), customer), region: usEast1 }
  const [world, outcome] = apply(cloud.world(), caller, { action, input })
  if (E.isLeft(outcome)) throw new Error(`${action}: ${JSON.stringify(outcome.left)}`)
  cloud.changeWorld(() => world)
  return outcome.right
}

const networkActs = (
  cloud: MemoryCloud,
): Pick<
  Colleague,
  'addRoute' | 'addNetworkInterface' | 'removeNetworkInterface' | 'addSecurityGroup'
> => ({
  addRoute: async ({ routeTableId, destination, internetGatewayId }) => {
    call(cloud, 'CreateRoute', {
      RouteTableId: routeTableId,
      DestinationCidrBlock: destination,
      GatewayId: internetGatewayId,
    })
    return Promise.resolve()
  },
  addNetworkInterface: async (SubnetId) => {
    const { NetworkInterface } = call(cloud, 'CreateNetworkInterface', { SubnetId })
    return Promise.resolve(NetworkInterface.NetworkInterfaceId)
  },
  removeNetworkInterface: async (NetworkInterfaceId) => {
    call(cloud, 'DeleteNetworkInterface', { NetworkInterfaceId })
    return Promise.resolve()
  },
  addSecurityGroup: async ({ vpcId, tag }) => {
    const named = { GroupName: 'colleague', Description: 'not of the stack', VpcId: vpcId }
    const { GroupId } = call(cloud, 'CreateSecurityGroup', named)
    if (tag !== undefined) {
      const Tags = [{ Key: tag.key, Value: tag.value }]
      call(cloud, 'CreateTags', { Resources: [GroupId], Tags })
    }
    return Promise.resolve(GroupId)
  },
})

const peeringActs = (cloud: MemoryCloud): Pick<Colleague, 'rejectPeering' | 'requestPeering'> => ({
  rejectPeering: async (VpcPeeringConnectionId) => {
    call(cloud, 'RejectVpcPeeringConnection', { VpcPeeringConnectionId })
    return Promise.resolve()
  },
  requestPeering: async ({ vpcId, peerAccountId, peerVpcId }) => {
    const { VpcPeeringConnection } = call(cloud, 'CreateVpcPeeringConnection', {
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
    for (const PolicyName of call(cloud, 'ListRolePolicies', { RoleName }).PolicyNames) {
      call(cloud, 'DeleteRolePolicy', { RoleName, PolicyName })
    }
  }
  return {
    closeRole: async (roleArn) => {
      const RoleName = partsOfRoleArn(roleArn).name
      call(cloud, 'UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trustOfOwner })
      return Promise.resolve()
    },
    removePolicies: async (roleArn) =>
      Promise.resolve(removePolicies(partsOfRoleArn(roleArn).name)),
    deleteRole: async (roleArn) => {
      const RoleName = partsOfRoleArn(roleArn).name
      removePolicies(RoleName)
      call(cloud, 'DeleteRole', { RoleName })
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
