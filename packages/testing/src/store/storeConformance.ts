/**
 * The laws of the store port, as a suite that every implementation runs: the only definition of
 * what implementations must agree on.
 *
 * Laws
 * 1. A stream reads as what was committed to it, in order; a version is the number of its events.
 * 2. A commit at another version is refused before its claims are checked.
 * 3. No two streams hold the same fact, or blocks that share an address on one Rescale VPC;
 *    adjacent blocks do not.
 * 4. A refused commit changes nothing.
 * 5. A released fact is free; only its holder releases it.
 * 6. Of concurrent commits that exclude each other exactly one succeeds.
 * 7. A reader of all events that continues after the last position misses none.
 * 8. A list has exactly the onboardings that meet its conditions, each with its current standing.
 * 9. A commit that is repeated by its ID has the same answer and no further effect.
 */
import * as fc from 'fast-check'
import { describe, it } from 'vitest'

import { cidrCases } from './cidrCases.ts'
import { claimCases } from './claimCases.ts'
import { listCases } from './listCases.ts'
import { raceCases } from './raceCases.ts'
import { recordCases } from './recordCases.ts'
import { storeCommands } from './storeCommands.ts'
import type { MakeStore, Subject } from './storeHarness.ts'
import { streamCases } from './streamCases.ts'

export type { MakeStore } from './storeHarness.ts'

/** Options of the suite. */
export interface StoreConformanceOptions {
  /** Examples of each property; default: fast-check's setting. Use fewer for a slow store. */
  readonly numRuns?: number
}

const modelCase = (subject: Subject): void => {
  const commandLists = fc.commands(storeCommands, { maxCommands: 40, size: 'max' })
  it('answers like a list that is searched from end to end', async () => {
    await subject.assert(
      fc.asyncProperty(commandLists, async (commands) => {
        const real = await subject.makeStore()
        await fc.asyncModelRun(() => ({ model: { streams: [], claims: [] }, real }), commands)
      }),
    )
  })
}

/**
 * Declares the suite of a store. `makeStore` returns an empty store each time, and is called some
 * hundred times, never concurrently.
 *
 * ```ts
 * storeConformance('memory store', () => Promise.resolve(memoryStore()))
 * ```
 */
export const storeConformance = (
  name: string,
  makeStore: MakeStore,
  options: StoreConformanceOptions = {},
): void => {
  const subject: Subject = {
    makeStore,
    assert: (property) =>
      fc.assert(property, options.numRuns === undefined ? {} : { numRuns: options.numRuns }),
  }
  describe(`${name} keeps the laws of the store port`, () => {
    streamCases(subject)
    claimCases(subject)
    cidrCases(subject)
    raceCases(subject)
    recordCases(subject)
    listCases(subject)
    modelCase(subject)
  })
}
