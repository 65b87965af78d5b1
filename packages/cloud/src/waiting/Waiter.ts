/** Polling until a condition holds, with a time limit. */
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'

import type { CloudTask } from '../failures/CloudError.ts'
import { type Patiences, defaultPatiences } from './Patience.ts'
import type { Wait } from './Wait.ts'
import type { Waiting } from './Waiting.ts'

// model

/** How operations wait. */
export interface WaitOptions {
  readonly wait: Wait
  readonly patience?: Partial<Patiences>
  readonly onWaiting?: (waiting: Waiting) => void
}

export interface Waiter {
  readonly wait: Wait
  readonly patience: Patiences
  readonly onWaiting: (waiting: Waiting) => void
}

/** What is waited for, and the condition that ends the wait. */
export interface Goal<A> {
  readonly for: keyof Patiences
  readonly subject: string
  readonly isReached: (seen: A) => boolean
}

// constructors

/** Completes the options with the defaults. */
export const waiterOf = ({ wait, patience, onWaiting }: WaitOptions): Waiter => ({
  wait,
  patience: { ...defaultPatiences, ...patience },
  onWaiting: onWaiting ?? (() => undefined),
})

// operations

/** Never 0, so that a clock that only pauses advance reaches the limit. */
const pauseSecondsOf = ({ patience }: Waiter, goal: Pick<Waiting, 'for'>): number =>
  Math.max(patience[goal.for].everySeconds, 0.001)

/** Reports the wait and pauses once. */
export const pause =
  (waiter: Waiter, goal: Pick<Waiting, 'for' | 'subject'>, since: number): Task<void> =>
  () => {
    const { wait, onWaiting } = waiter
    onWaiting({
      for: goal.for,
      subject: goal.subject,
      elapsedSeconds: (wait.now() - since) / 1000,
    })
    return wait.sleep(pauseSecondsOf(waiter, goal) * 1000)
  }

/**
 * Polls until the goal is reached or time is up, and returns the last observation: the caller
 * decides what an unreached goal means. A failure ends the wait at once.
 */
export const lookUntil =
  <A>(waiter: Waiter, goal: Goal<A>, look: CloudTask<A>): CloudTask<A> =>
  async () => {
    const since = waiter.wait.now()
    const { atMostSeconds } = waiter.patience[goal.for]
    const pauseSeconds = pauseSecondsOf(waiter, goal)
    for (;;) {
      const seen = await look()
      if (E.isLeft(seen) || goal.isReached(seen.right)) return seen
      const elapsedSeconds = (waiter.wait.now() - since) / 1000
      if (elapsedSeconds + pauseSeconds > atMostSeconds) return seen
      await pause(waiter, goal, since)()
    }
  }
