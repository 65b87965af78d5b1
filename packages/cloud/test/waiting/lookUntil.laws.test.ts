import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { fakeWait } from '@byoa/scripted-aws'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { lookUntil, waiterOf } from '../../src/waiting/Waiter.ts'

const patience = fc.record({
  everySeconds: fc.integer({ min: 1, max: 30 }),
  atMostSeconds: fc.integer({ min: 0, max: 300 }),
})

describe('looking until something has happened', () => {
  it('never pauses longer in all than patience allows, and looks once at least', async () => {
    await fc.assert(
      fc.asyncProperty(patience, fc.nat(40), async (iam, reachedAt) => {
        const wait = fakeWait()
        let looks = 0
        const seen = await lookUntil(
          waiterOf({ wait, patience: { iam } }),
          { for: 'iam', subject: 'role', isReached: (look: number) => look > reachedAt },
          () => {
            looks += 1
            return Promise.resolve(E.right(looks))
          },
        )()
        const paused = wait.pauses.reduce((sum, seconds) => sum + seconds, 0)
        const mostLooks = Math.floor(iam.atMostSeconds / iam.everySeconds) + 1
        expect(paused).toBeLessThanOrEqual(iam.atMostSeconds)
        expect(looks).toBe(Math.min(reachedAt + 1, mostLooks))
        expect(seen).toEqual(E.right(looks))
      }),
    )
  })

  it('ends at the first failure', async () => {
    const wait = fakeWait()
    const failed = await lookUntil(
      waiterOf({ wait }),
      { for: 'iam', subject: 'role', isReached: () => false },
      TE.left('broken' as never),
    )()
    expect(failed).toEqual(E.left('broken'))
    expect(wait.pauses).toEqual([])
  })

  it('comes to an end even when it never pauses', async () => {
    const waiter = waiterOf({
      wait: fakeWait(),
      patience: { iam: { everySeconds: 0, atMostSeconds: 0.01 } },
    })
    const goal = { for: 'iam', subject: 'role', isReached: () => false } as const
    expect(await lookUntil(waiter, goal, TE.right(1))()).toEqual(E.right(1))
  })
})
