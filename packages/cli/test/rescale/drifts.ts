/** What somebody changes in the accounts of a sandbox by hand. */
import {
  DeleteRouteCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeRouteTablesCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2'
import {
  GetRoleCommand,
  ListRolesCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'

import { type Announced, clientsOf } from '../sandbox/runningSandbox.ts'

/** Deletes the routes over a peering to a block. */
export const deleteRouteTo = async (
  sandbox: Announced,
  party: string,
  DestinationCidrBlock: string,
): Promise<void> => {
  const { ec2 } = clientsOf(sandbox, party)
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({}))
  for (const { RouteTableId, Routes = [] } of RouteTables) {
    if (Routes.some((route) => route.DestinationCidrBlock === DestinationCidrBlock)) {
      await ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock }))
    }
  }
}

/** Lets Rescale's account assume the role without an external ID. */
export const widenTrust = async (sandbox: Announced): Promise<void> => {
  const { iam } = clientsOf(sandbox, 'customer')
  const { Roles = [] } = await iam.send(new ListRolesCommand({}))
  for (const { RoleName } of Roles) {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
    const policy = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')) as {
      readonly Statement: ReadonlyArray<object>
    }
    const Statement = policy.Statement.map((one) => ({ ...one, Condition: undefined }))
    const PolicyDocument = JSON.stringify({ ...policy, Statement })
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
  }
}

/** Deletes a peering from the customer's side. */
export const deletePeering = async (
  sandbox: Announced,
  VpcPeeringConnectionId: string,
): Promise<void> => {
  const { ec2 } = clientsOf(sandbox, 'customer')
  await ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
}

/** Turns a DNS attribute of a VPC of the customer off. */
export const turnHostnamesOff = async (sandbox: Announced, VpcId: string): Promise<void> => {
  const { ec2 } = clientsOf(sandbox, 'customer')
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: false } }))
}
