import type { Commit } from '@byoa/application'
import type { Claim, OnboardingId } from '@byoa/core/onboarding'
import {
  claim as anyClaim,
  cidrPair,
  isOverlap,
  onboardingEvent,
  onboardingId,
  vpcId,
} from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { heldCidrs, holderOf } from '../src/ClaimLedger.ts'
import {
  type StoreState,
  commitTo,
  emptyStore,
  listStreams,
  readStream,
} from '../src/StoreState.ts'

const commit = (stream: OnboardingId, parts: Partial<Commit>): Commit => ({
  stream,
  expectedVersion: 0,
  events: [],
  claim: [],
  release: [],
  ...parts,
})

const accepted = (result: ReturnType<typeof commitTo>): StoreState =>
  E.getOrElseW(() => expect.unreachable('the commit was refused'))(result)

const twoStreams = fc.tuple(onboardingId(), onboardingId()).filter(([one, two]) => one !== two)

describe('commitTo', () => {
  it('never changes the state that it starts from', () => {
    const story = fc.array(
      fc.record({
        stream: onboardingId(),
        events: fc.array(onboardingEvent(), { maxLength: 2 }),
        claim: fc.array(anyClaim(), { maxLength: 2 }),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(story, (steps) => {
        const states: StoreState[] = [emptyStore]
        const copies = [structuredClone(emptyStore)]
        for (const { stream, ...parts } of steps) {
          const state = states.at(-1) ?? emptyStore
          const expectedVersion = readStream(state, stream).version
          const next = commitTo(state, commit(stream, { ...parts, expectedVersion }))
          if (E.isLeft(next)) continue
          states.push(next.right)
          copies.push(structuredClone(next.right))
        }
        expect(states).toEqual(copies)
      }),
    )
  })

  it('gives the state back as it was, to every question, when what was claimed is released', () => {
    fc.assert(
      fc.property(fc.array(anyClaim(), { maxLength: 5 }), onboardingId(), (claims, stream) => {
        const claimed = accepted(commitTo(emptyStore, commit(stream, { claim: claims })))
        const released = accepted(commitTo(claimed, commit(stream, { release: claims })))
        expect(released).toEqual(emptyStore)
      }),
    )
  })

  it('keeps blocks apart on one Rescale VPC and not on two', () => {
    fc.assert(
      fc.property(cidrPair(), twoStreams, vpcId(), vpcId(), (pair, [one, two], here, there) => {
        fc.pre(here !== there)
        const cidr = (rescaleVpcId: typeof here, block: typeof pair.first): Claim => ({
          kind: 'Cidr',
          rescaleVpcId,
          cidr: block,
        })
        const held = accepted(
          commitTo(emptyStore, commit(one, { claim: [cidr(here, pair.first)] })),
        )
        const wanted = cidr(here, pair.second)
        const result = commitTo(held, commit(two, { claim: [wanted] }))
        expect(E.isLeft(result)).toBe(isOverlap(pair.relation))
        const elsewhere = cidr(there, pair.second)
        const both = accepted(commitTo(held, commit(two, { claim: [elsewhere] })))
        expect(holderOf(both.claims, elsewhere)).toEqual(O.some(two))
        expect(heldCidrs(both.claims, there)).toEqual([{ cidr: pair.second, onboardingId: two }])
      }),
    )
  })

  it('lists each stream once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(onboardingId()), onboardingEvent(), (streams, event) => {
        const twice = [...streams, ...streams]
        const state = twice.reduce((at, stream) => {
          const expectedVersion = readStream(at, stream).version
          return accepted(commitTo(at, commit(stream, { expectedVersion, events: [event] })))
        }, emptyStore)
        expect(listStreams(state)).toEqual(streams)
      }),
    )
  })
})
