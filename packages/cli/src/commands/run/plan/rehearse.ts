/**
 * Runs a request with both sides of a run on AWS, but on an in-memory AWS, to record the calls and
 * their results. Nothing leaves the process.
 */
import type { RequestDocument } from '@byoa/application'
import type { RescaleConfig } from '@byoa/cloud'
import { memoryIds } from '@byoa/cloud-memory'
import type { Instant } from '@byoa/core/values'
import type { KnownState } from '@byoa/core/onboarding'
import { memoryStore } from '@byoa/store-memory'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { playRequest, usualZones } from '../../../play/play.ts'
import { inMemory } from '../../../store/StoreAddress.ts'
import type { CommandError } from '../../../terminal/CommandError.ts'
import type { Terminal } from '../../../terminal/Terminal.ts'
import { type BothSides, identifyBoth, playToEnd } from '../BothSides.ts'
import { awsParties } from '../awsParties.ts'
import { memoryCloudWith, memorySides, waitingOn } from '../memorySides.ts'
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

// constructors

/** Notes for each call the operation that it belongs to. */
const notedSides = ({ noting }: CallLog, { rescale, customer }: BothSides): BothSides => {
  const { directory, rescaleCloud, customerCloud } = rescale.ports
  const ports = {
    ...rescale.ports,
    directory: noting('RescaleDirectory', directory),
    rescaleCloud: noting('RescaleCloud', rescaleCloud),
    customerCloud: noting('CustomerCloud', customerCloud),
  }
  const console = noting('CustomerConsole', customer.console)
  return {
    rescale: noting('RescaleSide', { ...rescale, ports }),
    customer: noting('CustomerSide', { ...customer, console }),
  }
}

// operations

/** Rehearses a request. Left when it reaches neither Connected nor a refusal by a rule. */
export const rehearse = (
  terminal: Terminal,
  input: RehearsalInput,
): TE.TaskEither<CommandError, Rehearsal> => {
  const { document } = input
  const cloud = memoryCloudWith({ ...input, seed: 1 })
  const log = callLog()
  const { listening } = log
  const records = { store: memoryStore(), keyHolder: inMemory(), ids: memoryIds() }
  const sides = notedSides(log, memorySides(terminal, cloud, { ...input, ...records, listening }))
  const parties = awsParties(sides, {
    wait: waitingOn(cloud).wait,
    until: Number.POSITIVE_INFINITY,
  })
  const onboardingId = parties.rescale.ids.onboardingId()
  const context = { parties, onboardingId, listener: () => undefined }
  return pipe(
    identifyBoth(sides, document),
    TE.flatMap(() => TE.fromEither(usualZones(document))),
    TE.flatMap((): TE.TaskEither<CommandError, KnownState> => playRequest(context, document)),
    TE.flatMap((state) =>
      state.status === 'Requested' ? TE.right(state) : playToEnd(sides, context, state),
    ),
    TE.map((state) => ({ calls: log.calls(), state })),
  )
}
