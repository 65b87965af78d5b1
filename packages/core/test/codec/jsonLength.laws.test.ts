import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { jsonLength } from '../../src/codec/jsonLength.ts'

const json = fc
  .tuple(fc.json(), fc.constantFrom(0, 2))
  .map(([text, space]) => JSON.stringify(JSON.parse(text), null, space))

describe('jsonLength', () => {
  it('is the whole of any beginning of JSON', () => {
    fc.assert(
      fc.property(json, fc.nat(), (text, cut) => {
        const beginning = text.slice(0, cut % (text.length + 1))
        expect(jsonLength(beginning)).toBe(beginning.length)
      }),
    )
  })

  it('ends where a sign stands that nothing could follow from', () => {
    // A sign in a string would be text, so that the beginning has none that is open.
    const closed = json.filter((text) => !text.includes('"'))
    fc.assert(
      fc.property(closed, fc.nat(), (text, cut) => {
        const at = cut % (text.length + 1)
        expect(jsonLength(`${text.slice(0, at)}@${text.slice(at)}`)).toBe(at)
      }),
    )
  })
})
