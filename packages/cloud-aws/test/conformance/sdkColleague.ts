/** What the customer's own people do, through the SDK and past the ports. */
import {
  type EC2Client,
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  CreateVpcPeeringConnectionCommand,
  DeleteNetworkInterfaceCommand,
  RejectVpcPeeringConnectionCommand,
} from '@aws-sdk/client-ec2'
import {
  type IAMClient,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  ListRolePoliciesCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { type RoleArn, parsePeeringId, partsOfRoleArn } from '@byoa/core/iam/identity'
import { customerAccountId, valid } from '@byoa/scripted-aws'
import type { Colleague } from '@byoa/testing/cloud-conformance'

import type { AwsClients } from '../../src/clients/AwsClients.ts'

const networkActs = (
  ec2: EC2Client,
): Pick<
  Colleague,
  'addRoute' | 'addNetworkInterface' | 'removeNetworkInterface' | 'addSecurityGroup'
> => ({
  addRoute: async ({ routeTableId, destination, internetGatewayId }) => {
    await ec2.send(
      new CreateRouteCommand({
        RouteTableId: routeTableId,
        DestinationCidrBlock: destination,
        GatewayId: internetGatewayId,
      }),
    )
  },
  addNetworkInterface: async (SubnetId) => {
    const made = await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId }))
    return made.NetworkInterface?.NetworkInterfaceId ?? ''
  },
  removeNetworkInterface: async (NetworkInterfaceId) => {
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }))
  },
  addSecurityGroup: async ({ vpcId, tag }) => {
    const named = { GroupName: 'colleague', Description: 'not of the stack', VpcId: vpcId }
    const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(named))
    if (tag !== undefined) {
      const Tags = [{ Key: tag.key, Value: tag.value }]
      await ec2.send(new CreateTagsCommand({ Resources: [GroupId], Tags }))
    }
    return GroupId
  },
})

const peeringActs = (ec2: EC2Client): Pick<Colleague, 'rejectPeering' | 'requestPeering'> => ({
  rejectPeering: async (VpcPeeringConnectionId) => {
    await ec2.send(new RejectVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
  },
  requestPeering: async ({ vpcId, peerAccountId, peerVpcId }) => {
    const { VpcPeeringConnection } = await ec2.send(
      new CreateVpcPeeringConnectionCommand({
        VpcId: vpcId,
        PeerOwnerId: peerAccountId,
        PeerVpcId: peerVpcId,
      }),
    )
    return valid(parsePeeringId(VpcPeeringConnection?.VpcPeeringConnectionId ?? ''))
  },
})

const trustOfOwner = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${customerAccountId}:root` },
      Action: 'sts:AssumeRole',
    },
  ],
})

const roleActs = (
  iam: IAMClient,
): Pick<Colleague, 'closeRole' | 'removePolicies' | 'deleteRole'> => {
  const removePolicies = async (roleArn: RoleArn): Promise<void> => {
    const RoleName = partsOfRoleArn(roleArn).name
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }))
    for (const PolicyName of PolicyNames) {
      await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }))
    }
  }
  return {
    removePolicies,
    closeRole: async (roleArn) => {
      const RoleName = partsOfRoleArn(roleArn).name
      const PolicyDocument = trustOfOwner
      await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
    },
    deleteRole: async (roleArn) => {
      await removePolicies(roleArn)
      await iam.send(new DeleteRoleCommand({ RoleName: partsOfRoleArn(roleArn).name }))
    },
  }
}

/** Returns the colleague of an administrator with given clients. */
export const sdkColleague = ({ ec2, iam }: AwsClients): Colleague => ({
  ...networkActs(ec2()),
  ...peeringActs(ec2()),
  ...roleActs(iam()),
})
