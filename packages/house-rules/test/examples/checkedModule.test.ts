import { describe, expect, it } from 'vitest'

import { checkedModule } from '../../src/examples/checkedModule.ts'
import { examplesIn } from '../../src/examples/examplesIn.ts'

const source = `/**
 * Adds.
 *
 * @example
 * import { add } from 'sums'
 *
 * add(1, 2) // => 3
 *
 * @source https://example.com
 */
export const add = 1

/**
 * @example
 * \`\`\`ts
 * one() // => 1
 * \`\`\`
 */
`

describe('the examples of a source text', () => {
  it('are found, with their line', () => {
    expect(examplesIn(source)).toEqual([
      { line: 5, code: "import { add } from 'sums'\n\nadd(1, 2) // => 3\n" },
      { line: 15, code: 'one() // => 1' },
    ])
  })

  const checks = (code: string): string =>
    checkedModule(code).split('\n').slice(1).join('\n').trim()

  it.each<readonly [code: string, checked: string]>([
    ['add(1, 2) // => 3', 'stated.push([add(1, 2), (3)])'],
    ['const a = 1 // => 1', 'const a = 1\nstated.push([a, (1)])'],
    ['f(\n  1,\n) // => [\n//      2,\n//    ]', 'stated.push([f(\n  1,\n), ([\n  2,\n])])'],
    ['add(1, 2)\n// => 3', 'stated.push([add(1, 2), (3)])'],
    ['a // => 1\nb // => 2', 'stated.push([a, (1)])\nstated.push([b, (2)])'],
  ])('are compared with what they state: %j', (code, checked) => {
    expect(checks(code)).toBe(checked)
  })

  it.each(['add(1, 2)', 'f(a) // 3', 'f(\n  a, // => 1\n)', 'a // => 1\n// => 2'])(
    'state something, behind a statement: %j',
    (code) => {
      expect(() => checkedModule(code)).toThrow('states results')
    },
  )
})
