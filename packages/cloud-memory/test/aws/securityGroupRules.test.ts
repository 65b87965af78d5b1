/** Rules of security groups by their ids. */
import { describe, expect, test } from 'vitest'

import { type Actor, activePeering, newSandbox, newVpc } from '../sandbox.ts'

const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }
const from = (CidrIp: string, Description?: string) => ({
  ...https,
  IpRanges: [Description === undefined ? { CidrIp } : { CidrIp, Description }],
})

const newGroup = () => {
  const sandbox = newSandbox()
  const { customer } = sandbox
  const { VpcId } = newVpc(customer, '10.64.0.0/16')
  const input = { GroupName: 'g', Description: 'd', VpcId }
  return { ...sandbox, VpcId, GroupId: customer.ok('CreateSecurityGroup', input).GroupId }
}

const rulesOf = (actor: Actor, GroupId: string) =>
  actor.ok('DescribeSecurityGroupRules', {
    Filters: [{ Name: 'group-id', Values: [GroupId] }],
  }).SecurityGroupRules

const unknown = 'sgr-0123456789abcdef0'

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html */
describe('a rule', () => {
  test('is answered with an id by the call that adds it, and described with the same', () => {
    const { customer, GroupId } = newGroup()
    const { SecurityGroupRules } = customer.ok('AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions: [
        { ...https, IpRanges: [{ CidrIp: '10.0.0.0/8' }, { CidrIp: '10.1.0.1/16' }] },
      ],
      TagSpecifications: [
        { ResourceType: 'security-group-rule', Tags: [{ Key: 'a', Value: 'b' }] },
      ],
    })
    expect(SecurityGroupRules).toMatchObject(
      ['10.0.0.0/8', '10.1.0.0/16'].map((CidrIpv4) => ({
        GroupId,
        GroupOwnerId: customer.accountId,
        IsEgress: false,
        ...https,
        CidrIpv4,
        Tags: [{ Key: 'a', Value: 'b' }],
      })),
    )
    const [first, second] = SecurityGroupRules
    expect(first?.SecurityGroupRuleId).toMatch(/^sgr-[0-9a-f]{17}$/)
    expect(first?.SecurityGroupRuleId).not.toBe(second?.SecurityGroupRuleId)
    expect(first?.SecurityGroupRuleArn).toBe(
      `arn:aws:ec2:us-east-1:${customer.accountId}:security-group-rule/${first?.SecurityGroupRuleId}`,
    )
    expect(rulesOf(customer, GroupId).filter(({ IsEgress }) => !IsEgress)).toEqual(
      SecurityGroupRules,
    )
    const SecurityGroupRuleIds = [second?.SecurityGroupRuleId ?? '']
    expect(customer.ok('DescribeSecurityGroupRules', { SecurityGroupRuleIds })).toEqual({
      SecurityGroupRules: [second],
    })
  })

  test('of a new group lets everything leave, and says -1 for ports that it has not', () => {
    const { customer, GroupId } = newGroup()
    expect(rulesOf(customer, GroupId)).toMatchObject([
      { IsEgress: true, IpProtocol: '-1', FromPort: -1, ToPort: -1, CidrIpv4: '0.0.0.0/0' },
    ])
  })

  test('of a default group names the group itself', () => {
    const { customer, VpcId } = newGroup()
    const Filters = [
      { Name: 'vpc-id', Values: [VpcId] },
      { Name: 'group-name', Values: ['default'] },
    ]
    const [group] = customer.ok('DescribeSecurityGroups', { Filters }).SecurityGroups
    const GroupId = group?.GroupId ?? ''
    expect(rulesOf(customer, GroupId)).toMatchObject([
      { IsEgress: false, ReferencedGroupInfo: { GroupId, UserId: customer.accountId } },
      { IsEgress: true, CidrIpv4: '0.0.0.0/0' },
    ])
  })

  test('that names a group of a peered VPC says over which peering', () => {
    const sandbox = newSandbox()
    const { ours, theirs, id } = activePeering(sandbox)
    const made = (actor: Actor, VpcId: string) =>
      actor.ok('CreateSecurityGroup', { GroupName: 'g', Description: 'd', VpcId }).GroupId
    const GroupId = made(sandbox.customer, theirs.VpcId)
    const peer = { GroupId: made(sandbox.rescale, ours.VpcId), UserId: sandbox.rescale.accountId }
    const { SecurityGroupRules } = sandbox.customer.ok('AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions: [{ ...https, UserIdGroupPairs: [peer] }],
    })
    expect(SecurityGroupRules[0]?.ReferencedGroupInfo).toEqual({
      ...peer,
      VpcId: ours.VpcId,
      VpcPeeringConnectionId: id,
      PeeringStatus: 'active',
    })
  })

  test('can be tagged by its id', () => {
    const { customer, GroupId } = newGroup()
    const [rule] = rulesOf(customer, GroupId)
    const Resources = [rule?.SecurityGroupRuleId ?? '']
    customer.ok('CreateTags', { Resources, Tags: [{ Key: 'a', Value: 'b' }] })
    const Filters = [{ Name: 'tag:a', Values: ['b'] }]
    expect(customer.ok('DescribeSecurityGroupRules', { Filters }).SecurityGroupRules).toHaveLength(
      1,
    )
    expect(customer.ok('DescribeTags', {}).Tags).toEqual([
      { Key: 'a', Value: 'b', ResourceId: Resources[0], ResourceType: 'security-group-rule' },
    ])
    customer.ok('DeleteTags', { Resources })
    expect(customer.ok('DescribeTags', {}).Tags).toEqual([])
  })

  test.each([
    [unknown, 'InvalidSecurityGroupRuleId.NotFound'],
    ['sgr-1', 'InvalidSecurityGroupRuleId.Malformed'],
  ])('%s is %s', (id, code) => {
    const { customer, GroupId } = newGroup()
    const SecurityGroupRuleIds = [id]
    expect(customer.refused('DescribeSecurityGroupRules', { SecurityGroupRuleIds })).toBe(code)
    expect(customer.refused('RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds })).toBe(
      code,
    )
  })
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html */
describe('revoking', () => {
  test('by id takes that rule, of its direction only, and answers what it was', () => {
    const { customer, GroupId } = newGroup()
    const IpPermissions = [from('10.0.0.0/8', 'a'), from('10.64.0.0/16')]
    const { SecurityGroupRules } = customer.ok('AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions,
    })
    const SecurityGroupRuleIds = [SecurityGroupRules[0]?.SecurityGroupRuleId ?? '']
    const input = { GroupId, SecurityGroupRuleIds }
    expect(customer.refused('RevokeSecurityGroupEgress', input)).toBe(
      'InvalidSecurityGroupRuleId.NotFound',
    )
    expect(customer.ok('RevokeSecurityGroupIngress', input)).toEqual({
      Return: true,
      RevokedSecurityGroupRules: [
        {
          SecurityGroupRuleId: SecurityGroupRuleIds[0],
          GroupId,
          IsEgress: false,
          ...https,
          CidrIpv4: '10.0.0.0/8',
          Description: 'a',
        },
      ],
      UnknownIpPermissions: [],
    })
    expect(rulesOf(customer, GroupId).map(({ CidrIpv4 }) => CidrIpv4)).toEqual([
      '10.64.0.0/16',
      '0.0.0.0/0',
    ])
  })

  test('takes ids or permissions: not both, and not none', () => {
    const { customer, GroupId } = newGroup()
    expect(customer.refused('RevokeSecurityGroupIngress', { GroupId })).toBe('MissingParameter')
    const both = { GroupId, SecurityGroupRuleIds: [unknown], IpPermissions: [from('10.0.0.0/8')] }
    expect(customer.refused('RevokeSecurityGroupIngress', both)).toBe('InvalidParameterCombination')
  })

  test('what is not there is refused, and answered as unknown in the default VPC', () => {
    const { customer, GroupId } = newGroup()
    const IpPermissions = [from('10.0.0.0/8')]
    expect(customer.refused('RevokeSecurityGroupIngress', { GroupId, IpPermissions })).toBe(
      'InvalidPermission.NotFound',
    )
    const other = newSandbox({}, true).customer
    const inDefault = other.ok('CreateSecurityGroup', { GroupName: 'g', Description: 'd' }).GroupId
    const answered = other.ok('RevokeSecurityGroupIngress', { GroupId: inDefault, IpPermissions })
    expect(answered.RevokedSecurityGroupRules).toEqual([])
    expect(answered.UnknownIpPermissions).toMatchObject(IpPermissions)
  })

  /** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokedSecurityGroupRule.html */
  test('tells the peer of each', () => {
    const { customer, GroupId } = newGroup()
    const PrefixListId = 'pl-63a5400a'
    const permission = {
      IpProtocol: '-1',
      IpRanges: [{ CidrIp: '10.0.0.0/8' }],
      Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32' }],
      PrefixListIds: [{ PrefixListId }],
      UserIdGroupPairs: [{ GroupId }],
    }
    const input = { GroupId, IpPermissions: [permission] }
    customer.ok('AuthorizeSecurityGroupIngress', input)
    const { RevokedSecurityGroupRules } = customer.ok('RevokeSecurityGroupIngress', input)
    const told = RevokedSecurityGroupRules.map(
      ({ SecurityGroupRuleId: _id, GroupId: _group, ...rule }) => rule,
    )
    const any = { IsEgress: false, IpProtocol: '-1', FromPort: -1, ToPort: -1 }
    expect(told).toHaveLength(4)
    expect(told).toEqual(
      expect.arrayContaining([
        { ...any, CidrIpv4: '10.0.0.0/8' },
        { ...any, CidrIpv6: '2001:db8::/32' },
        { ...any, PrefixListId },
        { ...any, ReferencedGroupId: GroupId },
      ]),
    )
  })

  test('and adding again gives another id', () => {
    const { customer, GroupId } = newGroup()
    const input = { GroupId, IpPermissions: [from('10.0.0.0/8')] }
    const add = () =>
      customer.ok('AuthorizeSecurityGroupIngress', input).SecurityGroupRules[0]?.SecurityGroupRuleId
    const first = add()
    customer.ok('RevokeSecurityGroupIngress', input)
    expect(add()).not.toBe(first)
  })
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsIngress.html */
describe('changing a rule', () => {
  const withRule = () => {
    const group = newGroup()
    const { GroupId, customer } = group
    const IpPermissions = [from('10.0.0.0/8', 'old')]
    const added = customer.ok('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions })
    const id = added.SecurityGroupRules[0]?.SecurityGroupRuleId ?? ''
    const seen = () => rulesOf(customer, GroupId).find((rule) => rule.SecurityGroupRuleId === id)
    return { ...group, id, seen }
  }

  test('replaces its description, by permission or by id, and takes it away', () => {
    const { customer, GroupId, id, seen } = withRule()
    const update = (input: object) =>
      customer.call('UpdateSecurityGroupRuleDescriptionsIngress', { GroupId, ...input })
    update({ IpPermissions: [from('10.0.0.0/8', 'new')] })
    expect(seen()?.Description).toBe('new')
    const SecurityGroupRuleDescriptions = [{ SecurityGroupRuleId: id, Description: 'newer' }]
    update({ SecurityGroupRuleDescriptions })
    expect(seen()?.Description).toBe('newer')
    update({ IpPermissions: [from('10.0.0.0/8')] })
    expect(seen()).not.toHaveProperty('Description')
    expect(update({})).toMatchObject({ left: { code: 'MissingParameter' } })
    expect(update({ IpPermissions: [from('10.9.0.0/16')] })).toMatchObject({
      left: { code: 'InvalidPermission.NotFound' },
    })
    expect(
      update({ SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId: id, Description: 'ü' }] }),
    ).toMatchObject({ left: { code: 'InvalidParameterValue' } })
  })

  test('replaces what it allows, and keeps its id', () => {
    const { customer, GroupId, id, seen } = withRule()
    const modify = (change: object) =>
      customer.call('ModifySecurityGroupRules', {
        GroupId,
        SecurityGroupRules: [
          { SecurityGroupRuleId: id, SecurityGroupRule: { ...https, ...change } },
        ],
      })
    expect(modify({ FromPort: 80, CidrIpv4: '10.64.0.0/16' })).toMatchObject({ _tag: 'Right' })
    expect(seen()).toMatchObject({ FromPort: 80, ToPort: 443, CidrIpv4: '10.64.0.0/16' })
    customer.ok('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [from('10.9.0.0/16')] })
    expect(modify({ CidrIpv4: '10.9.0.0/16' })).toMatchObject({
      left: { code: 'InvalidPermission.Duplicate' },
    })
    const two = { CidrIpv4: '10.9.0.0/16', PrefixListId: 'pl-63a5400a' }
    expect(modify(two)).toMatchObject({ left: { code: 'InvalidParameterCombination' } })
  })
})
