/** Plays both parties on AWS, with everything that was done kept beside the documents. */
import {
  type Failure,
  type OnboardingError,
  type RequestDocument,
  failure,
  loadOnboarding,
} from '@byoa/application'
import { type Patiences, defaultPatiences } from '@byoa/cloud'
import { systemWait } from '@byoa/cloud-aws'
import { Ipv4Cidr } from '@byoa/core/network'
import { type KnownState, isIn, isTerminal, replay } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Cast } from '../../play/Cast.ts'
import { awsCast } from '../../play/awsCast.ts'
import type { Files } from '../../play/collectDocuments.ts'
import { historyFiles } from '../../play/collectHistory.ts'
import { keepDocuments } from '../../play/keepDocuments.ts'
import { keepNowhere, keptStore } from '../../play/keptStore.ts'
import {
  type Scene,
  playFollowing,
  playProposal,
  playRequest,
  playSecondaryProposal,
  playUntil,
} from '../../play/play.ts'
import { randomIds } from '../../play/randomIds.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import type { RunOptions } from './RunOptions.ts'
import type { AwsRunInput } from './AwsRunInput.ts'
import { timeoutSecondsOf } from './reviewAwsOptions.ts'
import type { AwsParties } from './AwsParties.ts'
import { awsPrologue, progressTeller, waitingTeller } from './awsReports.ts'
import { isPlayed, stepTeller } from './runReports.ts'

const patienceWithin = (seconds: number): Patiences => {
  const within = (name: keyof Patiences): Patiences[keyof Patiences] => ({
    everySeconds: defaultPatiences[name].everySeconds,
    atMostSeconds: Math.min(defaultPatiences[name].atMostSeconds, seconds),
  })
  return {
    iam: within('iam'),
    peeringRequest: within('peeringRequest'),
    peeringVisible: within('peeringVisible'),
    peeringActive: within('peeringActive'),
    vpcCidr: within('vpcCidr'),
    routes: within('routes'),
    stack: within('stack'),
  }
}

export interface Stage {
  readonly terminal: Terminal
  readonly input: AwsRunInput
  readonly parties: AwsParties
  readonly options: RunOptions
}

const castOf = ({ terminal, input, parties, options }: Stage): Cast => {
  const { clock, sleep = systemWait.sleep, language } = options
  const timeoutSeconds = timeoutSecondsOf(options)
  return awsCast({
    config: input.config,
    ...parties,
    store: keptStore(
      options.out === undefined ? keepNowhere : keepDocuments(options.out),
      input.begun,
    ),
    clock: { now: () => instantOf(clock()) },
    ids: randomIds,
    waiting: {
      wait: { now: clock, sleep },
      patience: patienceWithin(timeoutSeconds),
      onWaiting: waitingTeller(terminal, language),
    },
    onProgress: progressTeller(terminal),
    until: clock() + timeoutSeconds * 1000,
  })
}

/** The Rescale VPC may have grown since, and the customer may want another block. */
const playChanges = (
  scene: Scene,
  { addCidr }: RunOptions,
): TE.TaskEither<OnboardingError, KnownState> =>
  pipe(
    playFollowing(scene),
    TE.flatMap((state) =>
      Ipv4Cidr.is(addCidr) ? playSecondaryProposal(scene, addCidr) : TE.right(state),
    ),
  )

/** Until a stack is reported, the request may name another block than before. */
const isToPropose = (state: KnownState, { proposedCidr }: RequestDocument): boolean =>
  state.status === 'Requested' ||
  (isIn(state, ['CidrLeased', 'SetupIssued']) && state.lease.cidr !== proposedCidr)

const isDeclined = (state: KnownState, { proposedCidr }: RequestDocument): boolean =>
  'declined' in state && state.declined?.cidr === proposedCidr

/** Asks and proposes, or finds that done. */
const begin = (
  scene: Scene,
  { input: { document, begun }, options }: Stage,
): TE.TaskEither<OnboardingError, KnownState> => {
  const state = replay(begun?.events ?? [])
  if (state.status === 'NotRequested') return playRequest(scene, document)
  if (isToPropose(state, document)) return playProposal(scene, document)
  return isTerminal(state) ? TE.right(state) : playChanges(scene, options)
}

const timedOut = ({ status }: KnownState, options: RunOptions): Failure =>
  failure({
    operation: 'byoa run',
    code: 'TimedOut',
    message: `the onboarding had come to ${status} after ${timeoutSecondsOf(options)} s, and not to Connected`,
    retryable: true,
  })

/** Where a run has come, with every document there is by then. */
export interface Played {
  readonly state: KnownState
  readonly files: Files
}

/** Plays until Connected, or as far as it goes. Left when the world fails, or time is over. */
export const playOnAws =
  (stage: Stage): TE.TaskEither<OnboardingError, Played> =>
  async () => {
    const { terminal, input, options } = stage
    const cast = castOf(stage)
    const onboardingId = input.begun?.onboardingId ?? cast.rescale.ids.onboardingId()
    const prologue = awsPrologue[options.language](options.endpointUrl ?? 'AWS')
    const scene: Scene = { cast, onboardingId, audience: stepTeller(terminal, options, prologue) }
    const leased = await begin(scene, stage)()
    if (E.isLeft(leased)) return leased
    const ended = isDeclined(leased.right, input.document)
      ? leased
      : await playUntil(scene, 'Connected')()
    if (E.isLeft(ended)) return ended
    const state = ended.right
    const isLate = !isPlayed(state) && cast.isOverdue?.() === true
    if (isLate) return E.left(timedOut(state, options))
    const loaded = await loadOnboarding(cast.rescale.store, onboardingId)()
    return E.isLeft(loaded) ? loaded : E.right({ state, files: historyFiles(loaded.right.events) })
  }
