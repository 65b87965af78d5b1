/** Timing of operations side by side, on a machine that does other things too. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** One call of what is measured; the index picks its input. */
export type Operation = (index: number) => unknown

export interface TimingPlan {
  /** How long one round of one operation takes, about. */
  readonly roundMilliseconds: number
  readonly rounds: number
}

/** Keeps results from being optimised away. */
const kept: { result: unknown } = { result: undefined }

const millisecondsOf = (operation: Operation, calls: number): number => {
  let result: unknown
  const start = performance.now()
  for (let index = 0; index < calls; index += 1) result = operation(index)
  const elapsed = performance.now() - start
  kept.result = result
  return elapsed
}

const callsFor = (operation: Operation, plan: TimingPlan): number => {
  let calls = 1
  // Doubling warms the operation up as well.
  for (;;) {
    // Twice, since one look may have met a pause.
    const milliseconds = Math.min(
      millisecondsOf(operation, calls),
      millisecondsOf(operation, calls),
    )
    if (milliseconds * 2 > plan.roundMilliseconds) return calls
    calls *= 2
  }
}

/**
 * Returns nanoseconds a call for each operation, the call of a closure included. Rounds alternate
 * between the operations and the best one counts: what else the machine does can only make an
 * operation look slower than it is.
 */
export const nanosecondsOf = <Name extends string>(
  operations: Readonly<Record<Name, Operation>>,
  plan: TimingPlan,
): Readonly<Record<Name, number>> => {
  const runs = Object.entries<Operation>(operations).map(([name, operation]) => ({
    name,
    operation,
    calls: callsFor(operation, plan),
    samples: new Array<number>(),
  }))
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const { operation, calls, samples } of runs) {
      // The others have just had the caches to themselves; what is slow anyway does not mind.
      if (calls > 8) kept.result = millisecondsOf(operation, calls >>> 2)
      samples.push((millisecondsOf(operation, calls) / calls) * 1e6)
    }
  }
  const results = runs.map(({ name, samples }) => [name, Math.min(...samples)] as const)
  return Object.fromEntries(results) as Record<Name, number>
}

const bytesAfterCollection = (): number => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/**
 * The least of several looks: a collection keeps what was made while it was being prepared, and
 * frees array buffers in the background, so that the first looks may count what nobody holds.
 */
const bytesUsed = (): number => Math.min(...Array.from({ length: 4 }, bytesAfterCollection))

/** Returns the bytes that a value keeps alive, typed arrays included: the middle of five looks. */
export const bytesKeptBy = (make: () => unknown): number => {
  const looks = Array.from({ length: 5 }, () => {
    kept.result = undefined
    const before = bytesUsed()
    kept.result = make()
    return bytesUsed() - before
  })
  return looks.toSorted((a, b) => a - b)[2] ?? Number.NaN
}
