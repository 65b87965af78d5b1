import { newRequestToken } from '@byoa/cloud-aws'
import { computeTagKey, connectionTagKey } from '@byoa/core/iam/permissions'
import {
  type Script,
  answer,
  awsError,
  customerVpcId,
  fakeAws,
  fakeWait,
  filterOf,
  refused,
  region,
  roleArn,
  setupOf,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { complete, noStack, stack, stackName } from '../stack/stacks.ts'
import { emptyVpc } from './emptyVpc.ts'

const connectionName = 'acme'

const nothing: Readonly<Record<string, Script>> = {
  ...emptyVpc,
  DescribeStacks: noStack,
  GetRole: awsError('NoSuchEntity', 'The role with name Rescale cannot be found.', 404),
}

const full: Readonly<Record<string, Script>> = {
  DescribeVpcs: answer({ vpcSet: [{ vpcId: customerVpcId, state: 'available' }] }),
  DescribeNetworkInterfaces: answer({ networkInterfaceSet: [{ networkInterfaceId: 'eni-1' }] }),
  DescribeVpcEndpoints: answer({
    vpcEndpointSet: [
      { vpcEndpointId: 'vpce-1', state: 'available' },
      { vpcEndpointId: 'vpce-2', state: 'deleted' },
    ],
  }),
  DescribeSecurityGroups: answer({
    securityGroupInfo: [
      { groupId: 'sg-1', groupName: 'nodes' },
      { groupId: 'sg-2', groupName: 'default' },
    ],
  }),
  DescribeSubnets: answer({ subnetSet: [{ subnetId: 'subnet-1' }] }),
  DescribeRouteTables: answer({
    routeTableSet: [
      { routeTableId: 'rtb-1', associationSet: [{ main: true }] },
      { routeTableId: 'rtb-2', associationSet: [] },
    ],
  }),
  DescribeInternetGateways: answer({ internetGatewaySet: [{ internetGatewayId: 'igw-1' }] }),
  DescribeTags: answer({
    tagSet: [
      { key: connectionTagKey, resourceId: 'subnet-1', resourceType: 'subnet', value: 'acme' },
      { key: connectionTagKey, resourceId: 'fl-1', resourceType: 'vpc-flow-log', value: 'acme' },
      { key: computeTagKey, resourceId: 'lt-1', resourceType: 'launch-template', value: 'acme' },
      { key: connectionTagKey, resourceId: 'lt-1', resourceType: 'launch-template', value: 'acme' },
      {
        key: connectionTagKey,
        resourceId: 'lt-2',
        resourceType: 'launch-template',
        value: 'other',
      },
      { key: 'Name', resourceId: 'i-1', resourceType: 'instance', value: 'acme' },
    ],
  }),
  DescribeStacks: complete(),
  GetRole: answer({ Role: { Arn: roleArn, RoleName: 'Rescale' } }),
}

const reported = { vpcId: customerVpcId, roleArn }

const findOn = (
  scripts: Readonly<Record<string, Script>>,
  input: Partial<typeof reported> = reported,
) => {
  const aws = fakeAws(scripts)
  const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
  const run = customer.findLeftovers({ region, stackName, connectionName, ...input })
  return { aws, run }
}

const inVpc: ReadonlyArray<string> = [
  'DescribeNetworkInterfaces',
  'DescribeVpcEndpoints',
  'DescribeSecurityGroups',
  'DescribeSubnets',
  'DescribeRouteTables',
  'DescribeInternetGateways',
]

describe('finding leftovers', () => {
  it('lists what sits in the VPC, the VPC, what else is tagged, stack and role, each once', async () => {
    const { run } = findOn(full)
    expect(valid(await run())).toEqual([
      { resourceType: 'network-interface', resourceId: 'eni-1' },
      { resourceType: 'vpc-endpoint', resourceId: 'vpce-1' },
      { resourceType: 'security-group', resourceId: 'sg-1' },
      { resourceType: 'subnet', resourceId: 'subnet-1' },
      { resourceType: 'route-table', resourceId: 'rtb-2' },
      { resourceType: 'internet-gateway', resourceId: 'igw-1' },
      { resourceType: 'vpc', resourceId: customerVpcId },
      { resourceType: 'vpc-flow-log', resourceId: 'fl-1' },
      { resourceType: 'launch-template', resourceId: 'lt-1' },
      { resourceType: 'stack', resourceId: stackName },
      { resourceType: 'role', resourceId: roleArn },
    ])
  })

  it('lists nothing in an account that is clean, in four calls', async () => {
    const { aws, run } = findOn(nothing)
    expect(valid(await run())).toEqual([])
    expect(aws.actions()).toEqual(['DescribeVpcs', 'DescribeTags', 'DescribeStacks', 'GetRole'])
  })

  it('asks for no VPC and no role where none was reported', async () => {
    const { aws, run } = findOn(full, {})
    expect(valid(await run()).map(({ resourceId }) => resourceId)).toEqual([
      'subnet-1',
      'fl-1',
      'lt-1',
      stackName,
    ])
    expect(aws.actions()).toEqual(['DescribeTags', 'DescribeSubnets', 'DescribeStacks'])
  })

  it('asks for tags by key and value, so that another connection is left out', async () => {
    const { aws, run } = findOn(full)
    expect(valid(await run()).map(({ resourceId }) => resourceId)).not.toContain('lt-2')
    const [tags] = aws.received.filter(({ action }) => action === 'DescribeTags')
    expect(tags && filterOf(tags, 'key')).toEqual([connectionTagKey, computeTagKey])
    expect(tags && filterOf(tags, 'value')).toEqual([connectionName])
  })

  it('leaves out a stack that is deleted, and a role with the name but another path', async () => {
    const { run } = findOn({
      ...nothing,
      DescribeStacks: stack({ status: 'DELETE_COMPLETE' }),
      GetRole: answer({
        Role: { Arn: 'arn:aws:iam::111122223333:role/other/Rescale', RoleName: 'Rescale' },
      }),
    })
    expect(valid(await run())).toEqual([])
  })

  it('looks whether what a tag tells of is still there', async () => {
    const tag = (resourceType: string, resourceId: string) => ({
      key: connectionTagKey,
      resourceType,
      resourceId,
      value: 'acme',
    })
    const { aws, run } = findOn({
      ...nothing,
      DescribeTags: answer({
        tagSet: [
          tag('subnet', 'subnet-gone'),
          tag('vpc', 'vpc-gone'),
          tag('internet-gateway', 'igw-1'),
          tag('vpc-flow-log', 'fl-1'),
          tag('instance', 'i-terminated'),
          tag('instance', 'i-running'),
        ],
      }),
      DescribeInstances: answer({
        reservationSet: [
          {
            instancesSet: [
              { instanceId: 'i-terminated', instanceState: { name: 'terminated' } },
              { instanceId: 'i-running', instanceState: { name: 'running' } },
            ],
          },
        ],
      }),
      DescribeInternetGateways: answer({ internetGatewaySet: [{ internetGatewayId: 'igw-1' }] }),
    })
    expect(valid(await run())).toEqual([
      { resourceType: 'internet-gateway', resourceId: 'igw-1' },
      { resourceType: 'vpc-flow-log', resourceId: 'fl-1' },
      { resourceType: 'instance', resourceId: 'i-running' },
    ])
    const asked = aws.received
      .slice(2, -2)
      .map((one) => [
        one.action,
        one.params['Filter.1.Name'],
        filterOf(one, one.params['Filter.1.Name'] ?? ''),
      ])
    expect(asked).toEqual([
      ['DescribeInstances', 'instance-id', ['i-terminated', 'i-running']],
      ['DescribeSubnets', 'subnet-id', ['subnet-gone']],
      ['DescribeInternetGateways', 'internet-gateway-id', ['igw-1']],
      ['DescribeVpcs', 'vpc-id', ['vpc-gone']],
    ])
  })

  it('asks only about this VPC', async () => {
    const { aws, run } = findOn(full)
    await run()
    const asked = aws.received
      .filter(({ action }) => inVpc.includes(action))
      .map((one) => filterOf(one, 'vpc-id')[0] ?? filterOf(one, 'attachment.vpc-id')[0])
    expect(asked).toEqual(asked.map(() => customerVpcId))
  })

  it.each(Object.keys(full))('fails when %s is refused', async (action) => {
    const { run } = findOn({ ...full, [action]: awsError('UnauthorizedOperation', 'no', 403) })
    expect(refused(await run())).toMatchObject({
      operation: 'CustomerConsole.findLeftovers',
      code: 'UnauthorizedOperation',
      retryable: false,
    })
  })

  it('looks for the tag that the template puts on what it makes', () => {
    expect(JSON.stringify(setupOf(1).template.Resources['Vpc'])).toContain(
      JSON.stringify({ Key: connectionTagKey, Value: 'acme' }),
    )
  })
})
