/** Keeps the picture of the process where readers look for it, and true. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { OnboardingEventType } from '../../src/onboarding/OnboardingEvent.ts'
import { meanings } from './diagram/meanings.ts'
import { renderHeader, renderPage } from './diagram/stateDiagram.ts'
import { exploreTransitions } from './diagram/transitions.ts'
import { walkArbitrary } from './support/Walk.ts'

const fileAt = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const stateModule = fileAt('../../src/onboarding/OnboardingState.ts')
const page = fileAt('../../../../docs/reference/onboarding-states.md')

const transitions = exploreTransitions()

const between = /( \* <!-- state diagram: [^\n]*-->\n)[^]*?( \* <!-- \/state diagram -->)/

/** Compares a file with what it should be, or makes it so when asked to. */
const expectCurrent = (path: string, expected: string): void => {
  if (process.env['UPDATE_DIAGRAMS'] === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, expected)
  }
  expect(readFileSync(path, 'utf8')).toBe(expected)
}

describe('the exploration', () => {
  it('finds every event', () => {
    const found = new Set<OnboardingEventType>(transitions.map(({ event }) => event))
    const events = Object.keys(meanings) as ReadonlyArray<OnboardingEventType>
    expect(events.filter((event) => !found.has(event))).toEqual([])
  })

  it('finds every transition that a random walk takes', () => {
    const known = new Set(transitions.map(({ from, event, to }) => `${from} ${event} ${to}`))
    fc.assert(
      fc.property(walkArbitrary(), (steps) => {
        for (const { before, decision, after } of steps) {
          if (decision._tag === 'Left' || decision.right.length !== 1) continue
          const [event] = decision.right
          expect(known).toContain(`${before.status} ${event?.type ?? ''} ${after.status}`)
        }
      }),
    )
  })
})

describe('the diagram', () => {
  it('in the header of the state module is current', () => {
    const source = readFileSync(stateModule, 'utf8')
    expect(source).toMatch(between)
    const current = source.replace(between, `$1${renderHeader(transitions)}\n$2`)
    expectCurrent(stateModule, current)
  })

  it('on the reference page is current', () => {
    expectCurrent(page, renderPage(transitions))
  })
})
