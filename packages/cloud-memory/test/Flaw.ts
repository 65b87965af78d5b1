/**
 * Mistakes that an implementation of the cloud ports could make, and whether the suite sees them.
 */
import type { Failure } from '@byoa/application'
import { type CloudScene, cloudCases } from '@byoa/testing/cloud-conformance'
import { describe, expect, it } from 'vitest'

import { memoryScene } from './memoryScene.ts'

type Ports = Pick<CloudScene, 'rescaleCloud' | 'customerCloud' | 'customerConsole'>

/** A mistake, on top of ports that make none. */
export type Flaw = (scene: CloudScene) => {
  readonly [Port in keyof Ports]?: Partial<Ports[Port]>
}

export type Flaws = Readonly<Record<string, Flaw>>

export const failed = (operation: string, retryable = false): Failure => ({
  _tag: 'Failure',
  operation,
  code: 'Flawed',
  message: 'a mistake',
  retryable,
})

const sceneWith = (flaw: Flaw): CloudScene => {
  const scene = memoryScene()
  const { rescaleCloud, customerCloud, customerConsole } = flaw(scene)
  return {
    ...scene,
    rescaleCloud: { ...scene.rescaleCloud, ...rescaleCloud },
    customerCloud: { ...scene.customerCloud, ...customerCloud },
    customerConsole: { ...scene.customerConsole, ...customerConsole },
  }
}

type Case = Parameters<Parameters<typeof cloudCases>[0]>

const cases: Case[] = []
cloudCases((...one) => cases.push(one))

let lastToSee = 0

/**
 * Returns the title of a case that fails; nothing when none does. Mistakes of one subject follow
 * each other, and so do the cases that see them: those near the last one are tried first.
 */
export const firstToSee = async (flaw: Flaw): Promise<string | undefined> => {
  const near = [...cases.entries()].toSorted(
    ([a], [b]) => Math.abs(a - lastToSee) - Math.abs(b - lastToSee),
  )
  for (const [index, [title, run]] of near) {
    try {
      await run(sceneWith(flaw))
    } catch {
      lastToSee = index
      return title
    }
  }
  return undefined
}

/** Declares for every mistake that some case of the suite fails. */
export const declareFlaws = (
  subjects: ReadonlyArray<readonly [subject: string, flaws: Flaws]>,
): void => {
  describe.each(subjects)('the suite sees mistakes about %s', (_subject, flaws) => {
    it.each(Object.entries(flaws))('%s', async (_name, flaw) => {
      expect(await firstToSee(flaw)).toBeDefined()
    })
  })
}
