import { describe, expect, it } from 'vitest'

import { keepLatest } from '../../src/sessions/keepLatest.ts'

describe('a map that keeps the latest', () => {
  it('has at most 1,000 entries, and no longer the one that was put first', () => {
    const kept = new Map<number, string>()
    for (let key = 0; key <= 1000; key += 1) keepLatest(kept, key, 'put')
    expect(kept.size).toBe(1000)
    expect(kept.has(0)).toBe(false)
    expect(kept.has(1)).toBe(true)
  })

  it('has an entry that was put again as the latest', () => {
    const kept = new Map([
      ['one', 1],
      ['two', 2],
    ])
    keepLatest(kept, 'one', 3)
    expect([...kept]).toEqual([
      ['two', 2],
      ['one', 3],
    ])
  })
})
