import { describe, expect, it } from 'vitest'

import { mutantsOf, mutate } from '../../src/mutants/mutantsOf.ts'

const mutated = (source: string): ReadonlyArray<string> =>
  mutantsOf(source).map((mutant) => mutate(source, mutant))

describe('the mutants of a text', () => {
  it.each<readonly [source: string, mutants: ReadonlyArray<string>]>([
    ['a < b', [';', 'a <= b']],
    ['f(a && b)', [';', 'f(a || b)']],
    ['const c = !a', ['const c = a']],
    ['const c = a ? b : d', ['const c = a ? d : b']],
    ['const c = 1', ['const c = 2']],
    ["const c = 'x'", ["const c = ''"]],
    ['const c = [...a]', ['const c = [...[]]']],
    ['const c = { ...a }', ['const c = { ...{} }']],
    ['const c = a.some(b)', ['const c = a.every(b)']],
    ['if (a) { b }', ['if (true) { b }', 'if (false) { b }', 'if (a) { ; }']],
    ['const { a = 1 } = b', ['const { a = 2 } = b']],
    ['const c = pipe(a, b, d)', ['const c = pipe(a, d)', 'const c = pipe(a, b)']],
  ])('%s', (source, mutants) => {
    expect(mutated(source)).toEqual(mutants)
  })

  it.each([
    "import { a } from 'b'",
    "type A = { readonly b: 'c' } | 1",
    "const a = b as 'c'",
    'const a = { 1: b }',
    'interface A { b: true }',
    "const [a = '', b = 1] = c",
  ])('there is none in %s', (source) => {
    expect(mutated(source)).toEqual([])
  })

  it('finds them behind characters of more than one byte', () => {
    expect(mutated('/* 日本語 — é 😀 */ const c = 1')).toEqual(['/* 日本語 — é 😀 */ const c = 2'])
  })
})
