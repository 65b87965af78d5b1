import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { histories } from './support/histories.ts'
import { usualParty } from './support/commands.ts'
import { replay } from '../../src/onboarding/Decider.ts'
import { type Step, walkArbitrary } from './support/Walk.ts'

// The laws are only worth as much as the walks they look at: these numbers keep them from standing
// still.
const steps: ReadonlyArray<Step> = fc.sample(walkArbitrary(), { numRuns: 400, seed: 7 }).flat()

const statuses = [...new Set(Object.values(histories).map((events) => replay(events).status))]

describe('the random walks', () => {
  it('come to every status', () => {
    const reached = new Set(steps.map(({ after }) => after.status))
    expect(statuses.filter((status) => status !== 'NotRequested' && !reached.has(status))).toEqual(
      [],
    )
  })

  it('have every command accepted with an event, and refused', () => {
    const changing = steps.filter(({ before, after }) => before !== after)
    const given = new Set(changing.map(({ command }) => command.type))
    const refused = new Set(
      steps.filter(({ decision }) => E.isLeft(decision)).map(({ command }) => command.type),
    )
    const types = Object.keys(usualParty)
    expect(types.filter((type) => !given.has(type as never))).toEqual([])
    expect(types.filter((type) => !refused.has(type as never))).toEqual([])
  })

  it('see most reasons to refuse', () => {
    const tags = new Set(
      steps.flatMap(({ decision }) => (E.isLeft(decision) ? [decision.left._tag] : [])),
    )
    expect(tags.size).toBeGreaterThanOrEqual(20)
  })
})
