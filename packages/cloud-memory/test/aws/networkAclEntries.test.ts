/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html */
import type { InputOf } from '@byoa/cloud-memory'
import { describe, expect, test } from 'vitest'

import { newSandbox, newVpc } from '../sandbox.ts'

type Entry = Omit<InputOf<'CreateNetworkAclEntry'>, 'NetworkAclId'>

const inVpc = () => {
  const { customer, rescale } = newSandbox()
  const { VpcId } = newVpc(customer, '10.64.0.0/16')
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
  const acl = () => customer.ok('DescribeNetworkAcls', { Filters }).NetworkAcls[0]
  const NetworkAclId = acl()?.NetworkAclId ?? ''
  return {
    customer,
    rescale,
    NetworkAclId,
    create: (entry: Entry) => customer.ok('CreateNetworkAclEntry', { NetworkAclId, ...entry }),
    refused: (entry: Entry) =>
      customer.refused('CreateNetworkAclEntry', { NetworkAclId, ...entry }),
    entry: (RuleNumber: number) => acl()?.Entries.find((one) => one.RuleNumber === RuleNumber),
    foundBy: (Name: string, value: string) =>
      customer.ok('DescribeNetworkAcls', {
        Filters: [...Filters, { Name, Values: [value] }],
      }).NetworkAcls.length,
  }
}

const rule: Entry = {
  RuleNumber: 10,
  Egress: false,
  Protocol: '-1',
  RuleAction: 'deny',
  CidrBlock: '10.0.0.0/8',
}

const tcp = { Protocol: '6', PortRange: { From: 22, To: 80 } }
const icmp = { Protocol: '1', IcmpTypeCode: { Type: 8, Code: -1 } }

describe('an entry', () => {
  test('is shown as it was created, with the host bits of its block cleared', () => {
    const { create, entry } = inVpc()
    expect(create({ ...rule, ...tcp, CidrBlock: '100.68.0.18/18' })).toEqual({})
    expect(entry(10)).toEqual({ ...rule, ...tcp, CidrBlock: '100.68.0.0/18' })
    create({ ...rule, ...icmp, RuleNumber: 11 })
    expect(entry(11)).toEqual({ ...rule, ...icmp, RuleNumber: 11 })
  })

  test('of another protocol has no ports, whatever was specified', () => {
    const { create, entry } = inVpc()
    create({ ...rule, ...tcp, ...icmp, Protocol: '47' })
    expect(entry(10)).toEqual({ ...rule, Protocol: '47' })
  })

  test.each([
    ['entry.port-range.from', '22'],
    ['entry.port-range.to', '80'],
    ['entry.icmp.type', '8'],
    ['entry.icmp.code', '-1'],
    ['entry.rule-number', '10'],
    ['entry.cidr', '10.0.0.0/8'],
    ['entry.protocol', '17'],
  ])('is found by %s', (name, value) => {
    const { create, foundBy } = inVpc()
    expect(foundBy(name, value)).toBe(0)
    create({ ...rule, ...tcp, Protocol: '17' })
    create({ ...rule, ...icmp, RuleNumber: 11 })
    expect([foundBy(name, value), foundBy(name, '77')]).toEqual([1, 0])
  })

  test('is replaced and deleted in its direction alone', () => {
    const { customer, NetworkAclId, entry, create } = inVpc()
    create(rule)
    const missing = { NetworkAclId, ...rule, Egress: true }
    expect(customer.refused('ReplaceNetworkAclEntry', missing)).toBe(
      'InvalidNetworkAclEntry.NotFound',
    )
    const { RuleNumber, Egress } = missing
    expect(customer.refused('DeleteNetworkAclEntry', { NetworkAclId, RuleNumber, Egress })).toBe(
      'InvalidNetworkAclEntry.NotFound',
    )
    customer.ok('ReplaceNetworkAclEntry', { NetworkAclId, ...rule, RuleAction: 'allow' })
    expect(entry(10)).toEqual({ ...rule, RuleAction: 'allow' })
    customer.ok('DeleteNetworkAclEntry', { NetworkAclId, RuleNumber, Egress: false })
    expect(entry(10)).toBeUndefined()
  })
})

describe('refused is', () => {
  test.each([
    ['a number that is taken', {}, 'NetworkAclEntryAlreadyExists'],
    ['the number 0', { RuleNumber: 0 }, 'InvalidParameterValue'],
    ['the number of the last entry', { RuleNumber: 32_767 }, 'InvalidParameterValue'],
    ['the name of a protocol', { Protocol: 'tcp' }, 'InvalidParameterValue'],
    ['a protocol beyond 255', { Protocol: '256' }, 'InvalidParameterValue'],
    ['a block that is none', { CidrBlock: '10.0.0.0' }, 'InvalidParameterValue'],
    ['TCP without ports', { Protocol: '6' }, 'MissingParameter'],
    ['UDP without ports', { Protocol: '17' }, 'MissingParameter'],
    ['ICMP without a type', { Protocol: '1' }, 'MissingParameter'],
    ['ports in reverse', { ...tcp, PortRange: { From: 80, To: 22 } }, 'InvalidParameterValue'],
    [
      'a port beyond 65535',
      { ...tcp, PortRange: { From: 0, To: 65_536 } },
      'InvalidParameterValue',
    ],
    [
      'a code of any type',
      { ...icmp, IcmpTypeCode: { Type: -1, Code: 0 } },
      'InvalidParameterValue',
    ],
    [
      'a type beyond 255',
      { ...icmp, IcmpTypeCode: { Type: 256, Code: 0 } },
      'InvalidParameterValue',
    ],
  ])('%s', (_title, change, code) => {
    const { create, refused } = inVpc()
    create(rule)
    const number = { RuleNumber: code === 'NetworkAclEntryAlreadyExists' ? 10 : 11 }
    expect(refused({ ...rule, ...number, ...change })).toBe(code)
  })

  test('one entry too many in a direction, with the last one counted', () => {
    const { create, refused } = inVpc()
    for (let RuleNumber = 1; RuleNumber <= 18; RuleNumber += 1) create({ ...rule, RuleNumber })
    expect(refused({ ...rule, RuleNumber: 19 })).toBe('NetworkAclEntryLimitExceeded')
    create({ ...rule, Egress: true })
  })

  test('the network ACL of another account', () => {
    const { rescale, NetworkAclId } = inVpc()
    expect(rescale.refused('CreateNetworkAclEntry', { NetworkAclId, ...rule })).toBe(
      'InvalidNetworkAclID.NotFound',
    )
  })
})
