/**
 * What a session needs in order to tag a resource as it makes it, and what tags allow afterwards.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import type { ActionName } from '@byoa/cloud-memory'
import { describe, expect, test } from 'vitest'

import { taggableTypes } from '../../src/aws/ec2/soundTags.ts'
import { type Actor, newSandbox, newVpc } from '../sandbox.ts'
import { newRole, ofAws } from './iamScene.ts'

const scene = () => {
  const sandbox = newSandbox()
  const { customer } = sandbox
  const { VpcId } = newVpc(customer, '10.64.0.0/16')
  const { SubnetId } = customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/24' }).Subnet
  const RoleArn = newRole(customer, 'Maker', customer.accountId)
  const PolicyArn = ofAws('AdministratorAccess')
  customer.ok('AttachRolePolicy', { RoleName: 'Maker', PolicyArn })
  return { customer, VpcId, SubnetId, RoleArn, peer: sandbox.rescale.accountId }
}

type Scene = ReturnType<typeof scene>

const Tags = [{ Key: 'team', Value: 'cfd' }]

/** Opens a session of a role that may do everything but what a statement denies. */
const denied = ({ customer, RoleArn }: Scene, more: object): Actor => {
  const Statement = { Effect: 'Deny', Action: 'ec2:CreateTags', Resource: '*', ...more }
  customer.ok('PutRolePolicy', {
    RoleName: 'Maker',
    PolicyName: 'deny',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
  })
  const session = { RoleArn, RoleSessionName: 'maker' }
  return customer.with(customer.ok('AssumeRole', session).Credentials.AccessKeyId)
}

type Row = readonly [ActionName, type: string, input: (scene: Scene) => object]

/** One rule, for the default group of the VPC. */
const rule = ({ customer, VpcId }: Scene) => {
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
  const [group] = customer.ok('DescribeSecurityGroups', { Filters }).SecurityGroups
  const IpRanges = [{ CidrIp: '10.1.0.0/16' }]
  return { GroupId: group?.GroupId, IpPermissions: [{ IpProtocol: '-1', IpRanges }] }
}

const rows: ReadonlyArray<Row> = [
  ['AllocateAddress', 'elastic-ip', () => ({ Domain: 'vpc' })],
  ['AuthorizeSecurityGroupEgress', 'security-group-rule', rule],
  ['AuthorizeSecurityGroupIngress', 'security-group-rule', rule],
  [
    'CreateFlowLogs',
    'vpc-flow-log',
    ({ VpcId, RoleArn }) => ({
      ResourceIds: [VpcId],
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogGroupName: 'flows',
      DeliverLogsPermissionArn: RoleArn,
    }),
  ],
  ['CreateInternetGateway', 'internet-gateway', () => ({})],
  ['CreateNatGateway', 'natgateway', ({ SubnetId }) => ({ SubnetId, ConnectivityType: 'private' })],
  ['CreateNetworkInterface', 'network-interface', ({ SubnetId }) => ({ SubnetId })],
  ['CreateRouteTable', 'route-table', ({ VpcId }) => ({ VpcId })],
  [
    'CreateSecurityGroup',
    'security-group',
    ({ VpcId }) => ({ VpcId, GroupName: 'nodes', Description: 'Nodes' }),
  ],
  ['CreateSubnet', 'subnet', ({ VpcId }) => ({ VpcId, CidrBlock: '10.64.1.0/24' })],
  ['CreateVpc', 'vpc', () => ({ CidrBlock: '10.65.0.0/16' })],
  [
    'CreateVpcEndpoint',
    'vpc-endpoint',
    ({ VpcId }) => ({ VpcId, ServiceName: 'com.amazonaws.us-east-1.s3' }),
  ],
  [
    'CreateVpcPeeringConnection',
    'vpc-peering-connection',
    ({ VpcId, peer }) => ({ VpcId, PeerVpcId: 'vpc-00000000', PeerOwnerId: peer }),
  ],
]

