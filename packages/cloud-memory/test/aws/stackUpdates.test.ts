/** What updates of stacks change in place: from every listed state of a resource to every other. */
import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'
import { ofAws } from './iamScene.ts'

type Ids = Readonly<Record<string, string>>

/** Properties of a resource, and what the actions of its service return then. */
type State = readonly [properties: object, seen: unknown]

const StackName = 's'

const input = (Resources: object) => ({
  StackName,
  TemplateBody: JSON.stringify({ Resources }),
  Capabilities: ['CAPABILITY_NAMED_IAM'],
})

const scene = () => {
  const { customer, wait } = newSandbox()
  const settled = (): Ids => {
    wait(120)
    expect(customer.ok('DescribeStacks', { StackName }).Stacks[0]?.StackStatus).toMatch(
      /^(CREATE|UPDATE)_COMPLETE$/,
    )
    const { StackResources } = customer.ok('DescribeStackResources', { StackName })
    return Object.fromEntries(
      StackResources.map((one) => [one.LogicalResourceId, one.PhysicalResourceId ?? '']),
    )
  }
  return { customer, settled }
}

const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }
const inVpc = (Type: string, more: object = {}) => ({
  Type: `AWS::EC2::${Type}`,
  Properties: { VpcId: { Ref: 'V' }, ...more },
})
const subnet = (CidrBlock: string) => inVpc('Subnet', { CidrBlock })
const group = (GroupDescription: string) => inVpc('SecurityGroup', { GroupDescription })

const document = (Action: string, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*', ...more }],
})
const trust = (AWS: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
})
const endpointPolicy = document('s3:GetObject', { Principal: '*' })
const fullAccess = {
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
}

const decoded = (text: string): unknown => JSON.parse(decodeURIComponent(text))

const nameIn = (ids: Ids, id: string): string =>
  Object.keys(ids).find((name) => ids[name] === id) ?? id

const namesIn = (ids: Ids, found: ReadonlyArray<string>): ReadonlyArray<string> =>
  found.map((id) => nameIn(ids, id)).toSorted()

