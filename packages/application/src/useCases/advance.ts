/**
 * Brings an onboarding as far as Rescale can take it: carries out what is asked of Rescale, looks
 * what is asked then, and stops where only the customer, a person or time can go on.
 *
 * Stopping it anywhere and running it again changes nothing that was done: every step is read from
 * the stream, every call to the cloud is idempotent, and what was seen is recorded only if it is
 * news.
 */
import { type Intent, type OnboardingId, react } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { executeIntent } from './executeIntent.ts'
import { type KnownState, loadOnboarding } from './loadOnboarding.ts'

/**
 * An intent that was carried out: the events it brought to light, none when there was no news, and
 * the state they left.
 */
export interface AdvanceStep extends Handled {
  readonly intent: Intent
}

export interface Advanced {
  readonly state: KnownState
  /** What was carried out, in order. */
  readonly steps: ReadonlyArray<AdvanceStep>
  /** What is asked of whom now. */
  readonly waitingFor: ReadonlyArray<Intent>
}

interface Work {
  readonly intent: Intent
  readonly run: TaskEither<OnboardingError, Handled>
}

/** Looking twice in one run shows nothing new, and requesting twice at once helps nobody. */
interface Progress {
  readonly tried: Set<string>
  readonly steps: ReadonlyArray<AdvanceStep>
}

/** What has just been found in place need not be inspected at once; the next run does. */
const isFresh = (intent: Intent, { steps }: Progress): boolean =>
  intent.type === 'InspectConnection' && steps.some(({ events }) => events.length > 0)

const nextWork = (ports: RescalePorts, state: KnownState, progress: Progress): Work | undefined => {
  const { tried } = progress
  for (const intent of react(state, ports.clock.now())) {
    const key = `${state.status} ${intent.type}`
    const isDone = tried.has(key) || isFresh(intent, progress)
    const run = isDone ? undefined : executeIntent(ports, state, intent)
    if (run !== undefined) {
      tried.add(key)
      return { intent, run }
    }
  }
  return undefined
}

/**
 * Advances one onboarding. Left when the world fails; run again then, nothing is lost or made
 * twice.
 */
export const advance =
  (ports: RescalePorts, onboardingId: OnboardingId): TaskEither<OnboardingError, Advanced> =>
  async () => {
    const steps: AdvanceStep[] = []
    const progress: Progress = { tried: new Set(), steps }
    const first = await loadOnboarding(ports.store, onboardingId)()
    if (E.isLeft(first)) return first
    let { state } = first.right
    let eventCount = first.right.events.length
    for (;;) {
      const work = nextWork(ports, state, progress)
      if (work === undefined) {
        return E.right({ state, steps, waitingFor: react(state, ports.clock.now()) })
      }
      const done = await work.run()
      if (E.isRight(done) && done.right.state.status !== 'NotRequested') {
        steps.push({ intent: work.intent, ...done.right })
        state = done.right.state
        eventCount += done.right.events.length
        continue
      }
      if (E.isLeft(done) && done.left._tag !== 'Rejected') return done
      const moved = await loadOnboarding(ports.store, onboardingId)()
      if (E.isLeft(moved)) return moved
      // A refusal is somebody else's progress, unless the stream has not moved.
      if (E.isLeft(done) && moved.right.events.length === eventCount) return done
      state = moved.right.state
      eventCount = moved.right.events.length
    }
  }