describe('to tag a resource as it is made', () => {
  test('every action that does so is one of these', () => {
    const tagging = Object.keys(taggableTypes).filter((action) => action !== 'RunInstances')
    expect(rows.map(([action]) => action).toSorted()).toEqual(tagging.toSorted())
  })

  test.each(rows)(
    '%s asks for ec2:CreateTags on its type, in this action',
    (action, type, input) => {
      const made = scene()
      const asked = (inside: Actor, more: object) =>
        inside.dryRun(action, { ...input(made), ...more } as never)
      const tagged = { TagSpecifications: [{ ResourceType: type, Tags }] }
      const onType = { Resource: `arn:aws:ec2:*:*:${type}/*` }
      expect(asked(denied(made, onType), tagged)).toBe('UnauthorizedOperation')
      expect(asked(denied(made, onType), {})).toBe('DryRunOperation')
      const inAction = (name: string) => ({ StringEquals: { 'ec2:CreateAction': name } })
      const here = denied(made, { Condition: inAction(action) })
      expect(asked(here, tagged)).toBe('UnauthorizedOperation')
      const elsewhere = denied(made, { Condition: inAction('RunInstances') })
      expect(asked(elsewhere, tagged)).toBe('DryRunOperation')
    },
  )

  test.each(rows)('%s shows the tags to its own permission', (action, type, input) => {
    const made = scene()
    const inside = denied(made, {
      Action: `ec2:${action}`,
      Resource: `arn:aws:ec2:*:*:${type}/*`,
      Condition: { StringEquals: { 'aws:RequestTag/team': 'cfd' } },
    })
    const asked = (more: object) => inside.dryRun(action, { ...input(made), ...more } as never)
    expect(asked({ TagSpecifications: [{ ResourceType: type, Tags }] })).toBe(
      'UnauthorizedOperation',
    )
    expect(asked({})).toBe('DryRunOperation')
  })
})

type UseRow = readonly [ActionName, type: string, use: (scene: Scene, tagged: object) => object]

const useRows: ReadonlyArray<UseRow> = [
  [
    'CreateRoute',
    'route-table',
    ({ customer, VpcId }, tagged) => ({
      RouteTableId: customer.ok('CreateRouteTable', { VpcId, ...tagged }).RouteTable.RouteTableId,
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: 'igw-00000000',
    }),
  ],
  [
    'CreateNetworkInterface',
    'subnet',
    ({ customer, VpcId }, tagged) => {
      const input = { VpcId, CidrBlock: '10.64.1.0/24', ...tagged }
      return { SubnetId: customer.ok('CreateSubnet', input).Subnet.SubnetId }
    },
  ],
  [
    'DeleteInternetGateway',
    'internet-gateway',
    ({ customer }, tagged) => {
      const made = customer.ok('CreateInternetGateway', tagged).InternetGateway
      return { InternetGatewayId: made.InternetGatewayId }
    },
  ],
  [
    'DeleteNatGateway',
    'natgateway',
    ({ customer, SubnetId }, tagged) => {
      const input = { SubnetId, ConnectivityType: 'private', ...tagged } as const
      return { NatGatewayId: customer.ok('CreateNatGateway', input).NatGateway.NatGatewayId }
    },
  ],
  [
    'DeleteSecurityGroup',
    'security-group',
    ({ customer, VpcId }, tagged) => {
      const input = { VpcId, GroupName: 'nodes', Description: 'Nodes', ...tagged }
      return { GroupId: customer.ok('CreateSecurityGroup', input).GroupId }
    },
  ],
  [
    'DeleteVpcEndpoints',
    'vpc-endpoint',
    ({ customer, VpcId }, tagged) => {
      const input = { VpcId, ServiceName: 'com.amazonaws.us-east-1.s3', ...tagged }
      return {
        VpcEndpointIds: [customer.ok('CreateVpcEndpoint', input).VpcEndpoint.VpcEndpointId],
      }
    },
  ],
]

describe('the tags of a resource', () => {
  test.each(useRows)('are shown to %s, on the ARN of a %s', (action, type, use) => {
    const asked = (TagSpecifications: ReadonlyArray<object>): string => {
      const made = scene()
      const input = use(made, { TagSpecifications })
      const inside = denied(made, {
        Action: `ec2:${action}`,
        Resource: `arn:aws:ec2:*:*:${type}/*`,
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'cfd' } },
      })
      return inside.dryRun(action, input as never)
    }
    expect(asked([{ ResourceType: type, Tags }])).toBe('UnauthorizedOperation')
    expect(asked([{ ResourceType: type, Tags: [{ Key: 'team', Value: 'web' }] }])).toBe(
      'DryRunOperation',
    )
  })
})