const updates = (
  resources: object,
  kind: { readonly Type: string; readonly Properties?: object; readonly DependsOn?: string },
  states: ReadonlyArray<State>,
  seen: (customer: Actor, id: string, ids: Ids) => unknown,
): void => {
  const template = (properties: object) => {
    const Properties = { ...kind.Properties, ...properties }
    return input({ ...resources, X: { ...kind, Properties } })
  }
  const pairs = states.flatMap((from, index) =>
    states.flatMap((to, other) => (index === other ? [] : [[index, other, from, to] as const])),
  )
  test.each(pairs)('from state %i to state %i', (_from, _to, before, after) => {
    const { customer, settled } = scene()
    customer.ok('CreateStack', template(before[0]))
    const ids = settled()
    expect(seen(customer, ids['X'] ?? '', ids)).toEqual(before[1])
    customer.ok('UpdateStack', template(after[0]))
    expect(settled()).toEqual(ids)
    expect(seen(customer, ids['X'] ?? '', ids)).toEqual(after[1])
  })
}

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html */
describe('a VPC', () => {
  updates(
    {},
    vpc,
    [
      [{}, [true, false]],
      [{ EnableDnsHostnames: true }, [true, true]],
      [{ EnableDnsSupport: false }, [false, false]],
    ],
    (customer, VpcId) => [
      customer.ok('DescribeVpcAttribute', { VpcId, Attribute: 'enableDnsSupport' }).EnableDnsSupport
        ?.Value,
      customer.ok('DescribeVpcAttribute', { VpcId, Attribute: 'enableDnsHostnames' })
        .EnableDnsHostnames?.Value,
    ],
  )
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html */
describe('a subnet', () => {
  updates(
    { V: vpc },
    subnet('10.0.0.0/24'),
    [
      [{}, false],
      [{ MapPublicIpOnLaunch: true }, true],
    ],
    (customer, id) =>
      customer.ok('DescribeSubnets', { SubnetIds: [id] }).Subnets[0]?.MapPublicIpOnLaunch,
  )
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html */
describe('a route', () => {
  const inG = { AllocationId: { 'Fn::GetAtt': 'E.AllocationId' }, SubnetId: { Ref: 'S' } }
  updates(
    {
      V: vpc,
      G: { Type: 'AWS::EC2::InternetGateway' },
      A: inVpc('VPCGatewayAttachment', { InternetGatewayId: { Ref: 'G' } }),
      S: subnet('10.0.0.0/24'),
      E: { Type: 'AWS::EC2::EIP' },
      N: { Type: 'AWS::EC2::NatGateway', DependsOn: 'A', Properties: inG },
      T: inVpc('RouteTable'),
    },
    {
      Type: 'AWS::EC2::Route',
      DependsOn: 'A',
      Properties: { RouteTableId: { Ref: 'T' }, DestinationCidrBlock: '0.0.0.0/0' },
    },
    [
      [{ GatewayId: { Ref: 'G' } }, [['G', undefined]]],
      [{ NatGatewayId: { Ref: 'N' } }, [[undefined, 'N']]],
    ],
    (customer, _id, ids) =>
      customer
        .ok('DescribeRouteTables', { RouteTableIds: [ids['T'] ?? ''] })
        .RouteTables.flatMap(({ Routes }) => Routes)
        .filter(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0')
        .map(({ GatewayId, NatGatewayId }) =>
          [GatewayId, NatGatewayId].map((id) => (id === undefined ? id : nameIn(ids, id))),
        ),
  )
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html */
describe('a security group', () => {
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 23 }
  const [from, to] = [
    { SourceSecurityGroupId: { Ref: 'H' } },
    { DestinationSecurityGroupId: { Ref: 'H' } },
  ]
  const allowAll = 'out -1 -1 -1 0.0.0.0/0 -'
  updates(
    { V: vpc, H: group('other') },
    group('own'),
    [
      [{}, [allowAll]],
      [
        {
          SecurityGroupIngress: [{ ...ssh, CidrIp: '10.0.0.0/8', Description: 'a' }],
          SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }],
        },
        ['in tcp 22 23 10.0.0.0/8 a', 'out -1 -1 -1 10.0.0.0/8 -'],
      ],
      [
        {
          SecurityGroupIngress: [
            { ...ssh, CidrIp: '10.0.0.0/8', Description: 'b' },
            { ...ssh, ...from },
          ],
          SecurityGroupEgress: [{ ...ssh, ...to, Description: 'c' }],
        },
        ['in tcp 22 23 10.0.0.0/8 b', 'in tcp 22 23 H -', 'out tcp 22 23 H c'],
      ],
    ],
    (customer, id, ids) =>
      customer
        .ok('DescribeSecurityGroupRules', { Filters: [{ Name: 'group-id', Values: [id] }] })
        .SecurityGroupRules.map((rule) =>
          [
            rule.IsEgress ? 'out' : 'in',
            rule.IpProtocol,
            rule.FromPort,
            rule.ToPort,
            rule.CidrIpv4 ?? nameIn(ids, rule.ReferencedGroupInfo?.GroupId ?? ''),
            rule.Description ?? '-',
          ].join(' '),
        )
        .toSorted(),
  )
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html */
describe('a gateway endpoint', () => {
  updates(
    { V: vpc, T: inVpc('RouteTable'), U: inVpc('RouteTable') },
    inVpc('VPCEndpoint', { ServiceName: 'com.amazonaws.us-east-1.s3' }),
    [
      [{}, [fullAccess, []]],
      [{ PolicyDocument: endpointPolicy, RouteTableIds: [{ Ref: 'T' }] }, [endpointPolicy, ['T']]],
      [
        { PolicyDocument: document('*', { Principal: '*' }), RouteTableIds: [{ Ref: 'U' }] },
        [document('*', { Principal: '*' }), ['U']],
      ],
      [{ RouteTableIds: [{ Ref: 'T' }, { Ref: 'U' }] }, [fullAccess, ['T', 'U']]],
    ],
    (customer, id, ids) =>
      customer
        .ok('DescribeVpcEndpoints', { VpcEndpointIds: [id] })
        .VpcEndpoints.flatMap(({ PolicyDocument, RouteTableIds }) => [
          decoded(PolicyDocument),
          namesIn(ids, RouteTableIds),
        ]),
  )
})

describe('an interface endpoint', () => {
  const refs = (...names: ReadonlyArray<string>) => names.map((Ref) => ({ Ref }))
  updates(
    {
      V: { ...vpc, Properties: { ...vpc.Properties, EnableDnsHostnames: true } },
      S: inVpc('Subnet', { CidrBlock: '10.0.0.0/24', AvailabilityZone: 'us-east-1a' }),
      T: inVpc('Subnet', { CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1b' }),
      G: group('one'),
      H: group('other'),
    },
    inVpc('VPCEndpoint', {
      ServiceName: 'com.amazonaws.us-east-1.ec2',
      VpcEndpointType: 'Interface',
    }),
    [
      [{ SubnetIds: refs('S'), SecurityGroupIds: refs('G') }, [['S'], ['G'], false]],
      [
        { SubnetIds: refs('T'), SecurityGroupIds: refs('H'), PrivateDnsEnabled: true },
        [['T'], ['H'], true],
      ],
      [
        { SubnetIds: refs('S', 'T'), SecurityGroupIds: refs('G', 'H'), PrivateDnsEnabled: true },
        [['S', 'T'], ['G', 'H'], true],
      ],
    ],
    (customer, id, ids) =>
      customer
        .ok('DescribeVpcEndpoints', { VpcEndpointIds: [id] })
        .VpcEndpoints.flatMap(({ SubnetIds, Groups, PrivateDnsEnabled }) => [
          namesIn(ids, SubnetIds),
          namesIn(
            ids,
            Groups.map(({ GroupId }) => GroupId),
          ),
          PrivateDnsEnabled,
        ]),
  )
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
describe('a role', () => {
  const inline = (PolicyName: string, Action: string) => ({
    PolicyName,
    PolicyDocument: document(Action),
  })
  const [own, other] = ['111122223333', '444455556666']
  updates(
    {},
    { Type: 'AWS::IAM::Role' },
    [
      [
        { AssumeRolePolicyDocument: trust(own), MaxSessionDuration: 3600, Description: 'a' },
        ['a', 3600, trust(own), [], []],
      ],
      [
        {
          AssumeRolePolicyDocument: trust(other),
          MaxSessionDuration: 7200,
          Description: 'b',
          Policies: [inline('P', 'ec2:*'), inline('Q', 's3:*')],
          ManagedPolicyArns: [ofAws('IAMFullAccess')],
        },
        [
          'b',
          7200,
          trust(other),
          [
            ['P', document('ec2:*')],
            ['Q', document('s3:*')],
          ],
          [ofAws('IAMFullAccess')],
        ],
      ],
      [
        {
          AssumeRolePolicyDocument: trust(own),
          MaxSessionDuration: 7200,
          Description: 'a',
          Policies: [inline('P', 's3:*')],
          ManagedPolicyArns: [ofAws('PowerUserAccess')],
        },
        ['a', 7200, trust(own), [['P', document('s3:*')]], [ofAws('PowerUserAccess')]],
      ],
    ],
    (customer, RoleName) => {
      const { Role } = customer.ok('GetRole', { RoleName })
      return [
        Role.Description,
        Role.MaxSessionDuration,
        decoded(Role.AssumeRolePolicyDocument),
        customer
          .ok('ListRolePolicies', { RoleName })
          .PolicyNames.map((PolicyName) => [
            PolicyName,
            decoded(customer.ok('GetRolePolicy', { RoleName, PolicyName }).PolicyDocument),
          ]),
        customer
          .ok('ListAttachedRolePolicies', { RoleName })
          .AttachedPolicies.map(({ PolicyArn }) => PolicyArn),
      ]
    },
  )
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-rolepolicy.html */
describe('a policy of a role', () => {
  updates(
    {
      R: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: trust('111122223333') },
      },
    },
    { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: { Ref: 'R' }, PolicyName: 'P' } },
    ['ec2:*', 's3:*'].map((Action) => [{ PolicyDocument: document(Action) }, document(Action)]),
    (customer, _id, { R: RoleName = '' }) =>
      decoded(customer.ok('GetRolePolicy', { RoleName, PolicyName: 'P' }).PolicyDocument),
  )
})
