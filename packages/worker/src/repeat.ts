/** Repeats work with pauses until it is stopped. */
import { setTimeout as pause } from 'node:timers/promises'

export interface Repeated {
  /** Lets the work under way end, and resolves then. */
  readonly stop: () => Promise<void>
}

/** Repeats work, which must not throw; it returns the seconds until it is repeated. */
export const repeat = (work: () => Promise<number>): Repeated => {
  const stopping = new AbortController()
  const { signal } = stopping
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const seconds = await work()
      // Rejects when it is stopped.
      await pause(seconds * 1000, undefined, { signal }).catch(() => undefined)
    }
  }
  const ended = run()
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}
