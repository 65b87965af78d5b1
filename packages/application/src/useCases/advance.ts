/**
 * Advances an onboarding as far as Rescale can: performs Rescale's intents until only the customer,
 * a person or time can continue.
 *
 * Observations come before actions, and each piece of work succeeds or fails by itself: its result
 * is recorded even if others fail.
 *
 * It can be stopped anywhere and run again: progress is read from the stream, every call to the
 * cloud is idempotent, and an observation is recorded only if it is new.
 */
import {
  type Intent,
  type IntentType,
  type OnboardingId,
  isInUse,
  isTerminal,
  isWatch,
  react,
  type KnownState,
} from '@byoa/core/onboarding'
import { describeRejection } from '@byoa/core/words/en'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type {
  CommandResult,
  OnboardingError,
  RescalePorts,
  UnknownOnboarding,
} from './Onboardings.ts'
import { executeIntent } from './executeIntent.ts'
import { give, inSequence } from './give.ts'
import { loadOnboarding } from './loadOnboarding.ts'
import { sweep } from './teardown.ts'

/**
 * An intent that was carried out, with its events, none when nothing was new, and the state after
 * them.
 */
export interface AdvanceStep extends CommandResult {
  readonly intent: Intent
}

/** An intent that could not be carried out, and why. */
export interface AdvanceFailure {
  readonly intent: IntentType
  readonly error: OnboardingError
}

export interface Advanced {
  readonly state: KnownState
  /** The number of events that led to the state; others may have added more meanwhile. */
  readonly version: number
  /** What was carried out, in order. */
  readonly steps: ReadonlyArray<AdvanceStep>
  /** What could not be carried out; these intents are still pending. */
  readonly failures: ReadonlyArray<AdvanceFailure>
  /** The pending intents of all parties. */
  readonly waitingFor: ReadonlyArray<Intent>
}

interface Work {
  readonly intent: Intent
  readonly run: TE.TaskEither<OnboardingError, CommandResult>
}

interface Progress {
  /** Repeating an intent in the same run has no effect. */
  readonly tried: Set<string>
  /**
   * Whether the run began with a connection in use: a connection verified in this run is not
   * inspected.
   */
  readonly beganInUse: boolean
  readonly steps: AdvanceStep[]
  readonly failures: AdvanceFailure[]
}

const observations: ReadonlySet<IntentType> = new Set<IntentType>([
  'ProbeRole',
  'InspectVpc',
  'ObservePeering',
  'ObserveCustomerRoutes',
  'InspectConnection',
  'ObserveCustomerRoutesRemoved',
])

const inOrder = (intents: ReadonlyArray<Intent>): ReadonlyArray<Intent> => [
  ...intents.filter(({ type }) => observations.has(type)),
  ...intents.filter(({ type }) => !observations.has(type)),
]

const nextWork = (
  ports: RescalePorts,
  state: KnownState,
  { tried, beganInUse }: Progress,
): Work | undefined => {
  for (const intent of inOrder(react(state, ports.clock.now()))) {
    const key = `${state.status} ${intent.type}`
    const isDone = tried.has(key) || (!beganInUse && isWatch(state, intent))
    const run = isDone ? undefined : executeIntent(ports, state, intent)
    if (run !== undefined) {
      tried.add(key)
      return { intent, run }
    }
  }
  return undefined
}

/** Whether a person has to fix it, as opposed to a transient or outdated failure. */
const stays = (
  error: OnboardingError,
): { readonly operation: string; readonly code: string; readonly message: string } | undefined => {
  if (error._tag === 'Failure' && !error.retryable) {
    const { operation, code, message } = error
    return { operation, code, message }
  }
  return error._tag === 'Rejected'
    ? {
        operation: 'decide',
        code: error.rejection._tag,
        message: describeRejection(error.rejection),
      }
    : undefined
}

