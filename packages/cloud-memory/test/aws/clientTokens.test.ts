import { describe, expect, test } from 'vitest'

import { taggableTypes } from '../../src/aws/ec2/soundTags.ts'
import { ec2Schema } from '../../src/wire/schemas/ec2Schema.ts'
import { newSandbox, newVpc } from '../sandbox.ts'

const inVpc = () => {
  const sandbox = newSandbox()
  const { VpcId } = newVpc(sandbox.customer, '10.64.0.0/16')
  const { SubnetId } = sandbox.customer.ok('CreateSubnet', {
    VpcId,
    CidrBlock: '10.64.0.0/20',
  }).Subnet
  return { ...sandbox, VpcId, SubnetId }
}

const ClientToken = 'token-1'
const flowLogs = {
  ResourceType: 'VPC',
  LogGroupName: 'flows',
  DeliverLogsPermissionArn: 'arn:aws:iam::111122223333:role/flows',
} as const

/** The same call, made by each action that takes a token. */
const calls = ({ customer, VpcId, SubnetId }: ReturnType<typeof inVpc>) => ({
  CreateRouteTable: (more: object = {}) => {
    const output = customer.ok('CreateRouteTable', { VpcId, ClientToken, ...more })
    return { id: output.RouteTable.RouteTableId, token: output.ClientToken }
  },
  CreateNetworkInterface: (more: object = {}) => {
    const output = customer.ok('CreateNetworkInterface', { SubnetId, ClientToken, ...more })
    return { id: output.NetworkInterface.NetworkInterfaceId, token: output.ClientToken }
  },
  CreateNatGateway: (more: object = {}) => {
    const input = { SubnetId, ConnectivityType: 'private' as const, ClientToken, ...more }
    const output = customer.ok('CreateNatGateway', input)
    return { id: output.NatGateway.NatGatewayId, token: output.ClientToken }
  },
  CreateVpcEndpoint: (more: object = {}) => {
    const ServiceName = 'com.amazonaws.us-east-1.s3'
    const output = customer.ok('CreateVpcEndpoint', { VpcId, ServiceName, ClientToken, ...more })
    return { id: output.VpcEndpoint.VpcEndpointId, token: output.ClientToken }
  },
  CreateFlowLogs: (more: object = {}) => {
    const input = { ...flowLogs, ResourceIds: [VpcId], ClientToken, ...more }
    const output = customer.ok('CreateFlowLogs', input)
    return { id: output.FlowLogIds.join(' '), token: output.ClientToken }
  },
})

const actions = [
  'CreateRouteTable',
  'CreateNetworkInterface',
  'CreateNatGateway',
  'CreateVpcEndpoint',
  'CreateFlowLogs',
] as const

test('every input with a token is one of these', () => {
  const tokened = Object.entries(ec2Schema.inputs)
    .filter(([, { served }]) => Object.hasOwn(served, 'ClientToken'))
    .map(([name]) => name.replace('Request', ''))
    // It makes nothing here.
    .filter((name) => name !== 'RunInstances')
  expect(tokened.toSorted()).toEqual(actions.toSorted())
})

describe.each(actions)('%s', (action) => {
  test('that comes again with the same token answers what it made before', () => {
    const sandbox = inVpc()
    const call = calls(sandbox)[action]
    const first = call()
    const after = sandbox.world()
    expect(call()).toEqual(first)
    expect(first.token).toBe(ClientToken)
    expect(sandbox.world()).toBe(after)
    expect(call({ ClientToken: 'token-2' }).id).not.toBe(first.id)
  })

  test('refuses the token for other parameters', () => {
    const sandbox = inVpc()
    const call = calls(sandbox)[action]
    call()
    const ResourceType = taggableTypes[action]?.types[0] ?? ''
    const more = { TagSpecifications: [{ ResourceType, Tags: [{ Key: 'a' }] }] }
    expect(() => call(more)).toThrow('IdempotentParameterMismatch')
  })

  test('takes a token anew in another Region', () => {
    const sandbox = inVpc()
    calls(sandbox)[action]()
    const elsewhere = sandbox.customer.in('eu-west-1')
    const { VpcId } = newVpc(elsewhere, '10.64.0.0/16')
    const input = { VpcId, ClientToken }
    expect(elsewhere.ok('CreateRouteTable', input).RouteTable.VpcId).toBe(VpcId)
  })
})

test('what was deleted is made anew', () => {
  const { customer, VpcId } = inVpc()
  const make = () => customer.ok('CreateRouteTable', { VpcId, ClientToken }).RouteTable.RouteTableId
  const RouteTableId = make()
  customer.ok('DeleteRouteTable', { RouteTableId })
  expect(make()).not.toBe(RouteTableId)
})
