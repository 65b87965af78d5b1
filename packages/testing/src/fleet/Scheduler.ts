/**
 * Schedules actors one at a time, in an order determined by a seed; when all of them sleep, time
 * advances to the first wake-up. Nothing runs concurrently, so a run can be repeated exactly.
 */
import type { Random } from './Random.ts'

export interface Scheduler {
  /** Waits for a turn. */
  readonly turn: () => Promise<void>
  /** Waits for the given seconds, and then for a turn. */
  readonly sleep: (seconds: number) => Promise<void>
  /** Crashes an actor: it never gets another turn. */
  readonly die: () => Promise<never>
  readonly start: (run: () => Promise<void>) => void
  /** Gives turns until no actor waits for one, or the caller stops. */
  readonly run: (until: () => boolean) => Promise<void>
}

interface Waiting {
  readonly resume: () => void
}

interface Sleeping extends Waiting {
  readonly wakesAt: number
}

export interface Clockwork {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly advanceTime: (seconds: number) => void
  /** Called before each turn. */
  readonly onTurn: () => void
}

interface Queue {
  waiting: Waiting[]
  sleeping: Sleeping[]
  /** Ends the current turn. */
  rest: () => void
}

const wakeFirst = (queue: Queue, clock: Clockwork): void => {
  const { sleeping } = queue
  const first = Math.min(...sleeping.map(({ wakesAt }) => wakesAt))
  clock.advanceTime(Math.max(0, (first - clock.now()) / 1000))
  queue.waiting = sleeping.filter(({ wakesAt }) => wakesAt <= first)
  queue.sleeping = sleeping.filter(({ wakesAt }) => wakesAt > first)
}

const giveTurn = async (queue: Queue, random: Random): Promise<void> => {
  const [next] = queue.waiting.splice(random.below(queue.waiting.length), 1)
  const rested = new Promise<void>((resolve) => {
    queue.rest = resolve
  })
  next?.resume()
  await rested
}

/** Makes a scheduler on a clock. */
export const createScheduler = (random: Random, clock: Clockwork): Scheduler => {
  const queue: Queue = { waiting: [], sleeping: [], rest: () => undefined }
  return {
    turn: async () =>
      new Promise<void>((resume) => {
        queue.waiting.push({ resume })
        queue.rest()
      }),
    sleep: async (seconds) =>
      new Promise<void>((resume) => {
        queue.sleeping.push({ resume, wakesAt: clock.now() + seconds * 1000 })
        queue.rest()
      }),
    die: async () =>
      new Promise<never>(() => {
        queue.rest()
      }),
    start: (run) => {
      queue.waiting.push({ resume: () => void run().finally(() => queue.rest()) })
    },
    run: async (until) => {
      while (!until() && queue.waiting.length + queue.sleeping.length > 0) {
        if (queue.waiting.length === 0) wakeFirst(queue, clock)
        clock.onTurn()
        await giveTurn(queue, random)
      }
    },
  }
}
