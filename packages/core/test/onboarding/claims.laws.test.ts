import { claim as anyClaim, commandSequence, onboardingEvent } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import {
  type Claim,
  type ClaimChanges,
  claimChangesOf,
  claimKey,
  withClaimChanges,
} from '../../src/onboarding/claims.ts'
import { onboardingDecider, replay } from '../../src/onboarding/Decider.ts'
import type { OnboardingEvent } from '../../src/onboarding/OnboardingEvent.ts'
import {
  type OnboardingState,
  initialState,
  isTerminal,
} from '../../src/onboarding/OnboardingState.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { atLeast } from '../atLeast.ts'
import { type ClaimBook, emptyBook, heldBy, mayReachBlocks, write } from './support/ClaimBook.ts'
import { histories } from './support/histories.ts'
import { type Step, walkArbitrary } from './support/Walk.ts'

type Stream = ReadonlyArray<OnboardingEvent>

/** One event with what the changes that are claimed and released add up to before and after it. */
interface Entry extends ClaimChanges {
  readonly state: OnboardingState
  readonly event: OnboardingEvent
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
  readonly book: ClaimBook
}

const keyOf = (claim: Claim): string =>
  JSON.stringify(Object.entries(claim).toSorted(([a], [b]) => (a < b ? -1 : 1)))

const entriesOf = (stream: Stream): ReadonlyArray<Entry> => {
  let state: OnboardingState = initialState
  let before: ReadonlySet<string> = new Set()
  let book = emptyBook
  return stream.map((event) => {
    const { claim, release } = claimChangesOf(state, event)
    const kept = [...before].filter((key) => !release.some((given) => keyOf(given) === key))
    const after = new Set([...kept, ...claim.map(keyOf)])
    book = write(book, event)
    const entry = { state, event, claim, release, before, after, book }
    ;[state, before] = [evolve(state, event), after]
    return entry
  })
}

const ofWalk = (steps: ReadonlyArray<Step>): Stream =>
  steps.flatMap(({ decision }) => (E.isRight(decision) ? decision.right : []))

/** Streams of any requests and reports, beside those of the walks with their few documents. */
const anyStream: fc.Arbitrary<Stream> = commandSequence().map((commands) => {
  let state = onboardingDecider.initialState
  return commands.flatMap((command) => {
    const decision = onboardingDecider.decide(command, state)
    const events = E.isRight(decision) ? decision.right : []
    state = events.reduce(onboardingDecider.evolve, state)
    return events
  })
})

const everyEntry = (law: (entry: Entry) => void): void => {
  fc.assert(
    fc.property(fc.oneof(walkArbitrary().map(ofWalk), anyStream), (stream) => {
      for (const entry of entriesOf(stream)) law(entry)
    }),
    atLeast(200),
  )
}

const kindOf = (key: string): string => /"kind","(\w+)"/.exec(key)?.[1] ?? ''

const ofKind = (keys: ReadonlySet<string>, kind: Claim['kind']): ReadonlyArray<string> =>
  [...keys].filter((key) => kindOf(key) === kind).toSorted()

const isForEver = (key: string): boolean => kindOf(key) === 'ExternalId'

