/**
 * The whole text of refusals of security groups and their rules.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
import { describe, expect, test } from 'vitest'

import { newSandbox, newVpc } from '../sandbox.ts'

const scene = () => {
  const { customer } = newSandbox()
  const { VpcId } = newVpc(customer, '10.64.0.0/16')
  const [group] = customer.ok('DescribeSecurityGroups', {}).SecurityGroups
  return { customer, VpcId, GroupId: group?.GroupId ?? '' }
}

const set = 'a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*'
const lessThan = 'are strings less than 256 characters from the following set: '

describe('a rule is refused with', () => {
  const IpRanges = [{ CidrIp: '10.0.0.0/8' }]
  const udp = { IpProtocol: 'udp', FromPort: 1, ToPort: 2, IpRanges }

  test.each<readonly [what: string, permission: object, message: string]>([
    [
      'an unknown protocol',
      { ...udp, IpProtocol: 'gre' },
      "Invalid value 'gre' for IP protocol. Unknown protocol.",
    ],
    [
      'one port',
      { IpProtocol: 'tcp', FromPort: 1, IpRanges },
      "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
    ],
    [
      'an ICMP type without a code',
      { IpProtocol: 'icmp', FromPort: 8, IpRanges },
      "Invalid value 'Must specify both from and to ports with ICMP.' for portRange.",
    ],
    ['a port that is too high', { ...udp, ToPort: 65_536 }, 'TCP/UDP port (65536) out of range'],
    ['ports in reverse', { ...udp, FromPort: 3 }, 'Invalid TCP/UDP port range (3:2)'],
    [
      'an ICMP type that is too high',
      { ...udp, IpProtocol: 'icmp', FromPort: 256 },
      'ICMP type (256) or code (2) out of range',
    ],
    [
      'a malformed block',
      { ...udp, IpRanges: [{ CidrIp: '10.0.0.0/33' }] },
      'CIDR block 10.0.0.0/33 is malformed',
    ],
    [
      'a malformed block of IPv6',
      { ...udp, IpRanges: [], Ipv6Ranges: [{ CidrIpv6: 'fd00::/129' }] },
      'CIDR block fd00::/129 is malformed',
    ],
    [
      'a description in other letters',
      { ...udp, IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'ö' }] },
      `Invalid rule description. Valid descriptions ${lessThan} ${set}`,
    ],
    [
      'a block twice',
      { ...udp, IpRanges: [...IpRanges, ...IpRanges] },
      'The same permission must not appear multiple times',
    ],
  ])('%s', (_what, permission, message) => {
    const { customer, GroupId } = scene()
    const input = { GroupId, IpPermissions: [permission] } as never
    expect(customer.error('AuthorizeSecurityGroupIngress', input)).toEqual({
      code: 'InvalidParameterValue',
      message,
      status: 400,
    })
  })

  test('no peer', () => {
    const { customer, GroupId } = scene()
    const input = { GroupId, IpPermissions: [{ IpProtocol: '-1' }] }
    expect(customer.error('AuthorizeSecurityGroupIngress', input)).toEqual({
      code: 'MissingParameter',
      message: 'Missing source specification: include source security group or CIDR information',
      status: 400,
    })
  })
})

describe('a group is refused with', () => {
  test.each<readonly [what: string, change: object, message: string]>([
    [
      'the name of an id',
      { GroupName: 'sg-web' },
      "Invalid value 'sg-web' for parameter groupName. Group names cannot begin with sg-.",
    ],
    [
      'the name of the default group',
      { GroupName: 'default' },
      'Cannot use reserved security group name: default',
    ],
    [
      'a name in other letters',
      { GroupName: 'ö' },
      `Invalid security group name. Valid names ${lessThan} ${set}`,
    ],
    [
      'a description in other letters',
      { Description: 'ö' },
      `Invalid security group description. Valid descriptions ${lessThan} ${set}`,
    ],
  ])('%s', (_what, change, message) => {
    const { customer, VpcId } = scene()
    const input = { VpcId, GroupName: 'web', Description: 'of tests', ...change }
    expect(customer.error('CreateSecurityGroup', input)).toEqual({
      code: 'InvalidParameterValue',
      message,
      status: 400,
    })
  })
})
