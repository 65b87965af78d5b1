import { describe, expect, test } from 'vitest'

import { byoa } from '../byoa.ts'

/** `vitest -u` writes these anew; they are read as the stories that they are. */
describe('the demonstration as people read it', () => {
  test('in English', async () => {
    const { all } = await byoa(['demo', '--seed', '1'])
    await expect(`${all}\n`).toMatchFileSnapshot('golden/demo.en.txt')
  })

  test('in Japanese', async () => {
    const { all } = await byoa(['demo', '--seed', '1', '--language', 'ja'])
    await expect(`${all}\n`).toMatchFileSnapshot('golden/demo.ja.txt')
  })
})
