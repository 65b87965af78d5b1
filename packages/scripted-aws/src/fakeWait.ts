import type { Wait } from '@byoa/cloud'

export interface FakeWait extends Wait {
  /** The pauses that were asked for, in seconds. */
  readonly pauses: ReadonlyArray<number>
}

/** A clock that only pauses move; nothing really waits. */
export const fakeWait = (startsAt = Date.UTC(2026, 0, 1)): FakeWait => {
  const pauses: number[] = []
  let now = startsAt
  return {
    pauses,
    now: () => now,
    sleep: (milliseconds) => {
      pauses.push(milliseconds / 1000)
      now += milliseconds
      return Promise.resolve()
    },
  }
}
