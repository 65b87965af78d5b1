/** Probing the role: a refusal is a result, never a failure. */
import { expect } from 'vitest'

import type { DeclareCase } from './cloudHarness.ts'
import { externalId, nextExternalId, noRoleOf, templateFor } from './cloudSamples.ts'
import { probe, withStack } from './cloudStory.ts'

const trustCases = (declare: DeclareCase): void => {
  declare('lets in whoever presents the ID of the template', async (scene) => {
    const stack = await withStack(scene)
    expect(await probe(scene, stack, externalId)).toBe('allowed')
  })

  declare(
    'lets in nobody without the ID',
    async (scene) => {
      const stack = await withStack(scene)
      expect(await probe(scene, stack, externalId)).toBe('allowed')
      expect(await probe(scene, stack)).toBe('refused')
    },
    ['trust'],
  )

  declare(
    'lets in nobody with another ID, or with the ID in another case',
    async (scene) => {
      const stack = await withStack(scene)
      expect(await probe(scene, stack, nextExternalId)).toBe('refused')
      expect(await probe(scene, stack, externalId.toUpperCase())).toBe('refused')
      expect(await probe(scene, stack, externalId)).toBe('allowed')
    },
    ['trust'],
  )

  declare(
    'lets in with either ID while one replaces the other',
    async (scene) => {
      const externalIds = [externalId, nextExternalId] as const
      const stack = await withStack(scene, templateFor(scene, { externalIds }).body)
      expect(await probe(scene, stack, externalId)).toBe('allowed')
      expect(await probe(scene, stack, nextExternalId)).toBe('allowed')
      expect(await probe(scene, stack)).toBe('refused')
    },
    ['trust'],
  )
}

const absenceCases = (declare: DeclareCase): void => {
  declare(
    'answers that a role nobody has made refuses',
    async (scene) => {
      const roleArn = noRoleOf(scene)
      expect(await probe(scene, { roleArn }, externalId)).toBe('refused')
      expect(await probe(scene, { roleArn })).toBe('refused')
    },
    ['trust'],
  )
}

/** The cases about trust. */
export const probeCases = (declare: DeclareCase): void => {
  trustCases(declare)
  absenceCases(declare)
}
