/**
 * Whether the reasons for skipping cases still hold: an implementation that has gained a behaviour
 * must run the cases that depend on it.
 */
import { expect, it } from 'vitest'

import type { CloudPoint, LaxerPoints, MakeScene } from './CloudScene.ts'
import type { DeclareCase } from './cloudHarness.ts'

interface SkippedCase {
  readonly run: Parameters<DeclareCase>[1]
  readonly restsOn: ReadonlyArray<CloudPoint>
}

/** Lists the cases that are skipped for a single missing behaviour. */
const skippedFor = (
  point: string,
  laxer: LaxerPoints,
  declareAll: (declare: DeclareCase) => void,
): ReadonlyArray<SkippedCase> => {
  const skipped: SkippedCase[] = []
  declareAll((_title, run, restsOn = []) => {
    const missing = restsOn.filter((needed) => laxer[needed] !== undefined)
    if (missing.length === 1 && missing[0] === point) skipped.push({ run, restsOn })
  })
  return skipped
}

const passes = async ({ run }: SkippedCase, makeScene: MakeScene): Promise<boolean> => {
  try {
    await run(await makeScene())
    return true
  } catch {
    return false
  }
}

/** Declares for every missing behaviour that some case fails because of it. */
export const laxerCases = (
  makeScene: MakeScene,
  laxer: LaxerPoints,
  declareAll: (declare: DeclareCase) => void,
): void => {
  for (const [point, reason] of Object.entries(laxer)) {
    it(`still cannot show ${point}: ${reason}`, async () => {
      for (const one of skippedFor(point, laxer, declareAll)) {
        if (!(await passes(one, makeScene))) return
      }
      expect.unreachable(`every case that rests on ${point} passes: run them`)
    })
  }
}
