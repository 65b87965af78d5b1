/** Claims: who can take a claim, and when it is free again. */
import type { Claim } from '@byoa/core/onboarding'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { type Subject, commitOf, refused, succeed, survey } from './storeHarness.ts'
import {
  cidrClaim,
  customerVpcClaim,
  eventsOf,
  externalIdClaim,
  rescaleVpcOf,
  roleClaim,
  stackClaim,
  streamOf,
} from './storeSamples.ts'

/** A claim of each kind, and another that is as near as possible without conflict. */
const kinds: ReadonlyArray<{
  readonly kind: Claim['kind']
  readonly claim: Claim
  readonly near: Claim
}> = [
  { kind: 'RoleArn', claim: roleClaim(1), near: roleClaim(10) },
  { kind: 'ExternalId', claim: externalIdClaim(1), near: externalIdClaim(2) },
  { kind: 'CustomerVpc', claim: customerVpcClaim(1), near: customerVpcClaim(16) },
  { kind: 'Stack', claim: stackClaim(), near: stackClaim({ region: 'us-east-2' }) },
  { kind: 'Stack', claim: stackClaim(), near: stackClaim({ accountId: '444455556666' }) },
  { kind: 'Stack', claim: stackClaim(), near: stackClaim({ stackName: 'rescale-byoa-acme-2' }) },
  { kind: 'Cidr', claim: cidrClaim('10.0.0.0/16'), near: cidrClaim('10.1.0.0/16') },
  {
    kind: 'Cidr',
    claim: cidrClaim('10.0.0.0/16'),
    near: cidrClaim('10.0.0.0/16', rescaleVpcOf(1)),
  },
]

const takingCases = (subject: Subject): void => {
  it.each(kinds)('refuses a $kind that another stream holds, and says who', async ({ claim }) => {
    const store = await subject.makeStore()
    await succeed(store.commit(commitOf(0, { events: eventsOf(1), claim: [claim] })))
    const late = commitOf(1, { events: eventsOf(1), claim: [claim] })
    expect(await refused(store.commit(late))).toEqual({
      _tag: 'ClaimTaken',
      claim,
      heldBy: streamOf(0),
    })
  })

  it.each(kinds)('takes a $kind next to one that is held', async ({ claim, near }) => {
    const store = await subject.makeStore()
    await succeed(store.commit(commitOf(0, { events: eventsOf(1), claim: [claim] })))
    await succeed(store.commit(commitOf(1, { events: eventsOf(1), claim: [near] })))
    expect(await succeed(store.holderOf(claim))).toEqual(O.some(streamOf(0)))
    expect(await succeed(store.holderOf(near))).toEqual(O.some(streamOf(1)))
  })

  it.each(kinds)('lets a stream take a $kind again, also twice at once', async ({ claim }) => {
    const store = await subject.makeStore()
    await succeed(store.commit(commitOf(0, { events: eventsOf(1), claim: [claim, claim] })))
    const again = commitOf(0, { expectedVersion: 1, events: eventsOf(1), claim: [claim] })
    await succeed(store.commit(again))
    expect(await succeed(store.holderOf(claim))).toEqual(O.some(streamOf(0)))
  })
}

const releasingCases = (subject: Subject): void => {
  it.each(kinds)('gives a released $kind to whoever comes next', async ({ claim }) => {
    const store = await subject.makeStore()
    await succeed(store.commit(commitOf(0, { events: eventsOf(1), claim: [claim] })))
    const giveBack = commitOf(0, { expectedVersion: 1, events: eventsOf(1), release: [claim] })
    await succeed(store.commit(giveBack))
    expect(await succeed(store.holderOf(claim))).toEqual(O.none)
    await succeed(store.commit(commitOf(1, { events: eventsOf(1), claim: [claim] })))
    expect(await succeed(store.holderOf(claim))).toEqual(O.some(streamOf(1)))
  })

  it.each(kinds)(
    'ignores the release of a $kind by a stream that does not hold it',
    async ({ claim }) => {
      const store = await subject.makeStore()
      await succeed(store.commit(commitOf(1, { events: eventsOf(1), release: [claim] })))
      await succeed(store.commit(commitOf(0, { events: eventsOf(1), claim: [claim] })))
      const meddle = commitOf(1, { expectedVersion: 1, events: eventsOf(1), release: [claim] })
      await succeed(store.commit(meddle))
      expect(await succeed(store.holderOf(claim))).toEqual(O.some(streamOf(0)))
    },
  )

  it.each(kinds)('releases before it takes: a $kind in both stays held', async ({ claim }) => {
    const store = await subject.makeStore()
    await succeed(store.commit(commitOf(0, { events: eventsOf(1), claim: [claim] })))
    const swap = commitOf(0, {
      expectedVersion: 1,
      events: eventsOf(1),
      claim: [claim],
      release: [claim],
    })
    await succeed(store.commit(swap))
    expect(await succeed(store.holderOf(claim))).toEqual(O.some(streamOf(0)))
  })
}

const atomicCases = (subject: Subject): void => {
  const mine = [cidrClaim('10.0.0.0/16'), roleClaim(0), externalIdClaim(0)]
  const free = [cidrClaim('10.9.0.0/16'), roleClaim(9), stackClaim()]
  const taken = [cidrClaim('10.1.0.0/24'), roleClaim(1), externalIdClaim(1), customerVpcClaim(1)]
  const theirs = [cidrClaim('10.1.0.0/16'), roleClaim(1), externalIdClaim(1), customerVpcClaim(1)]

  it('changes nothing when it refuses: neither events, nor claims, nor releases', async () => {
    const wishes = fc
      .tuple(fc.subarray(free), fc.subarray(taken), fc.subarray(mine), fc.boolean())
      .filter(([, conflicts, , isLate]) => conflicts.length > 0 || isLate)
      .chain(([some, conflicts, release, isLate]) =>
        fc
          .shuffledSubarray([...some, ...conflicts], { minLength: some.length + conflicts.length })
          .map((claim) => ({ claim, release, expectedVersion: isLate ? 7 : 2 })),
      )
    await subject.assert(
      fc.asyncProperty(wishes, async (wish) => {
        const store = await subject.makeStore()
        await succeed(store.commit(commitOf(0, { events: eventsOf(2), claim: mine })))
        await succeed(store.commit(commitOf(1, { events: eventsOf(1), claim: theirs })))
        const everything = [...mine, ...free, ...taken, ...theirs]
        const before = await survey(store, everything)
        await refused(store.commit(commitOf(0, { ...wish, events: eventsOf(3) })))
        expect(await survey(store, everything)).toEqual(before)
      }),
    )
  })
}

/** The cases about claims. */
export const claimCases = (subject: Subject): void => {
  describe('claims', () => {
    takingCases(subject)
    releasingCases(subject)
    atomicCases(subject)
  })
}
