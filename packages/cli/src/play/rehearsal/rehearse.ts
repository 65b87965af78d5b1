/**
 * Runs a request with the cloud operations of a run on AWS, but on an in-memory AWS, to record the
 * calls and their results. Nothing leaves the process.
 */
import type { Failure, OnboardingError, RequestDocument } from '@byoa/application'
import type { Aws, RescaleConfig } from '@byoa/cloud'
import { type MemoryCloud, memoryIds } from '@byoa/cloud-memory'
import type { Region } from '@byoa/core/iam/identity'
import type { Instant } from '@byoa/core/values'
import type { KnownState } from '@byoa/core/onboarding'
import { memoryStore } from '@byoa/store-memory'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Parties } from '../Parties.ts'
import { awsParties } from '../awsParties.ts'
import { callerOf } from '../callerOf.ts'
import { memoryCloudWith } from '../memoryParties.ts'
import { playToConnected } from '../play.ts'
import { type CallLog, type LoggedCalls, callLog } from './CallLog.ts'

// model

export interface RehearsalInput {
  readonly config: RescaleConfig
  readonly document: RequestDocument
  readonly start: Instant
}

export interface Rehearsal {
  readonly calls: ReadonlyArray<LoggedCalls>
  readonly state: KnownState
}

interface RehearsalSetup {
  readonly log: CallLog
  readonly cloud: MemoryCloud
  readonly rescale: (region: Region) => Aws
  readonly customer: (region: Region) => Aws
}

// constructors

const setupOf = ({ config, document, start }: RehearsalInput): RehearsalSetup => {
  const cloud = memoryCloudWith({ rescale: config, document, start, seed: 1 })
  const log = callLog()
  return {
    log,
    cloud,
    rescale: (where) => log.listening('rescale', cloud.rescaleAws(where)),
    customer: (where) =>
      log.listening('customer', cloud.administratorAws(document.accountId, where)),
  }
}

/** Waiting advances the time of the in-memory AWS. */
const partiesOf = (
  { log, cloud, rescale, customer }: RehearsalSetup,
  config: RescaleConfig,
): Parties => {
  const parties = awsParties({
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
  const { directory, rescaleCloud, customerCloud } = parties.rescale
  return {
    ...parties,
    rescale: {
      ...parties.rescale,
      directory: log.noting('RescaleDirectory', directory),
      rescaleCloud: log.noting('RescaleCloud', rescaleCloud),
      customerCloud: log.noting('CustomerCloud', customerCloud),
    },
    customer: {
      ...parties.customer,
      console: log.noting('CustomerConsole', parties.customer.console),
    },
  }
}

// operations

const identify = (
  { log, rescale, customer }: RehearsalSetup,
  { region }: RequestDocument,
): TE.TaskEither<Failure, unknown> =>
  pipe(
    [rescale, customer],
    TE.traverseSeqArray((awsFor) =>
      callerOf(log.noting('Parties', { identify: awsFor(region) }).identify, 'Parties.identify'),
    ),
  )

/** Rehearses a request. Left when it reaches neither Connected nor a refusal by a rule. */
export const rehearse = (input: RehearsalInput): TE.TaskEither<OnboardingError, Rehearsal> => {
  const setup = setupOf(input)
  const parties = partiesOf(setup, input.config)
  const onboardingId = parties.rescale.ids.onboardingId()
  const context = { parties, onboardingId, listener: () => undefined }
  return pipe(
    identify(setup, input.document),
    TE.flatMap(() => playToConnected(context, input.document)),
    TE.map((state) => ({ calls: setup.log.calls(), state })),
  )
}
