import { expect, test } from 'vitest'

import { omitUndefined } from '../../src/codec/omitUndefined.ts'

test.each([
  [{}, []],
  [{ name: undefined }, []],
  [{ name: 'a', count: undefined, note: 'b' }, ['name', 'note']],
  [{ zero: 0, no: false, empty: '', nothing: null }, ['zero', 'no', 'empty', 'nothing']],
])('%j keeps the keys %j in their order', (fields, keys) => {
  expect(Object.keys(omitUndefined(fields))).toEqual(keys)
  expect(omitUndefined(fields)).toEqual(fields)
})

test('what was given stays as it was', () => {
  const fields = { name: undefined }
  omitUndefined(fields)
  expect(Object.keys(fields)).toEqual(['name'])
})
