/** Blocks: their relations, and their order in lists. */
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { cidrPair, isOverlap } from '../network/cidrPair.ts'
import { type Subject, commitOf, refused, succeed } from './storeHarness.ts'
import { cidrClaim, eventsOf, rescaleVpcOf, roleClaim, streamOf } from './storeSamples.ts'

const overlapCase = (subject: Subject): void => {
  it('refuses a block exactly when it shares an address with another stream’s', async () => {
    await subject.assert(
      fc.asyncProperty(cidrPair(), async ({ relation, first, second }) => {
        const store = await subject.makeStore()
        const [held, wanted] = [cidrClaim(first), cidrClaim(second)]
        await succeed(store.commit(commitOf(0, { events: eventsOf(1), claim: [held] })))
        const commit = store.commit(commitOf(1, { events: eventsOf(1), claim: [wanted] }))
        if (isOverlap(relation)) {
          expect(await refused(commit)).toEqual({
            _tag: 'ClaimTaken',
            claim: wanted,
            heldBy: streamOf(0),
          })
        } else {
          await succeed(commit)
        }
      }),
    )
  })
}

const nestingCase = (subject: Subject): void => {
  it('lets a stream hold blocks inside one another, and release each by itself', async () => {
    const overlapping = fc.constantFrom('equal' as const, 'containing' as const, 'inside' as const)
    const pairs = overlapping.chain((relation) => cidrPair({ relation }))
    await subject.assert(
      fc.asyncProperty(pairs, async ({ relation, first, second }) => {
        const store = await subject.makeStore()
        const [a, b] = [cidrClaim(first), cidrClaim(second)]
        await succeed(store.commit(commitOf(0, { events: eventsOf(1), claim: [a] })))
        await succeed(store.commit(commitOf(0, { expectedVersion: 1, claim: [b] })))
        await succeed(store.commit(commitOf(0, { expectedVersion: 1, release: [a] })))
        const left = relation === 'equal' ? O.none : O.some(streamOf(0))
        expect(await succeed(store.holderOf(b))).toEqual(left)
        const other = store.commit(commitOf(1, { events: eventsOf(1), claim: [b] }))
        await (O.isNone(left) ? succeed(other) : refused(other))
      }),
    )
  })
}

const exactReleaseCase = (subject: Subject): void => {
  it('releases only the very block, not those around it or in it', async () => {
    const nested = fc.constantFrom('containing' as const, 'inside' as const)
    await subject.assert(
      fc.asyncProperty(
        nested.chain((relation) => cidrPair({ relation })),
        async ({ first, second }) => {
          const store = await subject.makeStore()
          await succeed(store.commit(commitOf(0, { claim: [cidrClaim(first)] })))
          await succeed(store.commit(commitOf(0, { release: [cidrClaim(second)] })))
          expect(await succeed(store.holderOf(cidrClaim(first)))).toEqual(O.some(streamOf(0)))
          expect(await succeed(store.holderOf(cidrClaim(second)))).toEqual(O.none)
        },
      ),
    )
  })
}

const orderCase = (subject: Subject): void => {
  it('lists the blocks held on a Rescale VPC in address order, larger before smaller', async () => {
    const store = await subject.makeStore()
    // As text 10.0.0.0 would come before 9.0.0.0, and as a signed integer 128.0.0.0 would come
    // first.
    const ordered = ['9.0.0.0/16', '10.0.0.0/16', '10.0.0.0/24', '10.0.1.0/24', '128.0.0.0/16']
    const shuffled = [3, 1, 4, 0, 2].map((index) => cidrClaim(ordered[index] ?? ''))
    await succeed(store.commit(commitOf(0, { claim: shuffled })))
    await succeed(store.commit(commitOf(1, { claim: [cidrClaim('100.64.0.0/16')] })))
    const elsewhere = cidrClaim('10.0.0.0/16', rescaleVpcOf(1))
    await succeed(store.commit(commitOf(2, { claim: [elsewhere, roleClaim(0)] })))
    const held = await succeed(store.heldCidrs(rescaleVpcOf(0)))
    expect(held).toEqual([
      ...ordered.slice(0, 4).map((cidr) => ({ cidr, onboardingId: streamOf(0) })),
      { cidr: '100.64.0.0/16', onboardingId: streamOf(1) },
      { cidr: '128.0.0.0/16', onboardingId: streamOf(0) },
    ])
    expect(await succeed(store.heldCidrs(rescaleVpcOf(2)))).toEqual([])
  })
}

/** The cases about blocks. */
export const cidrCases = (subject: Subject): void => {
  describe('blocks', () => {
    overlapCase(subject)
    nestingCase(subject)
    exactReleaseCase(subject)
    orderCase(subject)
  })
}
