/** Plays both parties on AWS, with everything that was done kept beside the documents. */
import {
  type Failure,
  type KnownState,
  type OnboardingError,
  failure,
  loadOnboarding,
} from '@byoa/application'
import { type Patiences, defaultPatiences, systemWait } from '@byoa/cloud-aws'
import { replay } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Cast } from '../play/Cast.ts'
import { awsCast } from '../play/awsCast.ts'
import type { Files } from '../play/collectDocuments.ts'
import { historyFiles } from '../play/collectHistory.ts'
import { type Keep, keptStore } from '../play/keptStore.ts'
import { type Scene, playProposal, playRequest, playUntil } from '../play/play.ts'
import { randomIds } from '../play/randomIds.ts'
import { instantOf } from '../play/simulatedStart.ts'
import { type CommandError, describeCommandError } from '../terminal/CommandError.ts'
import type { Terminal } from '../terminal/Terminal.ts'
import { writeFiles } from '../terminal/files.ts'
import type { RunOptions } from './run.ts'
import type { AwsRunInput } from './runAwsInput.ts'
import { timeoutSecondsOf } from './runAwsOptions.ts'
import type { AwsParties } from './runAwsParties.ts'
import { awsPrologue, progressTeller, waitingTeller } from './runAwsReports.ts'
import { stepTeller } from './runReports.ts'

const cannotKeep = (error: CommandError): Failure =>
  failure({
    operation: 'OnboardingStore.commit',
    code: 'CannotWrite',
    message: describeCommandError(error, 'en').join(' '),
    retryable: false,
  })

/** Every commit is in the directory, with the documents so far, before it counts. */
const keepIn =
  (directory: string | undefined): Keep =>
  (events) =>
    directory === undefined
      ? TE.right(undefined)
      : TE.mapLeft(cannotKeep)(writeFiles({ directory, files: historyFiles(events), force: true }))

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
    store: keptStore(keepIn(options.out), input.begun),
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

/** Asks and proposes, or finds that done. */
const begin = (
  scene: Scene,
  { document, begun }: AwsRunInput,
): TE.TaskEither<OnboardingError, KnownState> => {
  const state = replay(begun?.events ?? [])
  if (state.status === 'NotRequested') return playRequest(scene, document)
  return state.status === 'Requested' ? playProposal(scene, document) : TE.right(state)
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
    const leased = await begin(scene, input)()
    if (E.isLeft(leased)) return leased
    const isDeclined = leased.right.status === 'Requested'
    const ended = isDeclined ? leased : await playUntil(scene, 'Connected')()
    if (E.isLeft(ended)) return ended
    const state = ended.right
    const isLate = state.status !== 'Connected' && cast.isOverdue?.() === true
    if (isLate) return E.left(timedOut(state, options))
    const loaded = await loadOnboarding(cast.rescale.store, onboardingId)()
    return E.isLeft(loaded) ? loaded : E.right({ state, files: historyFiles(loaded.right.events) })
  }
