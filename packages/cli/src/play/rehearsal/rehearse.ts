/**
 * Plays a request as it would be played on AWS, with the same cloud operations, on an AWS in
 * memory: what is called, and what becomes of it, is seen and not guessed. Nothing leaves the
 * process.
 */
import type { OnboardingError, RequestDocument } from '@byoa/application'
import type { Aws, RescaleConfig as DirectoryConfig } from '@byoa/cloud'
import {
  type MemoryCloud,
  type RescaleConfig,
  createMemoryCloud,
  memoryIds,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import type { Region } from '@byoa/core/iam/identity'
import type { Instant } from '@byoa/core/values'
import type { KnownState } from '@byoa/core/onboarding'
import { memoryStore } from '@byoa/store-memory'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Cast } from '../Cast.ts'
import { awsCast } from '../awsCast.ts'
import { callerOf } from '../callerOf.ts'
import { playRequest, playUntil } from '../play.ts'
import { type CallLog, type LoggedCalls, callLog } from './CallLog.ts'

// model

export interface RehearsalInput {
  readonly config: RescaleConfig & DirectoryConfig
  readonly document: RequestDocument
  readonly start: Instant
}

export interface Rehearsal {
  readonly calls: ReadonlyArray<LoggedCalls>
  readonly state: KnownState
}

interface Stage {
  readonly log: CallLog
  readonly cloud: MemoryCloud
  readonly rescale: (region: Region) => Aws
  readonly customer: (region: Region) => Aws
}

// the stage

const stageOf = ({ config, document, start }: RehearsalInput): Stage => {
  const { accountId, region } = document
  const side = rescaleWorld(config, { now: start, seed: 1 })
  const cloud = createMemoryCloud({
    ...side,
    world: withCustomerAccount(side.world, { accountId, region }),
  })
  const log = callLog()
  return {
    log,
    cloud,
    rescale: (where) => log.listening('rescale', cloud.rescaleAws(where)),
    customer: (where) => log.listening('customer', cloud.administratorAws(accountId, where)),
  }
}

/** Time passes in the world of the stage when somebody waits. */
const castOf = ({ log, cloud, rescale, customer }: Stage, config: DirectoryConfig): Cast => {
  const cast = awsCast({
    config,
    rescale,
    customer,
    store: memoryStore(),
    clock: cloud.clock,
    ids: memoryIds(),
    waiting: {
      wait: {
        now: () => cloud.clock.now(),
        sleep: (milliseconds) => {
          cloud.advanceTime(milliseconds / 1000)
          return Promise.resolve()
        },
      },
    },
    onProgress: () => undefined,
    until: Number.POSITIVE_INFINITY,
  })
  const { directory, rescaleCloud, customerCloud } = cast.rescale
  return {
    ...cast,
    rescale: {
      ...cast.rescale,
      directory: log.noting('RescaleDirectory', directory),
      rescaleCloud: log.noting('RescaleCloud', rescaleCloud),
      customerCloud: log.noting('CustomerCloud', customerCloud),
    },
    customer: {
      ...cast.customer,
      console: log.noting('CustomerConsole', cast.customer.console),
    },
  }
}

// the play

const identify = async ({ log, rescale, customer }: Stage, { region }: RequestDocument) => {
  for (const awsFor of [rescale, customer]) {
    const parties = log.noting('Parties', { identify: awsFor(region) })
    await callerOf(parties.identify, 'Parties.identify')()
  }
}

/**
 * Rehearses a request. Left when it could not be played to where a rule stops it, or to Connected.
 */
export const rehearse =
  (input: RehearsalInput): TaskEither<OnboardingError, Rehearsal> =>
  async () => {
    const stage = stageOf(input)
    await identify(stage, input.document)
    const cast = castOf(stage, input.config)
    const scene = {
      cast,
      onboardingId: cast.rescale.ids.onboardingId(),
      audience: () => undefined,
    }
    const leased = await playRequest(scene, input.document)()
    if (E.isLeft(leased)) return leased
    const ended =
      leased.right.status === 'Requested' ? leased : await playUntil(scene, 'Connected')()
    return E.isLeft(ended) ? ended : E.right({ calls: stage.log.calls(), state: ended.right })
  }
