import { computeTagKey, connectionTagKey } from '@byoa/core/iam'
import { describe, expect, it } from 'vitest'

import { findLeftovers } from '../../src/leftovers/findLeftovers.ts'
import { type Script, answer, awsError, fakeAws, filterOf } from '../fakeAws.ts'
import { customerVpcId, region, setupOf } from '../samples.ts'
import { refused, valid } from '../valid.ts'

const nothing: Readonly<Record<string, Script>> = {
  DescribeVpcs: answer({ vpcSet: [] }),
  DescribeNetworkInterfaces: answer({ networkInterfaceSet: [] }),
  DescribeVpcEndpoints: answer({ vpcEndpointSet: [] }),
  DescribeSecurityGroups: answer({ securityGroupInfo: [] }),
  DescribeSubnets: answer({ subnetSet: [] }),
  DescribeRouteTables: answer({ routeTableSet: [] }),
  DescribeInternetGateways: answer({ internetGatewaySet: [] }),
  DescribeTags: answer({ tagSet: [] }),
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
      { key: 'Name', resourceId: 'i-1', resourceType: 'instance', value: 'not ours' },
    ],
  }),
}

const findOn = (scripts: Readonly<Record<string, Script>>) => {
  const aws = fakeAws(scripts)
  const call = { ec2: aws.ec2(region), operation: 'CustomerConsole.findLeftovers' }
  return { aws, run: () => findLeftovers(call, customerVpcId) }
}

describe('finding leftovers', () => {
  it('lists what sits in the VPC, the VPC, and what else is tagged, each once', async () => {
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
    ])
  })

  it('lists nothing in an account that is clean, in two calls', async () => {
    const { aws, run } = findOn(nothing)
    expect(valid(await run())).toEqual([])
    expect(aws.actions()).toEqual(['DescribeVpcs', 'DescribeTags'])
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
        ],
      }),
      DescribeInternetGateways: answer({ internetGatewaySet: [{ internetGatewayId: 'igw-1' }] }),
    })
    expect(valid(await run())).toEqual([
      { resourceType: 'internet-gateway', resourceId: 'igw-1' },
      { resourceType: 'vpc-flow-log', resourceId: 'fl-1' },
    ])
    expect(aws.received.slice(2).map((one) => filterOf(one, 'tag-key'))).toEqual(
      ['DescribeSubnets', 'DescribeInternetGateways', 'DescribeVpcs'].map(() => [
        connectionTagKey,
        computeTagKey,
      ]),
    )
  })

  it('asks only about this VPC', async () => {
    const { aws, run } = findOn(full)
    await run()
    const asked = aws.received
      .filter(({ action }) => action !== 'DescribeTags')
      .map((one) => filterOf(one, 'vpc-id')[0] ?? filterOf(one, 'attachment.vpc-id')[0])
    expect(asked).toEqual(asked.map(() => customerVpcId))
  })

  it.each(Object.keys(full))('fails when %s is refused', async (action) => {
    const { run } = findOn({ ...full, [action]: awsError('UnauthorizedOperation', 'no', 403) })
    expect(refused(await run())).toMatchObject({ code: 'UnauthorizedOperation', retryable: false })
  })

  it('looks for the tag that the template puts on what it makes', () => {
    expect(JSON.stringify(setupOf(1).template.Resources['Vpc'])).toContain(
      JSON.stringify({ Key: connectionTagKey, Value: 'acme' }),
    )
  })
})
