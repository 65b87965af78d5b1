/** What `Ref` and `Fn::GetAtt` return of every type, compared with what its service returns. */
import { expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

const ref = (Ref: string) => ({ Ref })
const inVpc = (Type: string, more: object = {}) => ({
  Type: `AWS::EC2::${Type}`,
  Properties: { VpcId: ref('V'), ...more },
})
const document = (more: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', ...more }],
})
const trust = document({
  Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
  Action: 'sts:AssumeRole',
})
const PolicyDocument = document({ Action: 'ec2:*', Resource: '*' })
const http = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '10.0.0.0/8' }

const resources = {
  V: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  S: inVpc('Subnet', { CidrBlock: '10.0.0.0/24' }),
  T: inVpc('RouteTable'),
  A: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { RouteTableId: ref('T'), SubnetId: ref('S') },
  },
  I: { Type: 'AWS::EC2::InternetGateway' },
  G: inVpc('VPCGatewayAttachment', { InternetGatewayId: ref('I') }),
  R: {
    Type: 'AWS::EC2::Route',
    DependsOn: 'G',
    Properties: {
      RouteTableId: ref('T'),
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: ref('I'),
    },
  },
  E: { Type: 'AWS::EC2::EIP' },
  N: {
    Type: 'AWS::EC2::NatGateway',
    DependsOn: 'G',
    Properties: { AllocationId: { 'Fn::GetAtt': 'E.AllocationId' }, SubnetId: ref('S') },
  },
  H: inVpc('SecurityGroup', { GroupDescription: 'a' }),
  HI: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: ref('H'), ...http } },
  HE: { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId: ref('H'), ...http } },
  P: inVpc('VPCEndpoint', { ServiceName: 'com.amazonaws.us-east-1.s3' }),
  L: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'logs' } },
  Q: { Type: 'AWS::IAM::Role', Properties: { Path: '/q/', AssumeRolePolicyDocument: trust } },
  QP: {
    Type: 'AWS::IAM::RolePolicy',
    Properties: { RoleName: ref('Q'), PolicyName: 'inline', PolicyDocument },
  },
  M: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument, Roles: [ref('Q')] } },
  X: { Type: 'AWS::IAM::InstanceProfile', Properties: { Path: '/x/', Roles: [ref('Q')] } },
  F: {
    Type: 'AWS::EC2::FlowLog',
    Properties: {
      ResourceId: ref('V'),
      ResourceType: 'VPC',
      LogGroupName: ref('L'),
      DeliverLogsPermissionArn: { 'Fn::GetAtt': 'Q.Arn' },
    },
  },
}