/** Counts a permanent failure, so that a person is asked in the end. */
const countFailure = (
  ports: RescalePorts,
  { onboardingId }: KnownState,
  { intent, error }: AdvanceFailure,
): TE.TaskEither<OnboardingError, unknown> => {
  const failed = stays(error)
  return failed === undefined
    ? TE.right(undefined)
    : give({ ports, onboardingId, by: 'rescale' }, 'RecordWorkFailure', { intent, ...failed })
}

/** Clears the failures of work that has succeeded. */
const countSuccess = (
  ports: RescalePorts,
  { type }: Intent,
  done: CommandResult,
): TE.TaskEither<OnboardingError, CommandResult> => {
  const { state, onboardingId } = done
  return state.status !== 'NotRequested' && state.failures.some(({ intent }) => intent === type)
    ? inSequence(give({ ports, onboardingId, by: 'rescale' }, 'RecordWorkDone', { intent: type }))(
        done,
      )
    : TE.right(done)
}

/** The stream as it was last read or written. */
interface Position {
  readonly state: KnownState
  readonly version: number
}

const read = (
  { store }: RescalePorts,
  onboardingId: OnboardingId,
): TE.TaskEither<UnknownOnboarding | Failure, Position> =>
  pipe(
    loadOnboarding(store, onboardingId),
    TE.map(({ state, events }) => ({ state, version: events.length })),
  )

/** Performs one piece of work, and returns the stream after it. */
const perform = async (
  ports: RescalePorts,
  { state, version }: Position,
  { work: { intent, run }, progress }: { readonly work: Work; readonly progress: Progress },
): Promise<E.Either<UnknownOnboarding | Failure, Position>> => {
  const done = await run()
  if (E.isRight(done)) {
    progress.steps.push({ intent, ...done.right })
    const counted = await countSuccess(ports, intent, done.right)()
    const { state: after, events } = E.isRight(counted) ? counted.right : done.right
    return after.status === 'NotRequested'
      ? read(ports, state.onboardingId)()
      : E.right({ state: after, version: version + events.length })
  }
  const moved = await read(ports, state.onboardingId)()
  if (E.isLeft(moved)) return moved
  // A rejection after a concurrent change means that another worker made progress.
  if (done.left._tag === 'Rejected' && moved.right.version > version) return moved
  const failure = { intent: intent.type, error: done.left }
  progress.failures.push(failure)
  const counted = await countFailure(ports, state, failure)()
  return E.isRight(counted) && counted.right !== undefined
    ? read(ports, state.onboardingId)()
    : moved
}

/** Removes what another worker created after the end. */
const afterTheEnd = async (
  ports: RescalePorts,
  state: KnownState,
  failures: AdvanceFailure[],
): Promise<void> => {
  if (state.status !== 'Cancelled' && state.status !== 'Closed') return
  const swept = await sweep(ports, state)()
  if (E.isLeft(swept)) failures.push({ intent: 'DeletePeering', error: swept.left })
}

/**
 * Advances one onboarding. Left when it cannot be read; other failures are in `failures`, and
 * running it again loses nothing and repeats nothing.
 */
export const advance =
  (
    ports: RescalePorts,
    onboardingId: OnboardingId,
  ): TE.TaskEither<UnknownOnboarding | Failure, Advanced> =>
  async () => {
    const first = await read(ports, onboardingId)()
    if (E.isLeft(first)) return first
    let at = first.right
    const progress: Progress = {
      tried: new Set(),
      beganInUse: isInUse(at.state),
      steps: [],
      failures: [],
    }
    for (;;) {
      const work = nextWork(ports, at.state, progress)
      if (work === undefined) break
      const next = await perform(ports, at, { work, progress })
      if (E.isLeft(next)) return next
      at = next.right
    }
    const { state, version } = at
    if (isTerminal(state)) await afterTheEnd(ports, state, progress.failures)
    const { steps, failures } = progress
    return E.right({
      state,
      version,
      steps,
      failures,
      waitingFor: react(state, ports.clock.now()),
    })
  }
