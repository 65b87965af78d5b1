import { describe, expect, it } from 'vitest'

import {
  endpointSnapshot,
  networkAclSnapshot,
  securityGroupSnapshot,
  subnetView,
} from '../../src/inspection/networkParts.ts'

describe('a security group', () => {
  it('has a rule for each peer of a permission, of every kind, in both directions', () => {
    const { rules } = securityGroupSnapshot({
      GroupId: 'sg-1',
      GroupName: 'nodes',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 23,
          IpRanges: [{ CidrIp: '10.0.0.0/16' }, { CidrIp: '10.1.0.0/16' }],
          Ipv6Ranges: [{ CidrIpv6: '::/0' }],
          UserIdGroupPairs: [{ GroupId: 'sg-2' }],
          PrefixListIds: [{ PrefixListId: 'pl-1' }],
        },
      ],
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    })
    const ssh = { direction: 'in', protocol: 'tcp', from: 22, to: 23 }
    expect(rules).toEqual([
      ...['10.0.0.0/16', '10.1.0.0/16', '::/0', 'pl-1', 'sg-2'].map((peer) => ({ ...ssh, peer })),
      { direction: 'out', protocol: '-1', peer: '0.0.0.0/0' },
    ])
  })
})

describe('an endpoint', () => {
  // The API reference has capital letters; answers have none.
  it.each(['Available', 'available'])('in the state %s is available', (State) => {
    expect(endpointSnapshot({ State }).state).toBe('available')
  })
})

describe('a network ACL', () => {
  it('has its IPv4 entries only', () => {
    const entry = { Protocol: '-1', RuleAction: 'allow', RuleNumber: 100, Egress: true } as const
    const { entries } = networkAclSnapshot({
      NetworkAclId: 'acl-1',
      Entries: [{ ...entry, CidrBlock: '0.0.0.0/0' }, entry],
    })
    expect(entries).toEqual([
      { ruleNumber: 100, direction: 'out', action: 'allow', protocol: '-1', cidr: '0.0.0.0/0' },
    ])
  })
})

describe('a subnet', () => {
  it.each([
    [undefined, 'off'],
    ['off', 'off'],
    ['block-ingress', 'block-ingress'],
    ['block-bidirectional', 'block-bidirectional'],
  ] as const)('with the block mode %s is %s', (InternetGatewayBlockMode, mode) => {
    const states =
      InternetGatewayBlockMode === undefined
        ? {}
        : { BlockPublicAccessStates: { InternetGatewayBlockMode } }
    expect(subnetView({ SubnetId: 'subnet-1', ...states }).internetGatewayBlock).toBe(mode)
  })
})
