/**
 * The dry run of a launch: what AWS refuses before it evaluates permissions, and the permissions on
 * every resource of a launch, as the Service Authorization Reference lists them.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import type { InputOf } from '@byoa/cloud-memory'
import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox, newVpc } from '../sandbox.ts'
import { allowing, newRole, ofAws } from './iamScene.ts'

type Launch = InputOf<'RunInstances'>

const team = [{ Key: 'team', Value: 'cfd' }]

const scene = () => {
  const { customer } = newSandbox()
  const { VpcId } = newVpc(customer, '10.64.0.0/16')
  const { SubnetId } = customer.ok('CreateSubnet', {
    VpcId,
    CidrBlock: '10.64.0.0/20',
    TagSpecifications: [{ ResourceType: 'subnet', Tags: team }],
  }).Subnet
  const group = { GroupName: 'nodes', Description: 'Nodes', VpcId }
  const { GroupId } = customer.ok('CreateSecurityGroup', {
    ...group,
    TagSpecifications: [{ ResourceType: 'security-group', Tags: team }],
  })
  const [image] = customer.ok('DescribeImages', {}).Images
  const launch: Launch = {
    ImageId: image?.ImageId ?? '',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SubnetId,
    SecurityGroupIds: [GroupId],
    MetadataOptions: { HttpTokens: 'required' },
    BlockDeviceMappings: [
      { DeviceName: '/dev/xvda', Ebs: { Encrypted: true, KmsKeyId: 'key', VolumeSize: 8 } },
    ],
    TagSpecifications: ['instance', 'network-interface', 'volume'].map((ResourceType) => ({
      ResourceType,
      Tags: team,
    })),
  }
  const RoleArn = newRole(customer, 'Launcher', customer.accountId)
  customer.ok('AttachRolePolicy', {
    RoleName: 'Launcher',
    PolicyArn: ofAws('AmazonEC2FullAccess'),
  })
  const open = (session: object = {}): Actor => {
    const input = { RoleArn, RoleSessionName: 'launcher', ...session }
    return customer.with(customer.ok('AssumeRole', input).Credentials.AccessKeyId)
  }
  return { customer, VpcId, SubnetId, GroupId, launch, open }
}

type Scene = ReturnType<typeof scene>

/** Opens a session of a role that may do everything in EC2 but what a statement denies. */
const denied = ({ customer, open }: Scene, statement: object): Actor => {
  customer.ok('PutRolePolicy', {
    RoleName: 'Launcher',
    PolicyName: 'deny',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Deny', ...statement },
    }),
  })
  return open()
}

const tagged = 'aws:RequestTag/team'
const account = '111122223333'
const arnOf = (resource: string): string => `arn:aws:ec2:us-east-1:${account}:${resource}`

type Row = readonly [resource: string, key: string, value: (scene: Scene) => string]

const own = (resource: string, key: string, value: Row[2] | string): Row => [
  arnOf(resource),
  key,
  typeof value === 'string' ? () => value : value,
]

const vpcOf: Row[2] = ({ VpcId }) => arnOf(`vpc/${VpcId}`)

const rows: ReadonlyArray<Row> = [
  own('instance/*', tagged, 'cfd'),
  own('instance/*', 'ec2:InstanceType', 't3.micro'),
  own('instance/*', 'ec2:MetadataHttpTokens', 'required'),
  own('volume/*', tagged, 'cfd'),
  own('volume/*', 'ec2:Encrypted', 'true'),
  own('volume/*', 'ec2:KmsKeyId', 'key'),
  own('volume/*', 'ec2:VolumeSize', '8'),
  own('network-interface/*', tagged, 'cfd'),
  own('network-interface/*', 'ec2:Vpc', vpcOf),
  own('network-interface/*', 'ec2:Subnet', ({ SubnetId }) => arnOf(`subnet/${SubnetId}`)),
  own('subnet/*', 'ec2:Vpc', vpcOf),
  own('subnet/*', 'ec2:ResourceTag/team', 'cfd'),
  own('security-group/*', 'ec2:Vpc', vpcOf),
  own('security-group/*', 'ec2:ResourceTag/team', 'cfd'),
  ['arn:aws:ec2:us-east-1::image/*', 'ec2:Owner', () => 'amazon'],
  ['arn:aws:ec2:us-east-1::image/*', 'ec2:Public', () => 'true'],
]

