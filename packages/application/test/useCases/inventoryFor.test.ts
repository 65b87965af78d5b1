import { Ipv4Cidr, reviewCidr } from '@byoa/core/network'
import type { Requested } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { inventoryFor } from '../../src/useCases/inventoryFor.ts'
import {
  type Parties,
  expectRight,
  given,
  otherCustomer,
  outage,
  parties,
  playTo,
} from '../support/parties.ts'

const block = (text: string): Ipv4Cidr => given(Ipv4Cidr, text)

/** What stands against a block, by the inventory of an onboarding. */
const conflictsOf = async ({ rescale }: Parties, state: Requested, text: string) => {
  const inventory = expectRight(await inventoryFor(rescale, state)())
  const { findings } = reviewCidr(inventory, { cidr: block(text), zoneCount: 2 }, state.checkSet)
  return findings.map(({ id }) => id)
}

const requested = async () => {
  const first = parties()
  const second = otherCustomer(first, 1, {
    customerNetworks: [{ cidr: block('10.90.0.0/16'), name: 'Data centre' }],
  })
  return { first, second, state: await playTo(second, 'Requested') }
}

describe('the inventory of an onboarding', () => {
  test('has what the directory knows of its Rescale VPC', async () => {
    const { second, state } = await requested()
    expect(await conflictsOf(second, state, state.rescaleVpc.cidrs[0])).toContain(
      'rescale-vpc-overlap',
    )
    expect(await conflictsOf(second, state, '10.255.0.0/16')).toContain('denied-overlap')
  })

  test('has the blocks that others hold at this moment', async () => {
    const { first, second, state } = await requested()
    expect(await conflictsOf(second, state, '10.50.7.0/24')).toEqual([])
    await playTo(first, 'CidrLeased')
    expect(await conflictsOf(second, state, '10.50.7.0/24')).toEqual(['held-overlap'])
  })

  test('has not the blocks that the onboarding holds itself', async () => {
    const { first, second, state } = await requested()
    await playTo(second, 'CidrLeased')
    expect(await conflictsOf(second, state, second.cidr)).toEqual([])
    const others = await playTo(first, 'Requested')
    expect(await conflictsOf(first, others, second.cidr)).toEqual(['held-overlap'])
  })

  test('has the networks that this customer declared, and not those of another', async () => {
    const { first, second, state } = await requested()
    expect(await conflictsOf(second, state, '10.90.0.0/16')).toEqual(['customer-network-overlap'])
    const others = await playTo(first, 'Requested')
    expect(await conflictsOf(first, others, '10.90.0.0/16')).toEqual([])
  })

  test('fails when either of its sources does', async () => {
    const { second, state } = await requested()
    const { rescale } = second
    const { store, directory } = rescale
    const failing = [
      { store, directory: { ...directory, inventory: () => TE.left(outage) } },
      { directory, store: { ...store, heldCidrs: () => TE.left(outage) } },
    ]
    for (const ports of failing) {
      expect(await inventoryFor(ports, state)()).toEqual(E.left(outage))
    }
  })
})
