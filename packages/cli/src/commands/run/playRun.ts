/** Plays both parties of a run until Connected, or as far as possible. */
import {
  type Failure,
  type LoadedOnboarding,
  type OnboardingError,
  type RequestDocument,
  failure,
} from '@byoa/application'
import { type KnownState, isIn } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import {
  type PlayContext,
  type StepListener,
  playFollowing,
  playProposal,
  playRequest,
} from '../../play/play.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import { playToEnd } from './BothSides.ts'
import type { RunInput } from './RunInput.ts'
import type { RunOptions } from './RunOptions.ts'
import type { OpenedRun, RunPlace } from './RunPlace.ts'
import { type RunResult, loadResult } from './RunResult.ts'
import { timeoutSecondsOf } from './reviewOptions.ts'
import { isPlayed } from './runReports.ts'

export interface Run {
  readonly place: RunPlace
  readonly opened: OpenedRun
  readonly input: Pick<RunInput, 'document' | 'address'>
  /** The onboarding that the run continues. */
  readonly begun: LoadedOnboarding | undefined
  readonly listener: StepListener
  readonly options: RunOptions
}

/** Until a stack is reported, the request can propose another block. */
const isToPropose = (state: KnownState, { proposedCidr }: RequestDocument): boolean =>
  state.status === 'Requested' ||
  (isIn(state, ['CidrLeased', 'SetupIssued']) && state.lease.cidr !== proposedCidr)

const isDeclined = (state: KnownState, { proposedCidr }: RequestDocument): boolean =>
  'declined' in state && state.declined?.cidr === proposedCidr

/** Requests and proposes, if not done yet. */
const begin = (
  context: PlayContext,
  { input: { document }, begun }: Run,
): TE.TaskEither<OnboardingError, KnownState> => {
  if (begun === undefined) return playRequest(context, document)
  return isToPropose(begun.state, document)
    ? playProposal(context, document)
    : playFollowing(context)
}

const timedOut = ({ status }: KnownState, options: RunOptions): Failure =>
  failure({
    operation: 'byoa run',
    code: 'TimedOut',
    message: `the onboarding had come to ${status} after ${timeoutSecondsOf(options)} s, and not to Connected`,
    retryable: true,
  })

/** Plays. Left on a failure, or at the time limit. */
export const playRun = (run: Run): TE.TaskEither<CommandError, RunResult> => {
  const { place, opened, begun, listener, options } = run
  const { document, address } = run.input
  const { sides, parties } = opened
  const onboardingId = begun?.onboardingId ?? parties.rescale.ids.onboardingId()
  const context = { parties, onboardingId, listener }
  return pipe(
    TE.fromEither(place.examine(document)),
    TE.flatMap((): TE.TaskEither<CommandError, KnownState> => begin(context, run)),
    TE.flatMap((state) =>
      isDeclined(state, document) ? TE.right(state) : playToEnd(sides, context, state),
    ),
    TE.filterOrElse(
      (state) => isPlayed(state) || parties.isOverdue?.() !== true,
      (state): CommandError => timedOut(state, options),
    ),
    TE.flatMap(() => loadResult(parties.rescale, onboardingId, address)),
    TE.tap(place.finish),
  )
}
