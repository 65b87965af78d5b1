/** Runs both parties on AWS, recorded in a store, with the documents in a directory. */
import {
  type Failure,
  type LoadedOnboarding,
  type OnboardingError,
  type RequestDocument,
  failure,
} from '@byoa/application'
import { type Patience, type Patiences, defaultPatiences } from '@byoa/cloud'
import { systemWait } from '@byoa/cloud-aws'
import { Ipv4Cidr } from '@byoa/core/network'
import { type KnownState, isIn, isTerminal } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as R from 'fp-ts/lib/Record.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { profileAws } from '../../access/profileAws.ts'
import { type KeptRecord, keepDocuments } from '../../play/keepDocuments.ts'
import {
  type PlayContext,
  playFollowing,
  playProposal,
  playRequest,
  playSecondaryProposal,
} from '../../play/play.ts'
import { randomIds } from '../../play/randomIds.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import { keyHolderOf } from '../../signing/signingKeyOf.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { type BothSides, bothSides, playToEnd } from './BothSides.ts'
import { awsParties } from './awsParties.ts'
import { awsPrologue } from './awsReports.ts'
import type { AwsRunInput } from './AwsRunInput.ts'
import { type Profiles, timeoutSecondsOf } from './reviewAwsOptions.ts'
import type { RunOptions } from './RunOptions.ts'
import { isPlayed, stepTeller } from './runReports.ts'
import { type RunResult, loadResult } from './RunResult.ts'

const patienceWithin = (seconds: number): Patiences =>
  pipe(
    defaultPatiences,
    R.map((patience: Patience) => ({
      ...patience,
      atMostSeconds: Math.min(patience.atMostSeconds, seconds),
    })),
  )

/** The parts of a run on AWS. */
export interface AwsRun {
  readonly terminal: Terminal
  readonly input: AwsRunInput
  readonly sides: BothSides
  /** The onboarding that the run continues. */
  readonly begun?: LoadedOnboarding
  readonly options: RunOptions
}

/** Assembles both sides, each with the credentials of its profile; makes no call. */
export const sidesOf = (
  { terminal, input, options }: Pick<AwsRun, 'terminal' | 'input' | 'options'>,
  profiles: Profiles,
  record: KeptRecord,
): BothSides => {
  const { clock, sleep = systemWait.sleep, language, out } = options
  return bothSides(terminal, {
    config: input.config,
    rescale: profileAws({ ...options, profile: profiles.rescale }),
    customer: profileAws({ ...options, profile: profiles.customer }),
    keyHolder: keyHolderOf(record.address, out),
    store: out === undefined ? record.store : keepDocuments(record, out),
    clock: { now: () => instantOf(clock()) },
    ids: randomIds,
    waiting: {
      wait: { now: clock, sleep },
      patience: patienceWithin(timeoutSecondsOf(options)),
    },
    language,
  })
}

/** The Rescale VPC may have changed, and the customer may propose a secondary block. */
const playChanges = (
  context: PlayContext,
  { addCidr }: RunOptions,
): TE.TaskEither<OnboardingError, KnownState> =>
  pipe(
    playFollowing(context),
    TE.flatMap((state) =>
      Ipv4Cidr.is(addCidr) ? playSecondaryProposal(context, addCidr) : TE.right(state),
    ),
  )

/** Until a stack is reported, the request can propose another block. */
const isToPropose = (state: KnownState, { proposedCidr }: RequestDocument): boolean =>
  state.status === 'Requested' ||
  (isIn(state, ['CidrLeased', 'SetupIssued']) && state.lease.cidr !== proposedCidr)

const isDeclined = (state: KnownState, { proposedCidr }: RequestDocument): boolean =>
  'declined' in state && state.declined?.cidr === proposedCidr

/** Requests and proposes, if not done yet. */
const begin = (
  context: PlayContext,
  { input: { document }, begun, options }: AwsRun,
): TE.TaskEither<OnboardingError, KnownState> => {
  if (begun === undefined) return playRequest(context, document)
  const { state } = begun
  if (isToPropose(state, document)) return playProposal(context, document)
  return isTerminal(state) ? TE.right(state) : playChanges(context, options)
}

const timedOut = ({ status }: KnownState, options: RunOptions): Failure =>
  failure({
    operation: 'byoa run',
    code: 'TimedOut',
    message: `the onboarding had come to ${status} after ${timeoutSecondsOf(options)} s, and not to Connected`,
    retryable: true,
  })

/** Runs until Connected, or as far as possible. Left on a failure, or at the time limit. */
export const playOnAws = (run: AwsRun): TE.TaskEither<CommandError, RunResult> => {
  const { terminal, input, sides, begun, options } = run
  const { clock, sleep = systemWait.sleep } = options
  const { ports, keyHolder } = sides.rescale
  const parties = awsParties(sides, {
    wait: { now: clock, sleep },
    until: clock() + timeoutSecondsOf(options) * 1000,
  })
  const onboardingId = begun?.onboardingId ?? ports.ids.onboardingId()
  const prologue = awsPrologue[options.language](options.endpointUrl ?? 'AWS')
  const context = { parties, onboardingId, listener: stepTeller(terminal, options, prologue) }
  return pipe(
    begin(context, run),
    TE.flatMap((state): TE.TaskEither<CommandError, KnownState> =>
      isDeclined(state, input.document) ? TE.right(state) : playToEnd(sides, context, state),
    ),
    TE.filterOrElse(
      (state) => isPlayed(state) || parties.isOverdue?.() !== true,
      (state): CommandError => timedOut(state, options),
    ),
    TE.flatMap(() => loadResult(ports, onboardingId, keyHolder)),
  )
}
