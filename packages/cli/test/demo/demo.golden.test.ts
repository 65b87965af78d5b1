import { describe, expect, test } from 'vitest'

import { byoa } from '../byoa.ts'

/** `vitest -u` writes these anew; they are read as the stories that they are. */
describe.each([
  ['demo', []],
  ['demo.short', ['--short']],
])('the demonstration as people read it: %s', (name, words) => {
  test('in English', async () => {
    const { all } = await byoa(['demo', ...words, '--seed', '1'])
    await expect(`${all}\n`).toMatchFileSnapshot(`golden/${name}.en.txt`)
  })

  test('in Japanese', async () => {
    const { all } = await byoa(['demo', ...words, '--seed', '1', '--language', 'ja'])
    await expect(`${all}\n`).toMatchFileSnapshot(`golden/${name}.ja.txt`)
  })
})