const attributes = [
  'V.CidrBlock V.DefaultSecurityGroup V.VpcId S.AvailabilityZone S.SubnetId S.VpcId A.Id',
  'T.RouteTableId I.InternetGatewayId E.AllocationId E.PublicIp N.NatGatewayId H.GroupId H.VpcId',
  'P.Id L.Arn Q.Arn Q.RoleId M.PolicyArn X.Arn F.Id',
].flatMap((names) => names.split(' '))

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html */
test('references and attributes of every type', () => {
  const { customer, wait } = newSandbox()
  const StackName = 's'
  const outputs = [
    ...attributes.map((name) => [name.replace('.', ''), { 'Fn::GetAtt': name }] as const),
    ...Object.keys(resources).map((name) => [`Ref${name}`, ref(name)] as const),
  ]
  customer.ok('CreateStack', {
    StackName,
    TemplateBody: JSON.stringify({
      Resources: resources,
      Outputs: Object.fromEntries(outputs.map(([key, Value]) => [key, { Value }])),
    }),
    Capabilities: ['CAPABILITY_IAM'],
  })
  wait(120)
  const [stack] = customer.ok('DescribeStacks', { StackName }).Stacks
  expect([stack?.StackStatus, stack?.StackStatusReason]).toEqual(['CREATE_COMPLETE', undefined])
  const shown = Object.fromEntries(
    (stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  )

  const [vpc] = customer.ok('DescribeVpcs', {}).Vpcs
  const [subnet] = customer.ok('DescribeSubnets', {}).Subnets
  const [association] = customer
    .ok('DescribeRouteTables', {})
    .RouteTables.flatMap(({ Associations }) => Associations)
    .filter(({ SubnetId }) => SubnetId !== undefined)
  const [gateway] = customer.ok('DescribeInternetGateways', {}).InternetGateways
  const [address] = customer.ok('DescribeAddresses', {}).Addresses
  const [nat] = customer.ok('DescribeNatGateways', {}).NatGateways
  const groups = customer.ok('DescribeSecurityGroups', {}).SecurityGroups
  const standard = groups.find(({ GroupName }) => GroupName === 'default')
  const group = groups.find(({ GroupName }) => GroupName !== 'default')
  const [endpoint] = customer.ok('DescribeVpcEndpoints', {}).VpcEndpoints
  const [log] = customer.ok('DescribeFlowLogs', {}).FlowLogs
  const [role] = customer.ok('ListRoles', { PathPrefix: '/q/' }).Roles
  const RoleName = role?.RoleName ?? ''
  const [profile] = customer.ok('ListInstanceProfilesForRole', { RoleName }).InstanceProfiles
  const [policy] = customer.ok('ListPolicies', { Scope: 'Local' }).Policies
  expect(shown).toEqual({
    VCidrBlock: '10.0.0.0/16',
    VDefaultSecurityGroup: standard?.GroupId,
    VVpcId: vpc?.VpcId,
    RefV: vpc?.VpcId,
    SAvailabilityZone: subnet?.AvailabilityZone,
    SSubnetId: subnet?.SubnetId,
    SVpcId: vpc?.VpcId,
    RefS: subnet?.SubnetId,
    TRouteTableId: association?.RouteTableId,
    RefT: association?.RouteTableId,
    AId: association?.RouteTableAssociationId,
    RefA: association?.RouteTableAssociationId,
    IInternetGatewayId: gateway?.InternetGatewayId,
    RefI: gateway?.InternetGatewayId,
    RefG: `IGW|${vpc?.VpcId}`,
    RefR: `${association?.RouteTableId}|0.0.0.0/0`,
    EAllocationId: address?.AllocationId,
    EPublicIp: address?.PublicIp,
    RefE: address?.PublicIp,
    NNatGatewayId: nat?.NatGatewayId,
    RefN: nat?.NatGatewayId,
    HGroupId: group?.GroupId,
    HVpcId: vpc?.VpcId,
    RefH: group?.GroupId,
    RefHI: `${group?.GroupId}|HI`,
    RefHE: `${group?.GroupId}|HE`,
    PId: endpoint?.VpcEndpointId,
    RefP: endpoint?.VpcEndpointId,
    LArn: `arn:aws:logs:us-east-1:${customer.accountId}:log-group:logs:*`,
    RefL: 'logs',
    QArn: role?.Arn,
    QRoleId: role?.RoleId,
    RefQ: RoleName,
    RefQP: `inline|${RoleName}`,
    MPolicyArn: policy?.Arn,
    RefM: policy?.Arn,
    XArn: profile?.Arn,
    RefX: profile?.InstanceProfileName,
    FId: log?.FlowLogId,
    RefF: log?.FlowLogId,
  })
  for (const value of Object.values(shown)) expect(value).toMatch(/./)

  // What the properties of the template became.
  expect(log).toMatchObject({
    ResourceId: vpc?.VpcId,
    LogGroupName: 'logs',
    DeliverLogsPermissionArn: role?.Arn,
    TrafficType: 'ALL',
    MaxAggregationInterval: 600,
  })
  expect(nat).toMatchObject({ SubnetId: subnet?.SubnetId, ConnectivityType: 'public' })
  expect(nat?.NatGatewayAddresses[0]?.AllocationId).toBe(address?.AllocationId)
  expect(profile).toMatchObject({ Path: '/x/', Roles: [{ RoleName }] })
  expect(customer.ok('ListRolePolicies', { RoleName }).PolicyNames).toEqual(['inline'])
  expect(customer.ok('ListAttachedRolePolicies', { RoleName }).AttachedPolicies).toEqual([
    { PolicyArn: policy?.Arn, PolicyName: policy?.PolicyName },
  ])

  // Every taggable resource has the tags of CloudFormation.
  const keys = ['logical-id', 'stack-id', 'stack-name'].map((key) => `aws:cloudformation:${key}`)
  const tagged = [vpc, subnet, gateway, address, nat, group, endpoint, log]
  for (const one of tagged) expect(one?.Tags?.map(({ Key }) => Key).toSorted()).toEqual(keys)
  expect(group?.Tags).toContainEqual({ Key: 'aws:cloudformation:logical-id', Value: 'H' })
  expect(group?.Tags).toContainEqual({ Key: 'aws:cloudformation:stack-name', Value: 's' })
  expect(group?.Tags).toContainEqual({
    Key: 'aws:cloudformation:stack-id',
    Value: stack?.StackId,
  })

  customer.ok('DeleteStack', { StackName })
  wait(120)
  expect(customer.ok('DescribeVpcs', {}).Vpcs).toEqual([])
  expect(customer.ok('ListRoles', { PathPrefix: '/q/' }).Roles).toEqual([])
  expect(customer.ok('ListPolicies', { Scope: 'Local' }).Policies).toEqual([])
  expect(customer.ok('DescribeAddresses', {}).Addresses).toEqual([])
})