describe('the permission of a launch', () => {
  test('is evaluated for all that it consists of', () => {
    const made = scene()
    expect(made.open().dryRun('RunInstances', made.launch)).toBe('DryRunOperation')
    expect(made.customer.dryRun('RunInstances', made.launch)).toBe('DryRunOperation')
  })

  test.each(rows)('is evaluated on %s with %s', (Resource, key, valueIn) => {
    const made = scene()
    const answer = (value: string) =>
      denied(made, {
        Action: 'ec2:RunInstances',
        Resource,
        Condition: { StringEquals: { [key]: value } },
      }).dryRun('RunInstances', made.launch)
    expect(answer(valueIn(made))).toBe('UnauthorizedOperation')
    expect(answer('other')).toBe('DryRunOperation')
  })

  test.each(['instance', 'network-interface', 'volume'])(
    'to tag is evaluated on a new %s, for this action',
    (type) => {
      const made = scene()
      const answer = (created: string) =>
        denied(made, {
          Action: 'ec2:CreateTags',
          Resource: arnOf(`${type}/*`),
          Condition: { StringEquals: { 'ec2:CreateAction': created } },
        }).dryRun('RunInstances', made.launch)
      expect(answer('RunInstances')).toBe('UnauthorizedOperation')
      expect(answer('CreateVolume')).toBe('DryRunOperation')
    },
  )

  test('is evaluated on the default group when no group is named, and without keys not given', () => {
    const made = scene()
    const { SecurityGroupIds: _groups, MetadataOptions: _options, ...launch } = made.launch
    const answer = (statement: object) =>
      denied(made, { Action: 'ec2:RunInstances', ...statement }).dryRun('RunInstances', launch)
    expect(answer({ Resource: arnOf(`security-group/${made.GroupId}`) })).toBe('DryRunOperation')
    expect(answer({ Resource: arnOf('security-group/*') })).toBe('UnauthorizedOperation')
    const Condition = { Null: { 'ec2:MetadataHttpTokens': 'true' } }
    expect(answer({ Resource: arnOf('instance/*'), Condition })).toBe('UnauthorizedOperation')
  })

  test('is limited by the boundary of the role and the policy of the session', () => {
    const made = scene()
    const { customer, launch, open } = made
    const ofSession = open({ Policy: allowing('ec2:Describe*') })
    expect(ofSession.dryRun('RunInstances', launch)).toBe('UnauthorizedOperation')
    customer.ok('PutRolePermissionsBoundary', {
      RoleName: 'Launcher',
      PermissionsBoundary: ofAws('IAMReadOnlyAccess'),
    })
    expect(open().dryRun('RunInstances', launch)).toBe('UnauthorizedOperation')
  })
})

const device = (DeviceName: string, Ebs: object) => ({ DeviceName, Ebs })
const root = device('/dev/xvda', { Encrypted: true })

/** The group of another VPC. */
const strangeGroup = ({ customer }: Scene): string =>
  customer.ok('CreateSecurityGroup', {
    GroupName: 'others',
    Description: 'Others',
    VpcId: newVpc(customer, '10.65.0.0/16').VpcId,
  }).GroupId

const refusals: ReadonlyArray<readonly [string, string, (scene: Scene) => object]> = [
  ['an unknown image', 'InvalidAMIID.NotFound', () => ({ ImageId: 'ami-0123456789abcdef0' })],
  ['a malformed image', 'InvalidAMIID.Malformed', () => ({ ImageId: 'al2023' })],
  ['an unknown subnet', 'InvalidSubnetID.NotFound', () => ({ SubnetId: 'subnet-01234567' })],
  ['an unknown group', 'InvalidGroup.NotFound', () => ({ SecurityGroupIds: ['sg-01234567'] })],
  [
    'a group of another VPC',
    'InvalidParameter',
    (made) => ({ SecurityGroupIds: [strangeGroup(made)] }),
  ],
  ['a device twice', 'InvalidBlockDeviceMapping', () => ({ BlockDeviceMappings: [root, root] })],
  [
    'another device without a size',
    'MissingParameter',
    () => ({ BlockDeviceMappings: [device('/dev/sdb', { Encrypted: true })] }),
  ],
  [
    'a key for a volume that is not encrypted',
    'InvalidParameterDependency',
    () => ({ BlockDeviceMappings: [device('/dev/xvda', { KmsKeyId: 'key' })] }),
  ],
  [
    'another device',
    'UnsupportedOperation',
    () => ({ BlockDeviceMappings: [device('/dev/sdb', { VolumeSize: 8 })] }),
  ],
  [
    'a volume smaller than the image',
    'InvalidBlockDeviceMapping',
    () => ({ BlockDeviceMappings: [device('/dev/xvda', { VolumeSize: 7 })] }),
  ],
  [
    'tags for a type twice',
    'InvalidParameterValue',
    () => ({ TagSpecifications: [1, 2].map(() => ({ ResourceType: 'volume', Tags: team })) }),
  ],
  [
    'tags for what is not launched',
    'InvalidParameterValue',
    () => ({ TagSpecifications: [{ ResourceType: 'subnet', Tags: team }] }),
  ],
]

