/**
 * Brings an onboarding as far as Rescale can take it: carries out what is asked of Rescale, looks what is asked then,
 * and stops where only the customer, a person or time can go on.
 *
 * Stopping it anywhere and running it again changes nothing that was done: every step is read from the stream, every
 * call to the cloud is idempotent, and what was seen is recorded only if it is news.
 */
import { type Intent, type OnboardingEvent, type OnboardingId, react } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { OnboardingError, RescalePorts } from './Onboardings.ts'
import { executeIntent } from './executeIntent.ts'
import { type KnownState, type LoadedOnboarding, loadOnboarding } from './loadOnboarding.ts'

export interface Advanced {
  readonly state: KnownState
  /** What happened, in order. */
  readonly events: ReadonlyArray<OnboardingEvent>
  /** What is asked of whom now. */
  readonly waitingFor: ReadonlyArray<Intent>
}

/** Looking twice in one run shows nothing new, and requesting twice at once helps nobody. */
type Tried = Set<string>

const nextWork = (
  ports: RescalePorts,
  { state }: LoadedOnboarding,
  tried: Tried,
): ReturnType<typeof executeIntent> => {
  for (const intent of react(state, ports.clock.now())) {
    const key = `${state.status} ${intent.type}`
    const work = tried.has(key) ? undefined : executeIntent(ports, state, intent)
    if (work !== undefined) {
      tried.add(key)
      return work
    }
  }
  return undefined
}

/** Advances one onboarding. Left when the world fails; run again then, nothing is lost or made twice. */
export const advance =
  (ports: RescalePorts, onboardingId: OnboardingId): TaskEither<OnboardingError, Advanced> =>
  async () => {
    const tried: Tried = new Set()
    const first = await loadOnboarding(ports.store, onboardingId)()
    if (E.isLeft(first)) return first
    let current = first.right
    for (;;) {
      const work = nextWork(ports, current, tried)
      if (work === undefined) break
      // Each step is decided by what the one before has changed.
      const done = await work()
      if (E.isLeft(done) && done.left._tag !== 'Rejected') return done
      const loaded = await loadOnboarding(ports.store, onboardingId)()
      if (E.isLeft(loaded)) return loaded
      // A refusal is somebody else's progress, unless the stream has not moved.
      if (E.isLeft(done) && loaded.right.events.length === current.events.length) return done
      current = loaded.right
    }
    return E.right({
      state: current.state,
      events: current.events.slice(first.right.events.length),
      waitingFor: react(current.state, ports.clock.now()),
    })
  }
