/**
 * Makes the calls of cloud operations with the AWS SDK. The SDK retries: a call returns the result
 * of its last attempt.
 */
import * as CFN from '@aws-sdk/client-cloudformation'
import * as EC2 from '@aws-sdk/client-ec2'
import * as IAM from '@aws-sdk/client-iam'
import * as STS from '@aws-sdk/client-sts'
import type {
  ActionName,
  AssumeRoleRequest,
  Aws,
  AwsError,
  AwsSession,
  CloudFormation,
  Ec2,
  Iam,
  Sts,
} from '@byoa/cloud'
import { omitUndefined } from '@byoa/core/codec'
import type { Region } from '@byoa/core/iam/identity'
import type { AwsCredentialIdentity, Client, Command, MetadataBearer } from '@smithy/types'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type AwsClients, type AwsClientsConfig, awsClients } from './clients/AwsClients.ts'
import { readAwsError } from './failures/readAwsError.ts'

// calls

/**
 * Builds the calls of one client. Inputs have the generated types, with the SDK's members and
 * read-only lists.
 */
const callsOf =
  <ClientInput extends object, ClientOutput extends MetadataBearer, Config>(
    prefix: string,
    client: IO<Client<ClientInput, ClientOutput, Config>>,
  ) =>
  <Input extends ClientInput, Output extends ClientOutput>(
    action: string,
    CommandOf: new (input: Input) => Command<ClientInput, Input, ClientOutput, Output, Config>,
  ) =>
  (input: object): TE.TaskEither<AwsError, Output> => {
    const name: ActionName = `${prefix}:${action}`
    return TE.tryCatch(() => client().send(new CommandOf(input as Input)), readAwsError(name))
  }

// oxlint-disable-next-line max-lines-per-function -- a table
const ec2Calls = (client: IO<EC2.EC2Client>): Ec2 => {
  const call = callsOf('ec2', client)
  return {
    acceptVpcPeeringConnection: call(
      'AcceptVpcPeeringConnection',
      EC2.AcceptVpcPeeringConnectionCommand,
    ),
    associateVpcCidrBlock: call('AssociateVpcCidrBlock', EC2.AssociateVpcCidrBlockCommand),
    attachInternetGateway: call('AttachInternetGateway', EC2.AttachInternetGatewayCommand),
    createRoute: call('CreateRoute', EC2.CreateRouteCommand),
    createVpc: call('CreateVpc', EC2.CreateVpcCommand),
    createVpcPeeringConnection: call(
      'CreateVpcPeeringConnection',
      EC2.CreateVpcPeeringConnectionCommand,
    ),
    deleteRoute: call('DeleteRoute', EC2.DeleteRouteCommand),
    deleteVpcPeeringConnection: call(
      'DeleteVpcPeeringConnection',
      EC2.DeleteVpcPeeringConnectionCommand,
    ),
    describeAvailabilityZones: call(
      'DescribeAvailabilityZones',
      EC2.DescribeAvailabilityZonesCommand,
    ),
    describeImages: call('DescribeImages', EC2.DescribeImagesCommand),
    describeInstances: call('DescribeInstances', EC2.DescribeInstancesCommand),
    describeInternetGateways: call('DescribeInternetGateways', EC2.DescribeInternetGatewaysCommand),
    describeNatGateways: call('DescribeNatGateways', EC2.DescribeNatGatewaysCommand),
    describeNetworkAcls: call('DescribeNetworkAcls', EC2.DescribeNetworkAclsCommand),
    describeNetworkInterfaces: call(
      'DescribeNetworkInterfaces',
      EC2.DescribeNetworkInterfacesCommand,
    ),
    describeRegions: call('DescribeRegions', EC2.DescribeRegionsCommand),
    describeRouteTables: call('DescribeRouteTables', EC2.DescribeRouteTablesCommand),
    describeSecurityGroups: call('DescribeSecurityGroups', EC2.DescribeSecurityGroupsCommand),
    describeSubnets: call('DescribeSubnets', EC2.DescribeSubnetsCommand),
    describeTags: call('DescribeTags', EC2.DescribeTagsCommand),
    describeVpcAttribute: call('DescribeVpcAttribute', EC2.DescribeVpcAttributeCommand),
    describeVpcEndpoints: call('DescribeVpcEndpoints', EC2.DescribeVpcEndpointsCommand),
    describeVpcPeeringConnections: call(
      'DescribeVpcPeeringConnections',
      EC2.DescribeVpcPeeringConnectionsCommand,
    ),
    describeVpcs: call('DescribeVpcs', EC2.DescribeVpcsCommand),
    detachInternetGateway: call('DetachInternetGateway', EC2.DetachInternetGatewayCommand),
    modifyVpcAttribute: call('ModifyVpcAttribute', EC2.ModifyVpcAttributeCommand),
    modifyVpcPeeringConnectionOptions: call(
      'ModifyVpcPeeringConnectionOptions',
      EC2.ModifyVpcPeeringConnectionOptionsCommand,
    ),
    rejectVpcPeeringConnection: call(
      'RejectVpcPeeringConnection',
      EC2.RejectVpcPeeringConnectionCommand,
    ),
    replaceRoute: call('ReplaceRoute', EC2.ReplaceRouteCommand),
    runInstances: call('RunInstances', EC2.RunInstancesCommand),
  }
}

