/** Rescale's side of a command: its store, its configuration and, with credentials, its account. */
import { type Failure, type RescalePorts, failure } from '@byoa/application'
import {
  type Aws,
  type RescaleCloudWithPreflight,
  type RescaleConfig,
  type WaitOptions,
  configuredDirectory,
  rescaleCloud,
} from '@byoa/cloud'
import { systemWait } from '@byoa/cloud-aws'
import { type Region, partitionOfRegion } from '@byoa/core/iam/identity'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { flow, identity, pipe } from 'fp-ts/lib/function.js'

import { identifyAccount, rescaleClaim } from '../../access/identifyAccount.ts'
import { profileAws } from '../../access/profileAws.ts'
import { randomIds } from '../../play/randomIds.ts'
import { rescalePorts } from '../../access/rescalePorts.ts'
import { withAdvice } from '../../access/withAdvice.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import type { KeyHolder } from '../../signing/signingKeyOf.ts'
import { type DurableAddress, describeStore, durableAddressOf } from '../../store/StoreAddress.ts'
import { withDurableStore, withExistingStore } from '../../store/withStore.ts'
import type { BadInput, CommandError } from '../../terminal/CommandError.ts'
import type { Interruption } from '../../terminal/interruptible.ts'
import { namedRescale, readRescale } from '../documents/rescaleSide.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import { onceEach } from './onceEach.ts'

// model

type Step<A> = TE.TaskEither<CommandError, A>

export interface RescaleSide {
  readonly ports: RescalePorts
  /** Whose key signs the documents. */
  readonly keyHolder: KeyHolder
  readonly config: RescaleConfig
  /** Whether the account is called; otherwise only the store and the configuration are used. */
  readonly hasAccount: boolean
  /** Left unless the credentials are of Rescale's account in the partition of the Region. */
  readonly identify: (region: Region) => Step<unknown>
  readonly preflight: RescaleCloudWithPreflight['preflightPermissions']
  readonly readAccount: RescaleCloudWithPreflight['readAccount']
}

/** What a side is made of. */
export interface RescaleSources
  extends Pick<RescaleSide, 'keyHolder' | 'config'>, Pick<RescalePorts, 'store' | 'clock' | 'ids'> {
  /** AWS with Rescale's credentials. */
  readonly awsFor: (region: Region) => Aws
  readonly waiting: WaitOptions
  /** The option that names the credentials. */
  readonly credentials: string
}

export interface RescaleNeeds {
  /** Whether the account is called in any case, or only when credentials are named. */
  readonly account: 'always' | 'if-named'
  /** Whether a store that does not exist is created. */
  readonly createsStore?: boolean
}

// constructors

const identifying =
  ({ awsFor, credentials, config: { accounts } }: RescaleSources) =>
  (region: Region): TE.TaskEither<Failure | BadInput, unknown> => {
    const partition = partitionOfRegion(region)
    const account = accounts.find((one) => one.partition === partition)
    return account === undefined
      ? TE.left(
          failure({
            operation: 'RescaleCloud.identify',
            code: 'NotInDirectory',
            message: `--rescale names no account in ${partition}`,
            retryable: false,
          }),
        )
      : identifyAccount(rescaleClaim(credentials, awsFor(region), account))
  }

/** Assembles Rescale's side with its account; makes no call. */
export const rescaleSide = (sources: RescaleSources): RescaleSide => {
  const { keyHolder, config, awsFor, waiting } = sources
  const { preflightPermissions, readAccount } = rescaleCloud({ ...waiting, awsFor })
  return {
    keyHolder,
    config,
    hasAccount: true,
    ports: rescalePorts(sources),
    identify: onceEach(partitionOfRegion, identifying(sources)),
    preflight: preflightPermissions,
    readAccount,
  }
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
    identify: flow(
      side.identify,
      TE.mapLeft(profile === undefined ? identity : withAdvice(profile, options)),
    ),
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
        const withIt = needs.createsStore === true ? withDurableStore : withExistingStore
        return withIt(
          address,
          interruptionOf(options, address),
        )((store) => work(sideOf(options, needs, { keyHolder: address, config, store })))
      }),
    )
