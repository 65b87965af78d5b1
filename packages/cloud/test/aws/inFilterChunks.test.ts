import { refused, valid } from '@byoa/scripted-aws'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { inFilterChunks } from '../../src/aws/inFilterChunks.ts'
import { operationError } from '../../src/failures/OperationError.ts'

/** A list of what each value stands for, that keeps how many values it was asked by. */
const listing = () => {
  const sizes: number[] = []
  const list = (chunk: ReadonlyArray<number>) => {
    sizes.push(chunk.length)
    return TE.right(chunk.map((value) => -value))
  }
  return { sizes, list }
}

const upTo = (count: number): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, index) => index + 1)

describe('a list by filter values', () => {
  it.each([
    [0, []],
    [1, [1]],
    [200, [200]],
    [201, [200, 1]],
    [450, [200, 200, 50]],
  ])('of %i is in chunks of at most 200, and whole', async (count, expected) => {
    const { sizes, list } = listing()
    const listed = valid(await inFilterChunks(upTo(count), list)())
    expect(sizes).toEqual(expected)
    expect(listed).toEqual(upTo(count).map((value) => -value))
  })

  it('is Left when one of its calls is', async () => {
    const gone = operationError('UnreadableAnswer', 'the second chunk')
    const list = ([first = 0]: ReadonlyArray<number>) =>
      first > 200 ? TE.left(gone) : TE.right([])
    expect(refused(await inFilterChunks(upTo(201), list)())).toEqual(gone)
  })
})
