import { withHiddenIds } from '@byoa/application'
import { externalId } from '@byoa/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { withAgreedIds } from '../../src/documents/InspectionDocument.ts'

/** A policy with these IDs, and a path that a decoding would change. */
const policyOf = (key: string, ids: string | ReadonlyArray<string>): string =>
  JSON.stringify({
    Statement: [{ Resource: 'a%41b', Condition: { StringEquals: { [key]: ids } } }],
  })

const spelling = fc.constantFrom('sts:ExternalId', 'STS:externalid')
const pair = fc.uniqueArray(externalId(), { minLength: 2, maxLength: 2 })

test('no external ID is shown, whether AWS encoded the policy or not', () => {
  fc.assert(
    fc.property(spelling, pair, fc.boolean(), (key, [agreed, other], isEncoded) => {
      if (agreed === undefined || other === undefined) return
      const shown = ['{AgreedExternalId}', '{OtherExternalId}']
      const policy = policyOf(key, [agreed, other])
      const given = isEncoded ? encodeURIComponent(policy) : policy
      expect(withHiddenIds(given, [agreed])).toBe(policyOf(key, shown))
      expect(withHiddenIds(policyOf(key, other), [agreed])).toBe(policyOf(key, '{OtherExternalId}'))
    }),
  )
})

test('the agreed ID, and both IDs of a rotation, can be restored', () => {
  fc.assert(
    fc.property(spelling, pair, (key, [agreed, next]) => {
      if (agreed === undefined || next === undefined) return
      for (const ids of [[agreed], [agreed, next], [next, agreed]] as const) {
        const policy = policyOf(key, ids)
        const hidden = withHiddenIds(policy, ids)
        for (const id of ids) expect(hidden).not.toContain(id)
        expect(withAgreedIds(hidden, ids)).toBe(policy)
      }
    }),
  )
})

test('a pattern that any ID matches is shown, and no other pattern', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[*?]{1,3}$/), pair, (any, [agreed, other]) => {
      if (agreed === undefined || other === undefined) return
      const policy = policyOf('sts:ExternalId', [any, `${other}${any}`, `${any}${other}`, agreed])
      const hidden = [any, '{OtherExternalId}', '{OtherExternalId}', '{AgreedExternalId}']
      expect(withHiddenIds(policy, [agreed])).toBe(policyOf('sts:ExternalId', hidden))
    }),
  )
})

test('a text that is no encoded one is left as it is', () => {
  fc.assert(
    fc.property(externalId(), (agreed) => {
      expect(withHiddenIds(' %zz', [agreed])).toBe(' %zz')
    }),
  )
})
