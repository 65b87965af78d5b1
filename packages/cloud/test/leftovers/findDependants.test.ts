import { newRequestToken } from '@byoa/cloud-aws'
import {
  type Script,
  answer,
  awsError,
  customerAccountId,
  customerVpcId,
  fakeAws,
  fakeWait,
  filterOf,
  peeringId,
  refused,
  region,
  routeTableId,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { type DescribedPeering, describing } from '../peering/peerings.ts'
import { noStack, resources, setupResources, stackName } from '../stack/stacks.ts'
import { emptyVpc } from './emptyVpc.ts'

/** What the stack has made, and what AWS made for that. */
const ofStack: Readonly<Record<string, Script>> = {
  ...emptyVpc,
  DescribeStackResources: setupResources,
  DescribeNetworkInterfaces: answer({
    networkInterfaceSet: [
      {
        networkInterfaceId: 'eni-endpoint',
        interfaceType: 'vpc_endpoint',
        attachment: { status: 'attached' },
      },
    ],
  }),
  DescribeVpcEndpoints: answer({
    vpcEndpointSet: [
      {
        vpcEndpointId: 'vpce-stack',
        state: 'available',
        networkInterfaceIdSet: ['eni-endpoint'],
      },
    ],
  }),
  DescribeSecurityGroups: answer({
    securityGroupInfo: [
      { groupId: 'sg-stack', groupName: 'nodes' },
      { groupId: 'sg-default', groupName: 'default' },
    ],
  }),
  DescribeSubnets: answer({ subnetSet: [{ subnetId: 'subnet-0123456789abcdef0' }] }),
  DescribeRouteTables: answer({
    routeTableSet: [
      { routeTableId, associationSet: [] },
      { routeTableId: 'rtb-main', associationSet: [{ main: true }] },
    ],
  }),
}

const findOn = (scripts: Readonly<Record<string, Script>> = {}) => {
  const aws = fakeAws({ ...ofStack, ...scripts })
  const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
  return { aws, run: customer.findDependants({ region, stackName }) }
}

const here = { account: customerAccountId, vpc: customerVpcId }
const elsewhere = { account: customerAccountId, vpc: 'vpc-09090909090909090' }

describe('what depends on the VPC of a stack', () => {
  it('is nothing that the stack made, or that AWS made for it', async () => {
    const { aws, run } = findOn()
    expect(valid(await run())).toEqual([])
    expect(aws.actions()).toHaveLength(8)
  })

  it('is nothing where there is no stack, or no VPC in it', async () => {
    for (const script of [noStack, resources()]) {
      const { aws, run } = findOn({ DescribeStackResources: script })
      expect(valid(await run())).toEqual([])
      expect(aws.actions()).toEqual(['DescribeStackResources'])
    }
  })

  const cases: ReadonlyArray<readonly [string, string, string, Script]> = [
    [
      'network-interface',
      'eni-1',
      'DescribeNetworkInterfaces',
      answer({ networkInterfaceSet: [{ networkInterfaceId: 'eni-1' }] }),
    ],
    [
      'instance',
      'i-1',
      'DescribeNetworkInterfaces',
      answer({
        networkInterfaceSet: [1, 2].map((n) => ({
          networkInterfaceId: `eni-${n}`,
          attachment: { instanceId: 'i-1' },
        })),
      }),
    ],
    [
      'vpc-endpoint',
      'vpce-1',
      'DescribeVpcEndpoints',
      answer({
        vpcEndpointSet: [
          { vpcEndpointId: 'vpce-1', networkInterfaceIdSet: ['eni-endpoint'], state: 'available' },
          { vpcEndpointId: 'vpce-2', state: 'deleted' },
        ],
      }),
    ],
    [
      'security-group',
      'sg-1',
      'DescribeSecurityGroups',
      answer({ securityGroupInfo: [{ groupId: 'sg-1', groupName: 'others' }] }),
    ],
    ['subnet', 'subnet-1', 'DescribeSubnets', answer({ subnetSet: [{ subnetId: 'subnet-1' }] })],
    [
      'route-table',
      'rtb-1',
      'DescribeRouteTables',
      answer({ routeTableSet: [{ routeTableId: 'rtb-1', associationSet: [] }] }),
    ],
    [
      'internet-gateway',
      'igw-1',
      'DescribeInternetGateways',
      answer({ internetGatewaySet: [{ internetGatewayId: 'igw-1' }] }),
    ],
  ]
  it.each(cases)(
    'is a %s of somebody else, once',
    async (resourceType, resourceId, action, script) => {
      const { run } = findOn({ [action]: script })
      expect(valid(await run())).toEqual([{ resourceType, resourceId }])
    },
  )

  const livePeerings: ReadonlyArray<DescribedPeering> = [
    { id: peeringId, status: 'initiating-request' },
    { id: peeringId, status: 'pending-acceptance' },
    { id: peeringId, status: 'provisioning' },
    { id: peeringId, status: 'active' },
    { id: peeringId, status: 'active', requester: here, accepter: elsewhere },
  ]
  it.each(livePeerings)('is a peering of it at either end: %o', async (peering) => {
    const { run } = findOn({ DescribeVpcPeeringConnections: describing([peering]) })
    expect(valid(await run())).toEqual([
      { resourceType: 'vpc-peering-connection', resourceId: peeringId },
    ])
  })

  const otherPeerings: ReadonlyArray<DescribedPeering> = [
    { id: peeringId, status: 'deleting' },
    { id: peeringId, status: 'deleted' },
    { id: peeringId, status: 'active', accepter: elsewhere },
  ]
  it.each(otherPeerings)('is no peering that has ended, or is of another VPC: %o', async (one) => {
    const { run } = findOn({ DescribeVpcPeeringConnections: describing([one]) })
    expect(valid(await run())).toEqual([])
  })

  it('is asked for in the VPC of the stack alone', async () => {
    const { aws, run } = findOn()
    await run()
    const asked = aws.received
      .filter(({ action, service }) => service === 'ec2' && !action.includes('Peering'))
      .map((one) => filterOf(one, 'vpc-id')[0] ?? filterOf(one, 'attachment.vpc-id')[0])
    expect(asked).toEqual(asked.map(() => customerVpcId))
  })

  it.each(Object.keys(ofStack).filter((action) => !/Tags|Vpcs|Instances/.test(action)))(
    'is not known when %s is refused',
    async (action) => {
      const { run } = findOn({ [action]: awsError('UnauthorizedOperation', 'no', 403) })
      expect(refused(await run())).toMatchObject({
        operation: 'CustomerConsole.findDependants',
        code: 'UnauthorizedOperation',
        retryable: false,
      })
    },
  )
})
