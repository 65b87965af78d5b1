import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { permissionsOf } from '../../src/aws/ec2/ipPermissions.ts'
import { readRules } from '../../src/aws/ec2/readRules.ts'

const octet = fc.integer({ min: 0, max: 255 })
const cidr = fc
  .tuple(octet, octet, octet, octet, fc.integer({ min: 0, max: 32 }))
  .map(([a, b, c, d, length]) => `${a}.${b}.${c}.${d}/${length}`)
const permission = fc.record({
  IpProtocol: fc.constantFrom('tcp', 'UDP', '6', '17', '-1', 'all', '1', 'icmpv6', '50'),
  FromPort: fc.integer({ min: 0, max: 100 }),
  ToPort: fc.integer({ min: 100, max: 255 }),
  IpRanges: cidr.map((CidrIp) => [{ CidrIp }]),
  Ipv6Ranges: fc
    .integer({ min: 0, max: 128 })
    .map((length) => [{ CidrIpv6: `2001:DB8::FFFF/${length}` }]),
})
const viewer = { accountId: '111122223333', statusOf: () => 'active' }

test('reading what was read changes nothing', () => {
  fc.assert(
    fc.property(permission, (given) => {
      const read = readRules([given])
      if (E.isLeft(read)) throw new Error(read.left.message)
      expect(readRules(permissionsOf(read.right, viewer))).toEqual(read)
    }),
  )
})

test('all addresses of a block give one rule', () => {
  fc.assert(
    fc.property(cidr, octet, octet, (block, c, d) => {
      const [a, b] = block.split('.')
      const rule = (CidrIp: string) => readRules([{ IpProtocol: '-1', IpRanges: [{ CidrIp }] }])
      expect(rule(`${a}.${b}.${c}.${d}/16`)).toEqual(rule(`${a}.${b}.0.0/16`))
    }),
  )
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
test.each([
  ['tcp', 0, 65_535, true],
  ['tcp', -1, 22, false],
  ['udp', 0, 65_536, false],
  ['udp', 65_536, 65_536, false],
  ['udp', 23, 22, false],
  ['tcp', 22, 22, true],
  ['icmp', -1, -1, true],
  ['icmp', 0, -1, true],
  ['icmp', 255, 255, true],
  ['icmp', -1, 0, false],
  ['icmp', -2, -1, false],
  ['icmp', 0, -2, false],
  ['icmp', 256, 0, false],
  ['icmpv6', 0, 256, false],
  ['icmpv6', 128, 0, true],
] as const)('%s from %d to %d: %s', (IpProtocol, FromPort, ToPort, isTaken) => {
  const IpRanges = [{ CidrIp: '10.0.0.0/8' }]
  expect(E.isRight(readRules([{ IpProtocol, FromPort, ToPort, IpRanges }]))).toBe(isTaken)
})
