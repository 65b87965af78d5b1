/** The in-memory AWS as a transport of cloud operations. */
import type {
  Aws,
  AwsError as CallError,
  AwsSession,
  CloudFormation,
  Ec2,
  Iam,
  Sts,
} from '@byoa/cloud'
import { omitUndefined } from '@byoa/core/codec'
import type { Region } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type ActionName as Action, type InputOf, type OutputOf, actions } from './aws/actions.ts'
import type { AwsError } from './aws/AwsError.ts'
import { type Exchange, makeCall } from './Exchange.ts'

/** The access key of the caller, which can be created after the transport. */
export interface MemoryCaller {
  readonly accessKeyId: IO<string>
  readonly region: Region
}

// calls

type Input<Name extends Action> = InputOf<Name> & { readonly DryRun?: boolean }

type CallMaker = <Name extends Action>(
  action: Name,
) => (input: Input<Name>) => TE.TaskEither<CallError, OutputOf<Name>>

/** A call that timed out has no HTTP status. */
const errorOf =
  (action: Action) =>
  ({ code, message, status }: AwsError): CallError => ({
    _tag: 'AwsError',
    action: actions[action].permission,
    code,
    message,
    ...omitUndefined({ status: status === 0 ? undefined : status }),
  })

/** Moves `DryRun` from the input to the call. */
const callsOn =
  (exchange: Exchange, { accessKeyId, region }: MemoryCaller): CallMaker =>
  (action) =>
  (input) =>
  async () =>
    pipe(
      makeCall(
        exchange,
        { accessKeyId: accessKeyId(), region },
        { action, input, dryRun: input.DryRun === true },
      ),
      E.mapLeft(errorOf(action)),
    )

const ec2Calls = (call: CallMaker): Ec2 => ({
  acceptVpcPeeringConnection: call('AcceptVpcPeeringConnection'),
  associateVpcCidrBlock: call('AssociateVpcCidrBlock'),
  attachInternetGateway: call('AttachInternetGateway'),
  createRoute: call('CreateRoute'),
  createVpc: call('CreateVpc'),
  createVpcPeeringConnection: call('CreateVpcPeeringConnection'),
  deleteRoute: call('DeleteRoute'),
  deleteVpcPeeringConnection: call('DeleteVpcPeeringConnection'),
  describeAvailabilityZones: call('DescribeAvailabilityZones'),
  describeImages: call('DescribeImages'),
  describeInstances: call('DescribeInstances'),
  describeInternetGateways: call('DescribeInternetGateways'),
  describeNatGateways: call('DescribeNatGateways'),
  describeNetworkAcls: call('DescribeNetworkAcls'),
  describeNetworkInterfaces: call('DescribeNetworkInterfaces'),
  describeRegions: call('DescribeRegions'),
  describeRouteTables: call('DescribeRouteTables'),
  describeSecurityGroups: call('DescribeSecurityGroups'),
  describeSubnets: call('DescribeSubnets'),
  describeTags: call('DescribeTags'),
  describeVpcAttribute: call('DescribeVpcAttribute'),
  describeVpcEndpoints: call('DescribeVpcEndpoints'),
  describeVpcPeeringConnections: call('DescribeVpcPeeringConnections'),
  describeVpcs: call('DescribeVpcs'),
  detachInternetGateway: call('DetachInternetGateway'),
  modifyVpcAttribute: call('ModifyVpcAttribute'),
  modifyVpcPeeringConnectionOptions: call('ModifyVpcPeeringConnectionOptions'),
  rejectVpcPeeringConnection: call('RejectVpcPeeringConnection'),
  replaceRoute: call('ReplaceRoute'),
  runInstances: call('RunInstances'),
})

const iamCalls = (call: CallMaker): Iam => ({
  createRole: call('CreateRole'),
  getPolicy: call('GetPolicy'),
  getPolicyVersion: call('GetPolicyVersion'),
  getRole: call('GetRole'),
  getRolePolicy: call('GetRolePolicy'),
  listAttachedRolePolicies: call('ListAttachedRolePolicies'),
  listRolePolicies: call('ListRolePolicies'),
  putRolePermissionsBoundary: call('PutRolePermissionsBoundary'),
  putRolePolicy: call('PutRolePolicy'),
  simulatePrincipalPolicy: call('SimulatePrincipalPolicy'),
  updateAssumeRolePolicy: call('UpdateAssumeRolePolicy'),
})

const cloudFormationCalls = (call: CallMaker): CloudFormation => ({
  createStack: call('CreateStack'),
  deleteStack: call('DeleteStack'),
  describeStackEvents: call('DescribeStackEvents'),
  describeStackResources: call('DescribeStackResources'),
  describeStacks: call('DescribeStacks'),
  getTemplate: call('GetTemplate'),
  updateStack: call('UpdateStack'),
})

const stsCalls = (call: CallMaker): Sts => ({
  getCallerIdentity: call('GetCallerIdentity'),
})

// sessions

const assumeRoleOn =
  (exchange: Exchange, caller: MemoryCaller, call: CallMaker): Aws['assumeRole'] =>
  (input) =>
    pipe(
      call('AssumeRole')(input),
      TE.map(({ Credentials: { AccessKeyId, Expiration } }): AwsSession => ({
        aws: memoryAws(exchange, { ...caller, accessKeyId: () => AccessKeyId }),
        expiresAt: Expiration.getTime(),
      })),
    )

// constructors

/** Returns the transport of a caller. */
export const memoryAws = (exchange: Exchange, caller: MemoryCaller): Aws => {
  const call = callsOn(exchange, caller)
  return {
    region: caller.region,
    ec2: ec2Calls(call),
    iam: iamCalls(call),
    cloudFormation: cloudFormationCalls(call),
    sts: stsCalls(call),
    assumeRole: assumeRoleOn(exchange, caller, call),
  }
}
