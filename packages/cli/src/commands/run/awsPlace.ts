/**
 * A run on AWS or on a compatible endpoint, each party with the credentials of its profile: the
 * documents are written after each step.
 */
import type { OnboardingStore } from '@byoa/application'
import { type Patience, type Patiences, defaultPatiences } from '@byoa/cloud'
import { newRequestToken, systemWait } from '@byoa/cloud-aws'
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import * as R from 'fp-ts/lib/Record.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { profileAws } from '../../access/profileAws.ts'
import { withAdvice } from '../../access/withAdvice.ts'
import { type KeptRecord, keepDocuments } from '../../store/keepDocuments.ts'
import { randomIds } from '../../play/randomIds.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import { type StoreAddress, describeStore } from '../../store/StoreAddress.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { Interrupted } from '../../terminal/Interrupted.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { type BothSides, bothSides } from './BothSides.ts'
import type { RunInput } from './RunInput.ts'
import type { RunOptions } from './RunOptions.ts'
import type { RunPlace } from './RunPlace.ts'
import { awsParties } from './awsParties.ts'
import { awsPrologue } from './awsReports.ts'
import { type Profiles, timeoutSecondsOf } from './reviewOptions.ts'

const patienceWithin = (seconds: number): Patiences =>
  pipe(
    defaultPatiences,
    R.map((patience: Patience) => ({
      ...patience,
      atMostSeconds: Math.min(patience.atMostSeconds, seconds),
    })),
  )

/** Where the steps of a run are recorded; undefined when they are lost with the process. */
const recordOf = (address: StoreAddress): string | undefined =>
  address.kind === 'memory' ? undefined : describeStore(address)

/** The documents are written to the directory, too, unless it is the store. */
const keptIn = (record: KeptRecord, out: string | undefined): OnboardingStore =>
  out === undefined || (record.address.kind === 'directory' && record.address.directory === out)
    ? record.store
    : keepDocuments(record, out)

const interruptionOf = (record: string | undefined, isBegun: boolean): Interrupted => {
  if (record === undefined) return { _tag: 'Interrupted', left: 'unrecorded' }
  return isBegun
    ? { _tag: 'Interrupted', left: 'recorded', events: record }
    : { _tag: 'Interrupted', left: 'nothing' }
}

const isOfCustomer = (error: CommandError): boolean =>
  error._tag === 'Failure' && error.operation.startsWith('CustomerConsole.')

interface Front {
  readonly input: RunInput
  readonly profiles: Profiles
}

const sidesOn = (
  terminal: Terminal,
  { input: { config, address }, profiles }: Front,
  options: RunOptions,
): ((store: OnboardingStore) => BothSides) => {
  const { clock, sleep = systemWait.sleep, language, out } = options
  return (store) =>
    bothSides(terminal, {
      config,
      rescale: profileAws({ ...options, profile: profiles.rescale }),
      customer: profileAws({ ...options, profile: profiles.customer }),
      newRequestToken,
      keyHolder: address,
      store: keptIn({ store, address }, out),
      clock: { now: () => instantOf(clock()) },
      ids: randomIds,
      waiting: { wait: { now: clock, sleep }, patience: patienceWithin(timeoutSecondsOf(options)) },
      language,
    })
}

/** Returns the place. */
export const awsPlace = (terminal: Terminal, front: Front, options: RunOptions): RunPlace => {
  const { endpointUrl, clock, sleep = systemWait.sleep, language } = options
  const { input, profiles } = front
  const record = recordOf(input.address)
  return {
    ...omitUndefined({ record }),
    prologue: awsPrologue[language](endpointUrl ?? 'AWS'),
    examine: E.right,
    interruption: (isBegun) => ({
      untilInterrupted: options.untilInterrupted,
      interrupted: () => interruptionOf(record, isBegun()),
    }),
    open: (store) => {
      const sides = sidesOn(terminal, front, options)(store)
      const until = clock() + timeoutSecondsOf(options) * 1000
      return { sides, parties: awsParties(sides, { wait: { now: clock, sleep }, until }) }
    },
    advised: (error) =>
      withAdvice(isOfCustomer(error) ? profiles.customer : profiles.rescale, options)(error),
    finish: () => TE.right(undefined),
  }
}