const iamCalls = (client: IO<IAM.IAMClient>): Iam => {
  const call = callsOf('iam', client)
  return {
    createRole: call('CreateRole', IAM.CreateRoleCommand),
    getPolicy: call('GetPolicy', IAM.GetPolicyCommand),
    getPolicyVersion: call('GetPolicyVersion', IAM.GetPolicyVersionCommand),
    getRole: call('GetRole', IAM.GetRoleCommand),
    getRolePolicy: call('GetRolePolicy', IAM.GetRolePolicyCommand),
    listAttachedRolePolicies: call('ListAttachedRolePolicies', IAM.ListAttachedRolePoliciesCommand),
    listRolePolicies: call('ListRolePolicies', IAM.ListRolePoliciesCommand),
    putRolePermissionsBoundary: call(
      'PutRolePermissionsBoundary',
      IAM.PutRolePermissionsBoundaryCommand,
    ),
    putRolePolicy: call('PutRolePolicy', IAM.PutRolePolicyCommand),
    simulatePrincipalPolicy: call('SimulatePrincipalPolicy', IAM.SimulatePrincipalPolicyCommand),
    updateAssumeRolePolicy: call('UpdateAssumeRolePolicy', IAM.UpdateAssumeRolePolicyCommand),
  }
}

const cloudFormationCalls = (client: IO<CFN.CloudFormationClient>): CloudFormation => {
  const call = callsOf('cloudformation', client)
  return {
    createStack: call('CreateStack', CFN.CreateStackCommand),
    deleteStack: call('DeleteStack', CFN.DeleteStackCommand),
    describeStackEvents: call('DescribeStackEvents', CFN.DescribeStackEventsCommand),
    describeStackResources: call('DescribeStackResources', CFN.DescribeStackResourcesCommand),
    describeStacks: call('DescribeStacks', CFN.DescribeStacksCommand),
    getTemplate: call('GetTemplate', CFN.GetTemplateCommand),
    updateStack: call('UpdateStack', CFN.UpdateStackCommand),
  }
}

const stsCalls = (client: IO<STS.STSClient>): Sts => {
  const call = callsOf('sts', client)
  return {
    getCallerIdentity: call('GetCallerIdentity', STS.GetCallerIdentityCommand),
  }
}

// sessions

const withoutCredentials = ({ RoleArn }: AssumeRoleRequest): AwsError => ({
  _tag: 'AwsError',
  action: 'sts:AssumeRole',
  code: 'UnreadableAnswer',
  message: `AWS answered without credentials of ${RoleArn}`,
})

const identityOf = (
  credentials: STS.Credentials | undefined,
): AwsCredentialIdentity | undefined => {
  const { AccessKeyId, SecretAccessKey, SessionToken } = credentials ?? {}
  return AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined
    ? undefined
    : { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}

const assumeRoleWith = (clients: AwsClients): Aws['assumeRole'] => {
  const assumeRole = callsOf('sts', clients.sts)('AssumeRole', STS.AssumeRoleCommand)
  return (input) =>
    pipe(
      assumeRole(input),
      TE.flatMap(({ Credentials }): TE.TaskEither<AwsError, AwsSession> => {
        const credentials = identityOf(Credentials)
        return credentials === undefined
          ? TE.left(withoutCredentials(input))
          : TE.right({
              aws: awsOn(clients.as(credentials)),
              ...omitUndefined({ expiresAt: Credentials?.Expiration?.getTime() }),
            })
      }),
    )
}

const awsOn = (clients: AwsClients): Aws => ({
  region: clients.region,
  ec2: ec2Calls(clients.ec2),
  iam: iamCalls(clients.iam),
  cloudFormation: cloudFormationCalls(clients.cloudFormation),
  sts: stsCalls(clients.sts),
  assumeRole: assumeRoleWith(clients),
})

// constructors

/** Returns AWS for one party in each Region; the clients of a Region are cached. */
export const sdkAws = (config: AwsClientsConfig): ((region: Region) => Aws) => {
  const clientsFor = awsClients(config)
  const kept = new Map<Region, Aws>()
  return (region) => {
    const aws = kept.get(region) ?? awsOn(clientsFor(region))
    kept.set(region, aws)
    return aws
  }
}
