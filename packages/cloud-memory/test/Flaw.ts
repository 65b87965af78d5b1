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

/** Returns the title of the first case that fails; nothing when none does. */
export const firstToSee = async (flaw: Flaw): Promise<string | undefined> => {
  for (const [title, run] of cases) {
    try {
      await run(sceneWith(flaw))
    } catch {
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
