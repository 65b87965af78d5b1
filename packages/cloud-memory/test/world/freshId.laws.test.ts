/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
import { emptyWorld } from '@byoa/cloud-memory'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { freshIamId, freshId, freshUuid, withFreshIds } from '../../src/world/freshId.ts'
import { kindredId } from '../../src/world/idDigits.ts'
import { start } from '../setupTemplateOf.ts'

const world = fc
  .tuple(fc.nat(), fc.nat({ max: 2 ** 30 }))
  .map(([seed, idCount]) => ({ ...emptyWorld({ now: start, seed }), idCount }))

test('ids have the form of AWS, and each counts as one more', () => {
  fc.assert(
    fc.property(world, (before) => {
      for (const [make, form] of [
        [freshId, /^vpc-0[0-9a-f]{16}$/],
        [freshIamId, /^vpc[0-9A-F]{16}$/],
        [freshUuid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/],
      ] as const) {
        const [after, id] = make(before, 'vpc')
        expect(id).toMatch(form)
        expect(after).toEqual({ ...before, idCount: before.idCount + 1 })
        expect(make(after, 'vpc')[1]).not.toBe(id)
      }
    }),
  )
})

test('ids that are made together are those that are made one after another', () => {
  fc.assert(
    fc.property(world, (before) => {
      const [after, ids] = withFreshIds(before, (newId) => [newId('a'), newId('b')])
      const [between, first] = freshId(before, 'a')
      const [last, second] = freshId(between, 'b')
      expect([after, ids]).toEqual([last, [first, second]])
    }),
  )
})

test('ids that come with others are as many, of the same length', () => {
  fc.assert(
    fc.property(world, (before) => {
      const [after, first] = freshId(before, 'subnet')
      const [, second] = freshId(after, 'subnet')
      const kindred = [first, second].map((id) => kindredId('aclassoc', id))
      expect(new Set(kindred).size).toBe(2)
      for (const id of kindred) expect(id).toMatch(/^aclassoc-0[0-9a-f]{16}$/)
      expect(kindred[0]).not.toBe(`aclassoc-${first.slice('subnet-'.length)}`)
      expect(kindredId('aclassoc', 'subnet-0123abcd')).toMatch(/^aclassoc-[0-9a-f]{8}$/)
    }),
  )
})