describe('a dry run of a launch', () => {
  test.each(refusals)('with %s is %s, whoever asks', (_what, code, change) => {
    const made = scene()
    const launch = { ...made.launch, ...change(made) }
    expect(made.customer.dryRun('RunInstances', launch)).toBe(code)
    const nobody = denied(made, { Action: 'ec2:RunInstances', Resource: '*' })
    expect(nobody.dryRun('RunInstances', launch)).toBe(code)
  })
})

test('a launch that is no dry run is refused by name', () => {
  const { customer, launch } = scene()
  expect(customer.error('RunInstances', launch)).toEqual({
    code: 'UnsupportedOperation',
    message: 'The in-memory AWS does not serve RunInstances without DryRun: it has no instances.',
    status: 400,
  })
})

describe('the public images', () => {
  const namesOf = (actor: Actor, input: InputOf<'DescribeImages'>): ReadonlyArray<string> =>
    actor.ok('DescribeImages', input).Images.map(({ Name }) => Name)

  test('are those of Amazon', () => {
    const { customer } = newSandbox()
    const all = namesOf(customer, {})
    expect(all.length).toBeGreaterThan(2)
    for (const owner of ['amazon', '137112412989']) {
      expect(namesOf(customer, { Owners: [owner] })).toEqual(all)
    }
    expect(namesOf(customer, { Owners: ['self', 'aws-marketplace'] })).toEqual([])
  })

  test('are published in the week before the date of their release', () => {
    const { customer } = newSandbox()
    for (const { Name, CreationDate } of customer.ok('DescribeImages', {}).Images) {
      const [, year, month, day] = /\.(\d{4})(\d{2})(\d{2})\./.exec(Name) ?? []
      const days = (Date.parse(`${year}-${month}-${day}`) - Date.parse(CreationDate)) / 86_400_000
      expect(days).toBeGreaterThan(0)
      expect(days).toBeLessThan(7)
    }
  })

  test('are filtered by what they show', () => {
    const { customer } = newSandbox()
    const filter = (Name: string, ...Values: ReadonlyArray<string>) =>
      namesOf(customer, { Filters: [{ Name, Values }] })
    expect(filter('name', 'al2023-ami-2023.*')).toHaveLength(2)
    expect(filter('name', 'al2023-ami-minimal-*')).toHaveLength(1)
    expect(filter('architecture', 'arm64')).toEqual([])
    expect(filter('block-device-mapping.volume-type', 'gp3')).toHaveLength(3)
    expect(filter('platform', 'windows')).toEqual([])
  })

  test('have other IDs in each Region, and these are found by them', () => {
    const { customer } = newSandbox()
    const elsewhere = customer.in('eu-west-1')
    const idsOf = (actor: Actor) =>
      actor.ok('DescribeImages', {}).Images.map(({ ImageId }) => ImageId)
    const ids = [...idsOf(customer), ...idsOf(elsewhere)]
    expect(new Set(ids).size).toBe(ids.length)
    const [ImageId = ''] = idsOf(customer)
    expect(namesOf(customer, { ImageIds: [ImageId] })).toHaveLength(1)
    expect(elsewhere.refused('DescribeImages', { ImageIds: [ImageId] })).toBe(
      'InvalidAMIID.NotFound',
    )
  })
})
