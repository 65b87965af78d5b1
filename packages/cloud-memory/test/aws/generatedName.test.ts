import { emptyWorld } from '@byoa/cloud-memory'
import { expect, test } from 'vitest'

import { generatedName } from '../../src/aws/cloudformation/generatedName.ts'
import { start } from '../setupTemplateOf.ts'

const world = emptyWorld({ now: start })

test('names stack and resource, with twelve characters that make it unique', () => {
  const named = { stackName: 'acme', logicalId: 'Role' }
  const [next, name] = generatedName(world, named, 64)
  expect(name).toMatch(/^acme-Role-[A-Z0-9]{12}$/)
  expect(generatedName(next, named, 64)[1]).not.toBe(name)
})

test('is cut where it is too long, but for its end', () => {
  const named = { stackName: 'a'.repeat(60), logicalId: 'Role' }
  expect(generatedName(world, named, 64)[1]).toMatch(/^a{51}-[A-Z0-9]{12}$/)
  expect(generatedName(world, named, 128)[1]).toMatch(/^a{60}-Role-[A-Z0-9]{12}$/)
})
