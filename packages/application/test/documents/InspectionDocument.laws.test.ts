import { withHiddenIds } from '@byoa/application'
import { externalId } from '@byoa/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { withAgreedId } from '../../src/documents/InspectionDocument.ts'

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
      expect(withHiddenIds(given, agreed)).toBe(policyOf(key, shown))
      expect(withHiddenIds(policyOf(key, other), agreed)).toBe(policyOf(key, '{OtherExternalId}'))
    }),
  )
})

test('the agreed ID can be restored', () => {
  fc.assert(
    fc.property(spelling, externalId(), (key, agreed) => {
      const policy = policyOf(key, agreed)
      expect(withAgreedId(withHiddenIds(policy, agreed), agreed)).toBe(policy)
    }),
  )
})

test('a text that is no encoded one is left as it is', () => {
  fc.assert(
    fc.property(externalId(), (agreed) => {
      expect(withHiddenIds(' %zz', agreed)).toBe(' %zz')
    }),
  )
})
