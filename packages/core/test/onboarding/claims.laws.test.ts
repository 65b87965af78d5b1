import { onboardingEvent } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Claim, claimChangesOf } from '../../src/onboarding/claims.ts'
import { replay } from '../../src/onboarding/Decider.ts'
import type { OnboardingEvent } from '../../src/onboarding/OnboardingEvent.ts'
import {
  type OnboardingState,
  initialState,
  isTerminal,
} from '../../src/onboarding/OnboardingState.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { histories } from './support/histories.ts'
import { rescaleVpc } from './support/sample.ts'
import { type Step, walkArbitrary } from './support/Walk.ts'

/** One event with what the ledger held before it and after. */
interface Entry {
  readonly state: OnboardingState
  readonly event: OnboardingEvent
  readonly earlier: ReadonlyArray<OnboardingEvent>
  readonly claim: ReadonlyArray<Claim>
  readonly release: ReadonlyArray<Claim>
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
}

const keyOf = (claim: Claim): string => JSON.stringify(claim)

/** A ledger that is kept by hand beside the walk. */
const ledgerOf = (steps: ReadonlyArray<Step>): ReadonlyArray<Entry> => {
  const entries: Entry[] = []
  const earlier: OnboardingEvent[] = []
  const held = new Set<string>()
  let state: OnboardingState = initialState
  for (const event of steps.flatMap(({ decision }) =>
    decision._tag === 'Right' ? decision.right : [],
  )) {
    const { claim, release } = claimChangesOf(state, event)
    const before = new Set(held)
    for (const given of release) held.delete(keyOf(given))
    for (const taken of claim) held.add(keyOf(taken))
    entries.push({
      state,
      event,
      earlier: [...earlier],
      claim,
      release,
      before,
      after: new Set(held),
    })
    earlier.push(event)
    state = evolve(state, event)
  }
  return entries
}

const everyEntry = (law: (entry: Entry) => void): void => {
  fc.assert(
    fc.property(walkArbitrary(), (steps) => {
      for (const entry of ledgerOf(steps)) law(entry)
    }),
  )
}

const ofKind = (keys: ReadonlySet<string>, kind: Claim['kind']): ReadonlyArray<string> =>
  [...keys].filter((key) => key.includes(`"kind":"${kind}"`))

describe('claims', () => {
  it('are released only when held, and taken only when not', () => {
    everyEntry(({ claim, release, before }) => {
      for (const given of release) expect(before.has(keyOf(given))).toBe(true)
      for (const taken of claim) expect(before.has(keyOf(taken))).toBe(false)
      expect(new Set(release.map(keyOf)).size).toBe(release.length)
    })
  })

  it('are all given back when the onboarding is over, but for external IDs', () => {
    everyEntry(({ state, event, after }) => {
      const isOver = isTerminal(evolve(state, event))
      const returnable = [...after].filter((key) => !key.includes('"kind":"ExternalId"'))
      expect(returnable.length === 0).toBe(isOver)
    })
  })

  it('keep every external ID for ever', () => {
    everyEntry(({ release }) => {
      expect(release.filter(({ kind }) => kind === 'ExternalId')).toEqual([])
    })
  })

  it('hold account and Region from the request to the end', () => {
    everyEntry(({ state, event, after }) => {
      const next = evolve(state, event)
      expect(ofKind(after, 'OpenOnboarding').length).toBe(isTerminal(next) ? 0 : 1)
    })
  })

  it('hold exactly the block, the role and the IDs that the state knows', () => {
    everyEntry(({ state, event, after }) => {
      const next = evolve(state, event)
      if (isTerminal(next)) return
      const block =
        'lease' in next
          ? next.lease.cidr
          : 'setup' in next
            ? next.setup?.cidr
            : 'cidr' in next
              ? next.cidr
              : undefined
      const role = 'stack' in next ? next.stack?.roleArn : undefined
      expect(ofKind(after, 'Cidr')).toEqual(
        block === undefined
          ? []
          : [keyOf({ kind: 'Cidr', rescaleVpcId: rescaleVpc.vpcId, cidr: block })],
      )
      expect(ofKind(after, 'RoleArn')).toEqual(
        role === undefined ? [] : [keyOf({ kind: 'RoleArn', roleArn: role })],
      )
      if ('setup' in next && next.setup !== undefined) {
        expect(after).toContain(keyOf({ kind: 'ExternalId', externalId: next.setup.externalId }))
      }
      if ('rotation' in next && next.rotation !== undefined) {
        const { nextExternalId } = next.rotation
        expect(after).toContain(keyOf({ kind: 'ExternalId', externalId: nextExternalId }))
      }
    })
  })

  it('let a block go only when nothing uses it: never built, or stack deleted and account clean', () => {
    everyEntry(({ event, earlier, release }) => {
      if (!release.some(({ kind }) => kind === 'Cidr')) return
      const happened = [...earlier, event].map(({ type }) => type)
      const leased = happened.lastIndexOf('CidrLeased')
      const isBuilt = happened.indexOf('StackReported', leased) >= 0
      if (!isBuilt) {
        expect(['LeaseLapsed', 'OnboardingCancelled']).toContain(event.type)
        return
      }
      expect(event.type).toBe('AccountClean')
      expect(happened).toContain('StackDeleted')
      expect(happened.includes('PeeringRemoved')).toBe(happened.includes('PeeringRequested'))
    })
  })

  it('change by nothing once all is over, whatever event comes', () => {
    const over = [histories.closed, histories.cancelled].map(replay)
    fc.assert(
      fc.property(fc.constantFrom(...over), onboardingEvent(), (state, event) => {
        expect(claimChangesOf(state, event)).toEqual({ claim: [], release: [] })
      }),
    )
  })
})
