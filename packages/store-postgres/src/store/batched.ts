/**
 * Group commit: what is asked for while something is being run waits for it to end, and is then run
 * together. What is asked for while nothing is being run is run at once, alone.
 *
 * Items that failed together are run again, each alone, at the same time as what follows: none of
 * them fails because of another one.
 *
 * @source https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-COMMIT-DELAY
 */
import * as E from 'fp-ts/lib/Either.js'
import { type Ord, contramap } from 'fp-ts/lib/Ord.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** How items are run. */
export interface BatchRun<A, Problem, B> {
  /** Runs items together: a result for each, in their order, or one failure for all. */
  readonly run: (items: ReadonlyArray<A>) => TaskEither<Problem, ReadonlyArray<B>>
  /** The order of the items that are run together; equal ones stay in the order of asking. */
  readonly order: Ord<A>
}

interface Waiting<A, Problem, B> {
  readonly item: A
  readonly answer: (result: E.Either<Problem, B>) => void
}

/** The most items that are run together, so that their transaction stays short. */
const largestBatch = 100

const answerEach = <A, Problem, B>(
  batch: ReadonlyArray<Waiting<A, Problem, B>>,
  result: E.Either<Problem, ReadonlyArray<B>>,
): void => {
  if (E.isLeft(result)) for (const { answer } of batch) answer(result)
  else for (const [{ answer }, value] of RA.zip(batch, result.right)) answer(E.right(value))
}

/** Returns a function that runs one item, with others that are asked for at the same time. */
export const batched = <A, Problem, B>({
  run,
  order,
}: BatchRun<A, Problem, B>): ((item: A) => TaskEither<Problem, B>) => {
  type One = Waiting<A, Problem, B>
  const byItem = contramap(({ item }: One) => item)(order)
  const waiting: One[] = []
  let isRunning = false
  const runBatch = (batch: ReadonlyArray<One>) => run(batch.map(({ item }) => item))()
  const runAlone = async (one: One) => answerEach([one], await runBatch([one]))
  const runWaiting = async (): Promise<void> => {
    isRunning = true
    while (waiting.length > 0) {
      const batch = RA.sort(byItem)(waiting.splice(0, largestBatch))
      const result = await runBatch(batch)
      if (E.isLeft(result) && batch.length > 1) for (const one of batch) void runAlone(one)
      else answerEach(batch, result)
      // Callers that were just answered can ask again, and be in the next batch.
      await nextTurn()
    }
    isRunning = false
  }
  return (item) => () =>
    new Promise((answer) => {
      waiting.push({ item, answer })
      if (!isRunning) void runWaiting()
    })
}
