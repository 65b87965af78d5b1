import { onboardingId, vpcCidr } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  type CidrHolders,
  holdCidr,
  listHeld,
  otherHolder,
  releaseCidr,
} from '../src/CidrHolders.ts'

const nodesOf = (
  holders: CidrHolders,
  known: ReadonlySet<CidrHolders>,
): ReadonlyArray<CidrHolders> =>
  holders === undefined || known.has(holders)
    ? []
    : [holders, ...nodesOf(holders.low, known), ...nodesOf(holders.high, known)]

/** Blocks of any streams, as long as they do not meet. */
const someHeld = fc
  .array(fc.record({ cidr: vpcCidr(), onboardingId: onboardingId() }), {
    maxLength: 60,
    size: 'max',
  })
  .map((wishes) =>
    wishes.reduce<CidrHolders>(
      (holders, wish) =>
        otherHolder(holders, wish) === undefined ? holdCidr(holders, wish) : holders,
      undefined,
    ),
  )

describe('CidrHolders', () => {
  it('copies one path and no more, however many blocks are held', () => {
    fc.assert(
      fc.property(someHeld, vpcCidr(), onboardingId(), (before, cidr, stream) => {
        const after = holdCidr(before, { cidr, onboardingId: stream })
        const copied = nodesOf(after, new Set(nodesOf(before, new Set())))
        const prefixLength = Number(cidr.split('/')[1])
        expect(copied.length).toBeLessThanOrEqual(prefixLength + 1)
      }),
    )
  })

  it('is as it was when a block that was held is released', () => {
    fc.assert(
      fc.property(someHeld, vpcCidr(), onboardingId(), (before, cidr, stream) => {
        const wish = { cidr, onboardingId: stream }
        fc.pre(otherHolder(before, wish) === undefined)
        expect(releaseCidr(holdCidr(before, wish), wish)).toEqual(before)
      }),
    )
  })

  it('has no node that nothing hangs on once everything is released', () => {
    fc.assert(
      fc.property(someHeld, (holders) => {
        expect(listHeld(holders).reduce(releaseCidr, holders)).toBeUndefined()
      }),
    )
  })
})
