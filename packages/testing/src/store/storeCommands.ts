/**
 * The operations of a store, each run on the store and on the model, with few values so that
 * conflicts are frequent.
 */
import type { OnboardingStore } from '@byoa/application'
import type { VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import type { Claim } from '@byoa/core/onboarding'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { expect } from 'vitest'

import { branded } from '../branded.ts'
import { cidrText } from '../network/ipv4Cidr.ts'
import { record } from '../record.ts'
import { type StoreModel, boundsOf, commitToModel, eventsIn, isSame } from './StoreModel.ts'
import { commitOf, succeed } from './storeHarness.ts'
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

/** An operation, with the result expected by the model. */
export type StoreCommand = fc.AsyncCommand<StoreModel, Omit<OnboardingStore, 'list' | 'readAll'>>

// Sixteen addresses and the blocks in them: few enough that most blocks overlap another.
const smallCidr = branded(
  fc
    .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 28, max: 32 }))
    .map(([within, length]) => cidrText(10 * 2 ** 24 + within, length)),
  Ipv4Cidr,
)

const rescaleVpc: fc.Arbitrary<VpcId> = fc.nat(1).map(rescaleVpcOf)

const smallClaim: fc.Arbitrary<Claim> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(smallCidr, rescaleVpc).map(([cidr, vpc]) => cidrClaim(cidr, vpc)),
  },
  { weight: 1, arbitrary: fc.nat(2).map(roleClaim) },
  { weight: 1, arbitrary: fc.nat(2).map(externalIdClaim) },
  { weight: 1, arbitrary: fc.nat(2).map(customerVpcClaim) },
  {
    weight: 1,
    arbitrary: record({
      region: fc.constantFrom('us-east-1', 'us-gov-west-1'),
      stackName: fc.constantFrom('rescale-byoa-acme', 'rescale-byoa-acme-2'),
    }).map(stackClaim),
  },
)

interface CommitWish {
  readonly stream: number
  /** How far the expected version is off. */
  readonly off: number
  readonly eventCount: number
  readonly claim: ReadonlyArray<Claim>
  readonly release: ReadonlyArray<Claim>
}

const commitCommand = ({ stream, off, eventCount, claim, release }: CommitWish): StoreCommand => ({
  check: () => true,
  run: async (model, store) => {
    const version = eventsIn(model, streamOf(stream)).length
    const expectedVersion = Math.max(version + off, 0)
    const events = eventsOf(eventCount, version)
    const commit = commitOf(stream, { expectedVersion, events, claim, release })
    const answer = commitToModel(model, commit)
    const result = await store.commit(commit)()
    if ('version' in answer) expect(result).toEqual(E.right(answer.version))
    else if ('refusal' in answer) expect(result).toEqual(E.left(answer.refusal))
    else expect(answer.refusals.map((refusal) => E.left(refusal))).toContainEqual(result)
  },
  toString: () => `commit(${JSON.stringify({ stream, off, eventCount, claim, release })})`,
})

const readCommand = (stream: number): StoreCommand => ({
  check: () => true,
  run: async (model, store) => {
    const events = eventsIn(model, streamOf(stream))
    expect(await succeed(store.read(streamOf(stream)))).toEqual({ version: events.length, events })
  },
  toString: () => `read(${stream})`,
})

const holderCommand = (claim: Claim): StoreCommand => ({
  check: () => true,
  run: async (model, store) => {
    const held = model.claims.find((known) => isSame(known.claim, claim))
    expect(await succeed(store.holderOf(claim))).toEqual(O.fromNullable(held?.heldBy))
  },
  toString: () => `holderOf(${JSON.stringify(claim)})`,
})

const heldCommand = (rescaleVpcId: VpcId): StoreCommand => ({
  check: () => true,
  run: async (model, store) => {
    const held = model.claims.flatMap(({ claim, heldBy }) =>
      claim.kind === 'Cidr' && claim.rescaleVpcId === rescaleVpcId
        ? [{ cidr: claim.cidr, onboardingId: heldBy }]
        : [],
    )
    const ordered = held.toSorted((a, b) => {
      const [firstOfA, lastOfA] = boundsOf(a.cidr)
      const [firstOfB, lastOfB] = boundsOf(b.cidr)
      return firstOfA - firstOfB || lastOfB - lastOfA
    })
    expect(await succeed(store.heldCidrs(rescaleVpcId))).toEqual(ordered)
  },
  toString: () => `heldCidrs(${rescaleVpcId})`,
})

const streamsCommand: StoreCommand = {
  check: () => true,
  run: async (model, store) => {
    expect(await succeed(store.streams)).toEqual(model.streams.map(({ id }) => id))
  },
  toString: () => 'streams',
}

const commitWish: fc.Arbitrary<StoreCommand> = record({
  stream: fc.nat(3),
  off: fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1),
  eventCount: fc.nat(2),
  claim: fc.array(smallClaim, { maxLength: 2 }),
  release: fc.array(smallClaim, { maxLength: 4 }),
}).map(commitCommand)

/**
 * Arbitraries of every operation. Half of them commit, and a commit is at the right version three
 * times in four.
 */
export const storeCommands: Array<fc.Arbitrary<StoreCommand>> = [
  commitWish,
  commitWish,
  commitWish,
  commitWish,
  fc.nat(3).map(readCommand),
  smallClaim.map(holderCommand),
  rescaleVpc.map(heldCommand),
  fc.constant(streamsCommand),
]
