import fc from 'fast-check'
import { expect, test } from 'vitest'

import { permissionsOf, rulesOf } from '../../src/aws/ec2/ipPermissions.ts'
import type { SecurityGroupRule } from '../../src/world/network.ts'

const port = fc.constantFrom(22, 80, 443)
const ports = fc.oneof(
  fc.constant({ IpProtocol: '-1' }),
  fc.record({ IpProtocol: fc.constantFrom('tcp', 'udp'), FromPort: port, ToPort: port }),
)
const peer = fc.oneof(
  fc.record({ CidrIp: fc.constantFrom('10.0.0.0/8', '0.0.0.0/0') }),
  fc.record({ CidrIpv6: fc.constantFrom('::/0', '2001:db8::/32') }),
  fc.record({ GroupId: fc.constantFrom('sg-1', 'sg-2') }),
  fc.record({ PrefixListId: fc.constantFrom('pl-1', 'pl-2') }),
)
const described = fc.oneof(
  fc.constant({}),
  fc.record({ Description: fc.constantFrom('nodes', '') }),
)
const rules = fc.array(
  fc.tuple(ports, peer, described).map((parts) => Object.assign({}, ...parts)),
  { maxLength: 8 },
)

const viewer = { accountId: '111122223333', statusOf: () => 'active' }

/** A group without an owner is one of the viewer's. */
const owned = (rule: SecurityGroupRule): SecurityGroupRule =>
  rule.GroupId === undefined ? rule : { UserId: viewer.accountId, ...rule }

const sorted = (all: ReadonlyArray<object>): ReadonlyArray<string> =>
  all.map((rule) => JSON.stringify(rule, Object.keys(rule).toSorted())).toSorted()

test('permissions of rules make the same rules', () => {
  fc.assert(
    fc.property(rules, (all) => {
      expect(sorted(permissionsOf(all, viewer).flatMap(rulesOf).map(owned))).toEqual(
        sorted(all.map(owned)),
      )
    }),
  )
})

test('no two permissions have the same protocol and ports', () => {
  fc.assert(
    fc.property(rules, (all) => {
      const keys = permissionsOf(all, viewer).map(({ IpProtocol, FromPort, ToPort }) =>
        [IpProtocol, FromPort, ToPort].join(' '),
      )
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})
