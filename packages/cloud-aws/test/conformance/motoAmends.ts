/**
 * What AWS does and moto does not, done for it, so that a whole onboarding can be played on moto:
 * it weighs the trust policy that moto keeps and does not read, associates the subnets of a stack
 * with its route table, and deletes what moto's deletion of a stack leaves. Everything else is moto's own answer.
 */
import {
  type EC2Client,
  AssociateRouteTableCommand,
  DeleteInternetGatewayCommand,
  DeleteRouteTableCommand,
  DeleteVpcCommand,
  DescribeRouteTablesCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  DisassociateRouteTableCommand,
} from '@aws-sdk/client-ec2'
import { GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam'
import type { CustomerConsole, Failure, ProbeRoleInput, RescaleCloud } from '@byoa/application'
import { type RoleArn, type VpcId, parseVpcId, partsOfRoleArn } from '@byoa/core/iam/identity'
import { connectionTagKey } from '@byoa/core/iam/permissions'
import { assumeRoleAllowed, parsePolicyText, readPolicy } from '@byoa/core/iam/policy'
import { companyCode, region, rescaleAccountId, valid } from '@byoa/scripted-aws'
import * as E from 'fp-ts/lib/Either.js'

import { awsClients } from '../../src/clients/AwsClients.ts'
import type { SdkParties } from './sdkScene.ts'

const connection = { region, stackName: `rescale-byoa-${companyCode}`, connectionName: companyCode }

// trust

const trustOf = async (iam: IAMClient, roleArn: RoleArn): Promise<unknown> => {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: partsOfRoleArn(roleArn).name }))
  return valid(parsePolicyText(Role?.AssumeRolePolicyDocument ?? ''))
}

/** Lets in only whom the trust policy lets in, of those that moto lets in: everybody. */
export const withTrust = (
  { probeRole }: Pick<RescaleCloud, 'probeRole'>,
  { customer }: SdkParties,
): RescaleCloud['probeRole'] => {
  const iam = awsClients(customer)(region).iam()
  const principal = {
    type: 'role-session',
    arn: `arn:aws:sts::${rescaleAccountId}:assumed-role/administrator/moto`,
    accountId: rescaleAccountId,
    roleArn: `arn:aws:iam::${rescaleAccountId}:role/administrator`,
  } as const
  return (input: ProbeRoleInput) => async () => {
    const answered = await probeRole(input)()
    if (E.isLeft(answered) || answered.right === 'refused') return answered
    const trust = readPolicy(await trustOf(iam, input.roleArn))
    const { decision } = assumeRoleAllowed(trust, { ...input, principal })
    return E.right(decision === 'allowed' ? 'allowed' : 'refused')
  }
}

// associations

/** Runs the stack, then associates its subnets: moto lists the associations of a stack nowhere. */
export const withAssociations =
  (console: CustomerConsole, { customer }: SdkParties): CustomerConsole['runStack'] =>
  (input) =>
  async () => {
    const ec2 = awsClients(customer)(region).ec2()
    const ran = await console.runStack(input)()
    if (E.isLeft(ran)) return ran
    const { subnetIds, routeTableIds } = ran.right
    for (const SubnetId of subnetIds) {
      await ec2.send(new AssociateRouteTableCommand({ SubnetId, RouteTableId: routeTableIds[0] }))
    }
    return ran
  }

const disassociateAll = async (ec2: EC2Client, RouteTableId: string): Promise<void> => {
  const RouteTableIds = [RouteTableId]
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({ RouteTableIds }))
  for (const { RouteTableAssociationId } of RouteTables.flatMap((one) => one.Associations ?? [])) {
    await ec2.send(new DisassociateRouteTableCommand({ AssociationId: RouteTableAssociationId }))
  }
}

// deletion

/** Finds the VPC of the stack by the tag that the template gives it. */
const taggedVpc = async (ec2: EC2Client): Promise<VpcId | undefined> => {
  const Filters = [{ Name: 'tag-key', Values: [connectionTagKey] }]
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ Filters }))
  const [vpc] = Vpcs
  return vpc?.VpcId === undefined ? undefined : valid(parseVpcId(vpc.VpcId))
}

const deleteRest = async (
  ec2: EC2Client,
  { findLeftovers }: CustomerConsole,
  VpcId: VpcId,
): Promise<void> => {
  const rest = valid(await findLeftovers({ ...connection, vpcId: VpcId })())
  const idsOf = (type: string) =>
    rest.filter((one) => one.resourceType === type).map(({ resourceId }) => resourceId)
  for (const InternetGatewayId of idsOf('internet-gateway')) {
    await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }))
    await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }))
  }
  for (const RouteTableId of idsOf('route-table')) {
    await disassociateAll(ec2, RouteTableId)
    await ec2.send(new DeleteRouteTableCommand({ RouteTableId }))
  }
  await ec2.send(new DeleteVpcCommand({ VpcId }))
}

const isDependencyViolation = (result: E.Either<Failure, void>): boolean =>
  E.isLeft(result) && result.left.code === 'DependencyViolation'

/** Deletes the stack, then what moto trips over, then the stack again. */
export const withWholeDeletion =
  (console: CustomerConsole, { customer }: SdkParties): CustomerConsole['deleteStack'] =>
  (input) =>
  async () => {
    const ec2 = awsClients(customer)(region).ec2()
    const deleted = await console.deleteStack(input)()
    const vpcId = isDependencyViolation(deleted) ? await taggedVpc(ec2) : undefined
    if (vpcId === undefined) return deleted
    await deleteRest(ec2, console, vpcId)
    return console.deleteStack(input)()
  }
