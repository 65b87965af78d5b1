/** The states of streams that were read last, from which the summary of a commit is derived. */
import { type OnboardingId, type OnboardingState, initialState } from '@byoa/core/onboarding'

/** A state, and the number of events that made it. */
export interface VersionedState {
  readonly version: number
  readonly state: OnboardingState
}

export interface StateCache {
  /** The state of a stream at exactly this version, if it is known. */
  readonly get: (id: OnboardingId, version: number) => OnboardingState | undefined
  readonly put: (id: OnboardingId, known: VersionedState) => void
}

/** Remembers the states of a number of streams. */
export const stateCache = (capacity = 1000): StateCache => {
  const known = new Map<OnboardingId, VersionedState>()
  return {
    get: (id, version) => {
      if (version === 0) return initialState
      const found = known.get(id)
      return found?.version === version ? found.state : undefined
    },
    put: (id, state) => {
      known.delete(id)
      known.set(id, state)
      const [oldest] = known.keys()
      if (known.size > capacity && oldest !== undefined) known.delete(oldest)
    },
  }
}
