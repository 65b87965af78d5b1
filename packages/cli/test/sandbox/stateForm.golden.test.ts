/**
 * The form of what a state file holds. When this test fails, files written before cannot be read as
 * they are any more: raise `stateVersion` with it.
 */
import {
  type ActionName,
  type InputOf,
  type OutputOf,
  type World,
  administratorKeyOf,
  apply,
} from '@byoa/cloud-memory'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

import { openSandbox } from '../../src/commands/sandbox/SandboxState.ts'
import { defaultScenario } from '../../src/commands/sandbox/Scenario.ts'
import { stateVersion } from '../../src/commands/sandbox/stateFile.ts'
import { instantOf } from '../../src/play/simulatedStart.ts'

const customer = '111122223333'
const rescale = '999988887777'

const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${rescale}:root` },
      Action: 'sts:AssumeRole',
    },
  ],
}

const template = {
  Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.65.0.0/16' } } },
  Outputs: { VpcId: { Description: 'the VPC', Value: { Ref: 'Vpc' } } },
}

/** A world with something of each kind. */
const fullWorld = (start: World): World => {
  let world = start
  const call = <Name extends ActionName>(
    accountId: string,
    action: Name,
    input: InputOf<Name>,
  ): OutputOf<Name> => {
    const caller = { accessKeyId: administratorKeyOf(world, accountId), region: 'us-east-1' }
    const [next, outcome] = apply(world, caller, { action, input })
    world = next
    if (E.isLeft(outcome)) throw new Error(`${action}: ${outcome.left.message}`)
    return outcome.right
  }
  const { VpcId } = call(customer, 'CreateVpc', { CidrBlock: '10.64.0.0/16' }).Vpc
  const { SubnetId } = call(customer, 'CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/20' }).Subnet
  const { RouteTableId } = call(customer, 'CreateRouteTable', { VpcId }).RouteTable
  call(customer, 'AssociateRouteTable', { RouteTableId, SubnetId })
  const { InternetGatewayId } = call(customer, 'CreateInternetGateway', {}).InternetGateway
  call(customer, 'AttachInternetGateway', { InternetGatewayId, VpcId })
  const DestinationCidrBlock = '0.0.0.0/0'
  const route = { RouteTableId, DestinationCidrBlock, GatewayId: InternetGatewayId }
  call(customer, 'CreateRoute', route)
  call(customer, 'CreateNetworkInterface', { SubnetId })
  const { AllocationId } = call(customer, 'AllocateAddress', {})
  call(customer, 'CreateNatGateway', { SubnetId, AllocationId })
  const ServiceName = 'com.amazonaws.us-east-1.s3'
  call(customer, 'CreateVpcEndpoint', { VpcId, ServiceName, RouteTableIds: [RouteTableId] })
  call(customer, 'CreateFlowLogs', {
    ResourceIds: [VpcId],
    ResourceType: 'VPC',
    LogGroupName: 'flows',
    DeliverLogsPermissionArn: `arn:aws:iam::${customer}:role/flows`,
  })
  call(customer, 'CreateTags', { Resources: [VpcId], Tags: [{ Key: 'a', Value: 'b' }] })
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
  })
  const role = { RoleName: 'role-1', AssumeRolePolicyDocument: JSON.stringify(trust) }
  const RoleArn = call(customer, 'CreateRole', role).Role.Arn
  const RoleName = 'role-1'
  call(customer, 'PutRolePolicy', { RoleName, PolicyName: 'inline-1', PolicyDocument })
  call(customer, 'CreatePolicy', { PolicyName: 'managed', PolicyDocument })
  call(customer, 'CreateInstanceProfile', { InstanceProfileName: 'profile-1' })
  call(customer, 'AddRoleToInstanceProfile', { InstanceProfileName: 'profile-1', RoleName })
  call(rescale, 'AssumeRole', { RoleArn, RoleSessionName: 'test', Policy: PolicyDocument })
  const TemplateBody = JSON.stringify(template)
  call(customer, 'CreateStack', { StackName: 'stack', TemplateBody })
  const peering = { VpcId: 'vpc-0aa10000000000001', PeerVpcId: VpcId, PeerOwnerId: customer }
  const { VpcPeeringConnection } = call(rescale, 'CreateVpcPeeringConnection', peering)
  const { VpcPeeringConnectionId } = VpcPeeringConnection
  call(customer, 'AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
  return world
}

/** Where the text of a name is data: ids, ARNs, names of accounts, Regions, roles and policies. */
const isData = (key: string): boolean => /[-0-9:]|^administrator$|^AdministratorAccess$/.test(key)

const isEntry = /\.root(\.children\[\])*$/

/** The paths of a value, with those of lists, tables and maps on top of each other. */
const formOf = (value: unknown, path: string, into: Set<string>): Set<string> => {
  if (Array.isArray(value)) for (const item of value) formOf(item, `${path}[]`, into)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      // What a policy or a template says is somebody else's form.
      if ((key === 'value' || key === 'properties') && !isEntry.test(path)) continue
      const inner = `${path}.${isData(key) ? '*' : key}`
      formOf(item, inner.replace(/\.root(\.children\[\])+/, '.root'), into)
    }
  } else into.add(`${path}: ${typeof value}`)
  return into
}

test('the form of a world is that of this version', async () => {
  const state = openSandbox(defaultScenario, instantOf(Date.UTC(2026, 0, 5)))
  const written: unknown = JSON.parse(JSON.stringify(fullWorld(state.world)))
  const form = [...formOf(written, 'world', new Set())].toSorted()
  await expect(`version ${stateVersion}\n${form.join('\n')}\n`).toMatchFileSnapshot(
    'golden/stateForm.txt',
  )
})
