import { externalId } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { withoutExternalIds } from '../../src/commands/policy/withoutExternalIds.ts'

const key = fc.constantFrom('sts:ExternalId', 'sts:externalid', 'STS:EXTERNALID')

const policyText = (name: string, ids: ReadonlyArray<string>, space?: number): string =>
  JSON.stringify(
    { Condition: { StringEquals: { [name]: ids.length === 1 ? ids[0] : ids } } },
    null,
    space,
  )

describe('withoutExternalIds', () => {
  it('leaves no ID of the policy or of those given in any text, whole or at a cut', () => {
    const scene = fc.tuple(
      key,
      fc.array(externalId(), { minLength: 1, maxLength: 3 }),
      fc.array(externalId(), { maxLength: 2 }),
      fc.constantFrom(undefined, 2),
      fc.nat(),
    )
    fc.assert(
      fc.property(scene, ([name, ids, given, space, cut]) => {
        const text = policyText(name, ids, space)
        for (const form of [text, encodeURIComponent(text)]) {
          const redact = withoutExternalIds(given, form)
          for (const id of [...ids, ...given]) {
            const said = `before ${id}, ${id} after`
            expect(redact(said)).not.toContain(id)
            const shown = said.slice(0, 'before '.length + 6 + (cut % id.length))
            expect(redact(shown)).not.toContain(id.slice(0, 6 + (cut % id.length)))
          }
        }
      }),
    )
  })

  it('leaves other text as it is', () => {
    fc.assert(
      fc.property(
        externalId(),
        fc.string({ unit: fc.constantFrom('A', ' ', '…', '"') }),
        (id, text) => {
          expect(withoutExternalIds([id], policyText('sts:ExternalId', [id]))(text)).toBe(text)
        },
      ),
    )
  })

  it('leaves patterns and variables, which are mistakes to be seen', () => {
    for (const pattern of ['byoa-*', 'byoa-acme-?', '${aws:PrincipalTag/id}']) {
      expect(withoutExternalIds([], policyText('sts:ExternalId', [pattern]))(pattern)).toBe(pattern)
    }
  })

  it('finds IDs in text that is not quite JSON', () => {
    const id = `byoa-acme-${'0'.repeat(32)}`
    for (const text of [
      `{"sts:ExternalId": "${id}"`,
      `"sts:ExternalId":["${id}`,
      `'x' "sts:ExternalId" : ["a1", "${id}"]`,
    ]) {
      expect(withoutExternalIds([], text)(text)).not.toContain(id)
    }
  })
})
