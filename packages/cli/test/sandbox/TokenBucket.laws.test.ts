import fc from 'fast-check'
import { expect, test } from 'vitest'

import { tokenBucket } from '../../src/commands/sandbox/TokenBucket.ts'

test('no span of time lets more through than the bucket and what ran into it', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 })
  fc.assert(
    fc.property(
      waits,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 50 }),
      (gaps, capacity, refillPerSecond) => {
        let now = 0
        const take = tokenBucket({ capacity, refillPerSecond }, () => now)
        const passed: number[] = []
        for (const gap of gaps) {
          now += gap
          if (take()) passed.push(now)
        }
        for (const [from, start] of passed.entries()) {
          for (const [to, end] of passed.entries()) {
            if (to < from) continue
            const allowed = capacity + ((end - start) / 1000) * refillPerSecond
            expect(to - from + 1).toBeLessThanOrEqual(allowed + 1e-9)
          }
        }
      },
    ),
  )
})

test('a full bucket lets its capacity through at once, and one more later', () => {
  let now = 0
  const take = tokenBucket({ capacity: 3, refillPerSecond: 10 }, () => now)
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false])
  now = 99
  expect(take()).toBe(false)
  now = 100
  expect(take()).toBe(true)
})

test('a clock that goes back gives nothing away', () => {
  let now = 1000
  const take = tokenBucket({ capacity: 1, refillPerSecond: 1 }, () => now)
  expect(take()).toBe(true)
  now = 0
  expect(take()).toBe(false)
})
