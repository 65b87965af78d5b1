/** Ports that end the process at a chosen call, before it has its effect or after. */
import type { Parties } from './parties.ts'

export class Crash extends Error {}

export type CrashMoment = 'before the effect' | 'after the effect'

interface Counter {
  calls: number
}

type Operation = (...input: ReadonlyArray<never>) => unknown

const isOperation = (value: unknown): value is Operation => typeof value === 'function'

/** Wraps a task so that running it counts, and crashes when its number comes up. */
const counted =
  (counter: Counter, crashAt: number, moment: CrashMoment) =>
  (task: () => Promise<unknown>): (() => Promise<unknown>) =>
  async () => {
    counter.calls += 1
    const isLast = counter.calls === crashAt
    if (isLast && moment === 'before the effect') throw new Crash()
    const result = await task()
    if (isLast) throw new Crash()
    return result
  }

const wrapPort = <Port extends object>(
  port: Port,
  wrap: (task: () => Promise<unknown>) => () => Promise<unknown>,
): Port => {
  const wrapped: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(port)) {
    if (!isOperation(member)) continue
    // `streams` is a task itself; every other member makes one from its input.
    wrapped[name] =
      name === 'streams'
        ? wrap(member as unknown as () => Promise<unknown>)
        : (...input: ReadonlyArray<never>) => wrap(member(...input) as () => Promise<unknown>)
  }
  return { ...port, ...wrapped }
}

export interface CrashingParties {
  readonly parties: Parties
  /** How many port calls were begun. */
  readonly calls: () => number
}

/** The same parties on the same world, but that the process ends at one call. */
export const crashingParties = (
  played: Parties,
  crashAt: number,
  moment: CrashMoment,
): CrashingParties => {
  const counter: Counter = { calls: 0 }
  const wrap = counted(counter, crashAt, moment)
  const store = wrapPort(played.rescale.store, wrap)
  return {
    calls: () => counter.calls,
    parties: {
      ...played,
      rescale: {
        ...played.rescale,
        store,
        directory: wrapPort(played.rescale.directory, wrap),
        rescaleCloud: wrapPort(played.rescale.rescaleCloud, wrap),
        customerCloud: wrapPort(played.rescale.customerCloud, wrap),
      },
      customer: {
        ...played.customer,
        store,
        console: wrapPort(played.customer.console, wrap),
      },
    },
  }
}
