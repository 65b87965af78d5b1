/** Every answer is one that AWS could give: nothing unknown in it, nothing absent. */
import { services } from '@byoa/cloud-memory/wire'
import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'
import { newAsking } from './Asking.ts'
import { alwaysShown, neverShown } from './alwaysShown.ts'
import { answerFaults } from './answerFaults.ts'
import { tellOfIdentities } from './identityStory.ts'
import { tellOfNetworks } from './networkStory.ts'

const answered = () => {
  const asking = newAsking(newSandbox())
  tellOfNetworks(asking)
  tellOfIdentities(asking)
  return asking.answers
}

/** An address is only ever a NAT gateway's, which keeps it; nothing is ever launched. */
const alwaysRefused = ['DisassociateAddress', 'RunInstances'] as const

describe('the answers of a rich world', () => {
  test('are of every action that is served', () => {
    const asked = new Set([...alwaysRefused, ...answered().map(({ action }) => action)])
    const served = services.flatMap(({ schema }) => Object.keys(schema.actions))
    expect(served.filter((action) => !asked.has(action as never))).toEqual([])
  })

  test('have the members and types of the SDK, all that AWS always shows, and nothing it never shows', () => {
    const faults = answered().flatMap(({ action, output }) => answerFaults(action, output))
    expect([...new Set(faults)]).toEqual([])
  })

  test('have each structure of which it is known what AWS always or never shows', () => {
    const met = new Set<string>()
    for (const { action, output } of answered())
      answerFaults(action, output, (name) => met.add(name))
    const known = [...alwaysShown.keys(), ...neverShown.keys()]
    expect(known.filter((name) => !met.has(name))).toEqual([])
  })
})

describe('an answer', () => {
  const { customer } = newSandbox()
  customer.ok('CreateVpc', { CidrBlock: '10.64.0.0/16' })
  const vpcs = customer.ok('DescribeVpcs', {})

  test.each([
    [{ Colour: 'red' }, 'DescribeVpcs.Vpcs[].Colour is unknown'],
    [{ VpcId: undefined }, 'DescribeVpcs.Vpcs[].VpcId is absent'],
    [{ IsDefault: 'false' }, 'DescribeVpcs.Vpcs[].IsDefault is no boolean'],
    [{ Tags: {} }, 'DescribeVpcs.Vpcs[].Tags is no list'],
    [{ Tags: ['a'] }, 'DescribeVpcs.Vpcs[].Tags[] is no structure'],
  ])('with %j has a fault: %s', (change, fault) => {
    const changed = { Vpcs: vpcs.Vpcs.map((vpc) => ({ ...vpc, ...change })) }
    expect(answerFaults('DescribeVpcs', vpcs)).toEqual([])
    expect(answerFaults('DescribeVpcs', changed)).toEqual([fault])
  })

  test('without what the SDK requires has a fault', () => {
    expect(answerFaults('ListRolePolicies', { IsTruncated: false })).toEqual([
      'ListRolePolicies.PolicyNames is absent',
    ])
  })
})
