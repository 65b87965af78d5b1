/** Rescale's side of a command, on the store and with the credentials that its options name. */
import { configuredDirectory } from '@byoa/cloud'
import { systemWait } from '@byoa/cloud-aws'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { flow, identity, pipe } from 'fp-ts/lib/function.js'

import { profileAws } from '../../access/profileAws.ts'
import { withAdvice } from '../../access/withAdvice.ts'
import { randomIds } from '../../play/randomIds.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import { type DurableAddress, describeStore, durableAddressOf } from '../../store/StoreAddress.ts'
import { withExistingStore, withStore } from '../../store/withStore.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { Interruption } from '../../terminal/interruptible.ts'
import { namedRescale, readRescale } from '../documents/rescaleSide.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import { type RescaleSide, type RescaleSources, rescaleSide } from './RescaleSide.ts'

type Step<A> = TE.TaskEither<CommandError, A>

export interface RescaleNeeds {
  /** Whether the account is called in any case, or only when credentials are named. */
  readonly account: 'always' | 'if-named'
  /** Whether a store that does not exist is created. */
  readonly createsStore?: boolean
}

type Opened = Pick<RescaleSources, 'keyHolder' | 'config' | 'store'>

/** Assembles the side of a command, whose account may not be called. */
const sideOf = (
  options: RescaleOptions,
  { account }: RescaleNeeds,
  opened: Opened,
): RescaleSide => {
  const { now, sleep = systemWait.sleep, profile, endpointUrl } = options
  const side = rescaleSide({
    ...opened,
    awsFor: profileAws(options),
    waiting: { wait: { now, sleep } },
    clock: { now: () => instantOf(now()) },
    ids: randomIds,
    credentials: '--profile',
  })
  const hasAccount = account === 'always' || profile !== undefined || endpointUrl !== undefined
  return {
    ...side,
    hasAccount,
    ports: hasAccount
      ? side.ports
      : { ...side.ports, directory: configuredDirectory(opened.config) },
    identify: hasAccount
      ? flow(
          side.identify,
          TE.mapLeft(profile === undefined ? identity : withAdvice(profile, options)),
        )
      : () => TE.right(undefined),
  }
}

// operations

/** How an interrupted command goes on: everything that was done is in the store. */
const interruptionOf = (
  { untilInterrupted }: RescaleOptions,
  address: DurableAddress,
): Interruption => ({
  untilInterrupted,
  interrupted: () => ({
    _tag: 'Interrupted',
    left: 'recorded-always',
    events: describeStore(address),
  }),
})

/** Works on Rescale's side. Left when the configuration or the store cannot be used. */
export const withRescaleSide =
  (options: RescaleOptions, needs: RescaleNeeds) =>
  <A>(work: (side: RescaleSide) => Step<A>): Step<A> =>
    pipe(
      TE.Do,
      TE.bind('address', () => TE.fromEither(durableAddressOf(options.store))),
      TE.bind('rescale', () => readRescale(options.rescale)),
      TE.bind('config', ({ rescale }) => TE.fromEither(namedRescale(options.rescale, rescale))),
      TE.flatMap(({ address, config }) => {
        const withIt = needs.createsStore === true ? withStore : withExistingStore
        return withIt(
          address,
          interruptionOf(options, address),
        )((store) => work(sideOf(options, needs, { keyHolder: address, config, store })))
      }),
    )
