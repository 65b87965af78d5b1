/**
 * The least and the most that a member may be, and the values next to them.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox, newVpc } from '../sandbox.ts'

const codeOf = (outcome: ReturnType<Actor['call']>): string =>
  outcome._tag === 'Left' ? outcome.left.code : 'ok'

const inVpc = () => {
  const { customer } = newSandbox()
  const { VpcId } = newVpc(customer, '10.64.0.0/16')
  return { customer, VpcId, Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }
}

const entryCode = (change: object): string => {
  const { customer, Filters } = inVpc()
  const [acl] = customer.ok('DescribeNetworkAcls', { Filters }).NetworkAcls
  const place = { NetworkAclId: acl?.NetworkAclId ?? '', RuleNumber: 10, Egress: false }
  const entry = { ...place, Protocol: '-1', RuleAction: 'deny', CidrBlock: '10.0.0.0/8' } as const
  return codeOf(customer.call('CreateNetworkAclEntry', { ...entry, ...change }))
}

const ruleCode = (IpProtocol: string, FromPort: number, ToPort: number): string => {
  const { customer, Filters } = inVpc()
  const [group] = customer.ok('DescribeSecurityGroups', { Filters }).SecurityGroups
  const IpRanges = [{ CidrIp: '10.0.0.0/8' }]
  const IpPermissions = [{ IpProtocol, FromPort, ToPort, IpRanges }]
  const GroupId = group?.GroupId ?? ''
  return codeOf(customer.call('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions }))
}

const groupCode = (change: object): string => {
  const { customer, VpcId } = inVpc()
  const group = { VpcId, GroupName: 'web', Description: 'of tests' }
  return codeOf(customer.call('CreateSecurityGroup', { ...group, ...change }))
}

const ports = (From: number, To: number) => entryCode({ Protocol: '6', PortRange: { From, To } })

const icmp = (Type: number, Code: number) =>
  entryCode({ Protocol: '1', IcmpTypeCode: { Type, Code } })

const rows: Readonly<
  Record<string, { readonly taken: ReadonlyArray<string>; readonly refused: ReadonlyArray<string> }>
> = {
  'the number of an entry': {
    taken: [1, 32_766].map((RuleNumber) => entryCode({ RuleNumber })),
    refused: [-1, 0, 1.5, 32_767].map((RuleNumber) => entryCode({ RuleNumber })),
  },
  'the protocol of an entry': {
    taken: ['-1', '0', '2', '255'].map((Protocol) => entryCode({ Protocol })),
    refused: ['-2', '01', '256', 'all'].map((Protocol) => entryCode({ Protocol })),
  },
  'the ports of an entry': {
    taken: [ports(0, 0), ports(0, 65_535), ports(65_535, 65_535)],
    refused: [ports(-1, 0), ports(1, 0), ports(0, 65_536), ports(65_536, 65_536)],
  },
  'the ICMP type and code of an entry': {
    taken: [icmp(-1, -1), icmp(0, -1), icmp(0, 0), icmp(255, 255)],
    refused: [icmp(-2, -1), icmp(-1, 0), icmp(0, -2), icmp(0, 256), icmp(256, 0)],
  },
  'the ports of a rule': {
    taken: [ruleCode('tcp', 0, 0), ruleCode('udp', 0, 65_535), ruleCode('tcp', 65_535, 65_535)],
    refused: [ruleCode('tcp', -1, 0), ruleCode('udp', 1, 0), ruleCode('tcp', 0, 65_536)],
  },
  'the ICMP type and code of a rule': {
    taken: [ruleCode('icmp', -1, -1), ruleCode('icmp', 0, -1), ruleCode('icmpv6', 255, 255)],
    refused: [ruleCode('icmp', -2, -1), ruleCode('icmp', -1, 0), ruleCode('icmpv6', 0, 256)],
  },
  'the protocol of a rule': {
    taken: ['0', '50', '255', '-1'].map((protocol) => ruleCode(protocol, 0, 0)),
    refused: ['-2', '00', '256', 'gre'].map((protocol) => ruleCode(protocol, 0, 0)),
  },
  'the texts of a group': {
    taken: ['GroupName', 'Description'].map((name) => groupCode({ [name]: 'a'.repeat(255) })),
    refused: ['GroupName', 'Description'].map((name) => groupCode({ [name]: 'a'.repeat(256) })),
  },
}

describe('within its bounds, and not beyond them, is', () => {
  test.each(Object.entries(rows))('%s', (_what, { taken, refused }) => {
    expect(taken).toEqual(taken.map(() => 'ok'))
    expect(refused).toEqual(refused.map(() => 'InvalidParameterValue'))
  })
})
