import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as N from 'fp-ts/lib/number.js'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'

import { batched } from '../../src/store/batched.ts'

/** A multiple of seven fails, and with it all items that are run together with it. */
const fails = (item: number): boolean => item % 7 === 0

const runner = () => {
  const runs: Array<ReadonlyArray<number>> = []
  const underWay = { together: 0, most: 0 }
  const ask = batched({
    order: N.Ord,
    run: (items: ReadonlyArray<number>) => async () => {
      runs.push(items)
      if (items.length > 1) underWay.together += 1
      underWay.most = Math.max(underWay.most, underWay.together)
      await nextTurn()
      if (items.length > 1) underWay.together -= 1
      return items.some(fails) ? E.left('failed') : E.right(items.map((item) => item * 2))
    },
  })
  return { ask, runs, underWay }
}

const bursts = fc.array(fc.array(fc.nat(1000), { maxLength: 130 }), { maxLength: 5 })

describe('a batch', () => {
  it('gives each item the result that it has alone', async () => {
    await fc.assert(
      fc.asyncProperty(bursts, async (drawn) => {
        const { ask } = runner()
        for (const items of drawn) {
          const results = await Promise.all(items.map((item) => ask(item)()))
          expect(results).toEqual(
            items.map((item) => (fails(item) ? E.left('failed') : E.right(item * 2))),
          )
        }
      }),
    )
  })

  it('is in order, of at most 100 items, and run when the one before it has ended', async () => {
    await fc.assert(
      fc.asyncProperty(bursts, async (drawn) => {
        const { ask, runs, underWay } = runner()
        await Promise.all(
          drawn.flatMap((items, index) =>
            items.map(async (item) => {
              for (let turn = 0; turn < index; turn += 1) await nextTurn()
              await ask(item)()
            }),
          ),
        )
        for (const run of runs) expect(run).toEqual(run.toSorted((a, b) => a - b))
        expect(Math.max(0, ...runs.map((run) => run.length))).toBeLessThanOrEqual(100)
        expect(underWay.most).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is run at once with one item, and then with all that were asked for meanwhile', async () => {
    const { ask, runs } = runner()
    const first = ask(1)()
    expect(runs).toEqual([[1]])
    await Promise.all([first, ask(3)(), ask(2)(), ask(4)()])
    expect(runs).toEqual([[1], [2, 3, 4]])
  })

  it('has those who ask again when they are answered', async () => {
    const { ask, runs } = runner()
    const askTwice = async (item: number): Promise<unknown> => {
      await ask(item)()
      return ask(item + 1)()
    }
    await Promise.all([1, 3, 5].map(askTwice))
    expect(runs).toEqual([[1], [2, 3, 5], [4, 6]])
  })
})