describe('claims', () => {
  it('are released only when held, and taken only when not', () => {
    everyEntry(({ claim, release, before }) => {
      for (const given of release) expect(before.has(keyOf(given))).toBe(true)
      for (const taken of claim) expect(before.has(keyOf(taken))).toBe(false)
      for (const changed of [claim, release]) {
        expect(new Set(changed.map(keyOf)).size).toBe(changed.length)
      }
    })
  })

  it('add up to what an onboarding must hold, at any time', () => {
    everyEntry(({ after, book }) => {
      const returnable = [...after].filter((key) => !isForEver(key))
      expect(returnable.toSorted()).toEqual(heldBy(book).map(keyOf).toSorted())
    })
  })

  it('are all given back when the onboarding is over, but for external IDs', () => {
    everyEntry(({ state, event, after }) => {
      const isOver = isTerminal(evolve(state, event))
      expect([...after].every(isForEver)).toBe(isOver)
    })
  })

  it('keep every external ID for ever', () => {
    everyEntry(({ release, after, book }) => {
      expect(release.filter(({ kind }) => kind === 'ExternalId')).toEqual([])
      const ids = book.externalIds.map((externalId) => `"externalId","${externalId}"`)
      const held = ofKind(after, 'ExternalId')
      expect(held.length).toBe(new Set(ids).size)
      for (const id of ids) expect(held.some((key) => key.includes(id))).toBe(true)
    })
  })

  it('hold a block exactly as long as routes or a peering of Rescale’s may lead to it', () => {
    everyEntry(({ state, event, after, book }) => {
      const next = evolve(state, event)
      if (!('stack' in next) || next.stack === undefined) return
      const isHeld = ofKind(after, 'Cidr').some((key) => key.includes(next.stack?.vpcCidr ?? '-'))
      expect(isHeld).toBe(mayReachBlocks(book) && !isTerminal(next))
    })
  })

  it('hold the role, the VPC and the stack until all is over, whatever Rescale has removed', () => {
    everyEntry(({ state, event, after }) => {
      const next = evolve(state, event)
      const isOpen = next.status !== 'NotRequested' && !isTerminal(next)
      const hasStack = isOpen && 'stack' in next && next.stack !== undefined
      expect(ofKind(after, 'Stack').length).toBe(isOpen ? 1 : 0)
      expect(ofKind(after, 'RoleArn').length).toBe(hasStack ? 1 : 0)
      expect(ofKind(after, 'CustomerVpc').length).toBe(hasStack ? 1 : 0)
    })
  })

  it('are held by their keys after changes', () => {
    fc.assert(
      fc.property(fc.oneof(walkArbitrary().map(ofWalk), anyStream), (stream) => {
        let held: ReadonlyMap<string, Claim> = new Map()
        for (const { claim, release, after } of entriesOf(stream)) {
          held = withClaimChanges(held, { claim, release })
          expect([...held.keys()]).toEqual([...held.values()].map(claimKey))
          expect(new Set([...held.values()].map(keyOf))).toEqual(after)
        }
      }),
      atLeast(200),
    )
  })

  it('stay held when they are released and claimed at once', () => {
    fc.assert(
      fc.property(anyClaim(), (one) => {
        const held = new Map([[claimKey(one), one]])
        expect(withClaimChanges(held, { claim: [one], release: [one] })).toEqual(held)
        expect(withClaimChanges(held, { claim: [], release: [one] }).size).toBe(0)
      }),
    )
  })

  it('of one decision are never released by a later event of it, so they can be added up', () => {
    fc.assert(
      fc.property(walkArbitrary(), (steps) => {
        for (const { decision, before } of steps) {
          let state = before
          const taken = new Set<string>()
          for (const event of E.isRight(decision) ? decision.right : []) {
            const { claim, release } = claimChangesOf(state, event)
            for (const given of release) expect(taken.has(keyOf(given))).toBe(false)
            for (const one of claim) taken.add(keyOf(one))
            state = evolve(state, event)
          }
        }
      }),
      atLeast(200),
    )
  })

  it('change by nothing once all is over, whatever event comes', () => {
    const over = [histories.closed, histories.cancelled].map(replay)
    fc.assert(
      fc.property(fc.constantFrom(...over), onboardingEvent(), (state, event) => {
        expect(claimChangesOf(state, event)).toEqual({ claim: [], release: [] })
      }),
    )
  })

  it('change by nothing with an event that changes no state', () => {
    fc.assert(
      fc.property(onboardingEvent(), (event) => {
        if (event.type === 'OnboardingRequested') return
        expect(claimChangesOf(initialState, event)).toEqual({ claim: [], release: [] })
      }),
    )
  })
})
