/**
 * Streams that version 1 really wrote, with what it said of them: the status, and the claims that
 * it held in the end. They are read, replayed and carried on by the version of today.
 */
import { readFileSync, readdirSync } from 'node:fs'

import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { describe, expect, it } from 'vitest'

import { type Claim, claimChangesOf } from '../../src/onboarding/claims.ts'
import { replay } from '../../src/onboarding/Decider.ts'
import { type Instant, addSeconds } from '../../src/values/Instant.ts'
import { type OnboardingEvent, currentSchemaVersion } from '../../src/onboarding/OnboardingEvent.ts'
import {
  type OnboardingState,
  initialState,
  isTerminal,
} from '../../src/onboarding/OnboardingState.ts'
import { decide } from '../../src/onboarding/decide.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { react } from '../../src/onboarding/react.ts'
import { decodeEvent, encodeEvent } from '../../src/onboarding/upcast.ts'
import { answerTo } from './support/answers.ts'

/** What version 1 wrote; `OpenOnboarding` is what a stack's name is claimed by today. */
interface Version1 {
  readonly status: string
  readonly claims: ReadonlyArray<{ readonly kind: string }>
  readonly events: ReadonlyArray<object>
}

const folder = new URL('streams/', import.meta.url)

const streams = readdirSync(folder)
  .toSorted()
  .map((name) => ({
    name: name.replace('.json', ''),
    stored: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Version1,
  }))

const read = ({ events }: Version1): ReadonlyArray<OnboardingEvent> => {
  const decoded = E.traverseArray(decodeEvent)(events)
  if (E.isLeft(decoded)) throw new Error(JSON.stringify(decoded.left))
  return decoded.right
}

const lastTime = (events: ReadonlyArray<OnboardingEvent>): Instant =>
  events.reduce((last, { at }) => (at > last ? at : last), 0 as Instant)

const heldAfter = (events: ReadonlyArray<OnboardingEvent>): ReadonlyArray<Claim> => {
  let state: OnboardingState = initialState
  let held: ReadonlyArray<Claim> = []
  for (const event of events) {
    const { claim, release } = claimChangesOf(state, event)
    const given = new Set(release.map((one) => JSON.stringify(one)))
    held = [...held.filter((one) => !given.has(JSON.stringify(one))), ...claim]
    state = evolve(state, event)
  }
  return held
}

/** The claims that both versions have, by kind and content. */
const comparable = (claims: ReadonlyArray<{ readonly kind: string }>): ReadonlyArray<string> =>
  claims
    .filter(({ kind }) => ['Cidr', 'RoleArn', 'ExternalId'].includes(kind))
    .map((claim) => JSON.stringify(Object.entries(claim).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted()

/** Version 1 took these for connected without another look; today they are verified again. */
const verifiedAgain: Readonly<Record<string, string>> = {
  'expired-and-remade': 'PeeringActive',
  'suspended-and-resumed': 'PeeringActive',
}

describe.each(streams)('$name', ({ name, stored }) => {
  const events = read(stored)
  const state = replay(events)
  const isOver = stored.status === 'Closed' || stored.status === 'Cancelled'

  it('is of version 1, and decodes', () => {
    expect(
      stored.events.every((event) => 'schemaVersion' in event && event.schemaVersion === 1),
    ).toBe(true)
    expect(events.length).toBe(stored.events.length)
  })

  it('is encoded as the version of today, and decodes again', () => {
    const encoded = events.map(encodeEvent)
    for (const event of encoded)
      expect(event).toMatchObject({ schemaVersion: currentSchemaVersion })
    expect(RA.map(decodeEvent)(JSON.parse(JSON.stringify(encoded)) as typeof encoded)).toEqual(
      events.map(E.right),
    )
  })

  it('leads to the status it had, or to one in which it is verified again', () => {
    expect(state.status).toBe(verifiedAgain[name] ?? stored.status)
    expect(isTerminal(state)).toBe(isOver)
  })

  it('holds what it held', () => {
    const held = heldAfter(events)
    expect(comparable(held)).toEqual(comparable(stored.claims))
    const isOpen = stored.claims.some(({ kind }) => kind === 'OpenOnboarding')
    expect(held.some(({ kind }) => kind === 'Stack')).toBe(isOpen)
    expect(isOpen).toBe(!isOver)
  })

  it('asks for something at every point of its life, and for nothing when it is over', () => {
    for (const [index, { at }] of events.entries()) {
      const before = replay(events.slice(0, index + 1))
      expect(react(before, at).length > 0, `after event ${index}`).toBe(!isTerminal(before))
    }
  })

  it('comes from every point of its life to a working connection or to its end', () => {
    for (let length = 1; length <= events.length; length += 1) {
      let now = lastTime(events.slice(0, length))
      let current = replay(events.slice(0, length))
      for (let round = 0; round < 20; round += 1) {
        now = addSeconds(now, 60)
        for (const intent of react(current, now)) {
          const decision = decide(answerTo(intent, current, now), current)
          current = E.isRight(decision) ? decision.right.reduce(evolve, current) : current
        }
      }
      const isDone = isTerminal(current) || current.status === 'Connected'
      expect(isDone, `after ${length} events: ${current.status}`).toBe(true)
    }
  })
})

describe('the streams', () => {
  it('are of every way that version 1 went', () => {
    const types = new Set(streams.flatMap(({ stored }) => read(stored).map(({ type }) => type)))
    for (const type of [
      'CidrDeclined',
      'LeaseLapsed',
      'PeeringExpired',
      'PeeringDeleted',
      'DriftFound',
      'DriftCleared',
      'Suspended',
      'Resumed',
      'ExternalIdRotationCompleted',
      'OnboardingCancelled',
      'OffboardingBegun',
      'AccountClean',
    ] as const) {
      expect(types).toContain(type)
    }
  })

  it('show that a suspension was lifted by either party', () => {
    const resumed = streams.flatMap(({ stored }) =>
      read(stored).flatMap((event) => (event.type === 'Resumed' ? [event.data.lifted] : [])),
    )
    expect(resumed.length).toBeGreaterThan(1)
    for (const lifted of resumed) expect(lifted).toEqual(['rescale', 'customer'])
  })
})
