/** Rescale's side of a command: its store, its configuration and, with credentials, its account. */
import { type Failure, type RescalePorts, failure } from '@byoa/application'
import {
  type Aws,
  type RescaleCloudWithPreflight,
  type RescaleConfig,
  configuredDirectory,
  rescaleCloud,
} from '@byoa/cloud'
import { systemWait } from '@byoa/cloud-aws'
import { type Region, partitionOfRegion } from '@byoa/core/iam/identity'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { identifyAccount, rescaleClaim } from '../../play/identifyAccount.ts'
import { profileAws } from '../../play/profileAws.ts'
import { randomIds } from '../../play/randomIds.ts'
import { rescalePorts } from '../../play/rescalePorts.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import { type DurableAddress, describeStore, durableAddressOf } from '../../store/StoreAddress.ts'
import { withDurableStore, withExistingStore } from '../../store/withStore.ts'
import type { BadInput, CommandError } from '../../terminal/CommandError.ts'
import type { Interruption } from '../../terminal/interruptible.ts'
import { readRescale } from '../documents/rescaleSide.ts'
import { withAdvice } from '../run/AwsByParty.ts'
import { namedRescale } from '../run/AwsRunInput.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import { onceEach } from './onceEach.ts'

// model

type Step<A> = TE.TaskEither<CommandError, A>

export interface RescaleSide {
  readonly ports: RescalePorts
  readonly address: DurableAddress
  readonly config: RescaleConfig
  /** Whether the account is called; otherwise only the store and the configuration are used. */
  readonly hasAccount: boolean
  /** Left unless the credentials are of Rescale's account in the partition of the Region. */
  readonly identify: (region: Region) => Step<unknown>
  readonly preflight: RescaleCloudWithPreflight['preflightPermissions']
  readonly readAccount: RescaleCloudWithPreflight['readAccount']
}

export interface RescaleNeeds {
  /** Whether the account is called in any case, or only when credentials are named. */
  readonly account: 'always' | 'if-named'
  /** Whether a store that does not exist is created. */
  readonly createsStore?: boolean
}

// constructors

/** Says what to do about credentials that are missing or expired. */
const advised =
  (options: RescaleOptions) =>
  (error: Failure | BadInput): Failure | BadInput =>
    error._tag === 'Failure' && options.profile !== undefined
      ? withAdvice(error, { rescale: options.profile, customer: options.profile }, options)
      : error

const identifying =
  (options: RescaleOptions, { accounts }: RescaleConfig, awsFor: (region: Region) => Aws) =>
  (region: Region): Step<unknown> => {
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
      : pipe(
          identifyAccount(rescaleClaim('--profile', awsFor(region), account)),
          TE.mapLeft(advised(options)),
        )
  }

const sideOf = (
  options: RescaleOptions,
  { account }: RescaleNeeds,
  opened: Pick<RescaleSide, 'address' | 'config'> & Pick<RescalePorts, 'store'>,
): RescaleSide => {
  const { config, store, address } = opened
  const { now, sleep = systemWait.sleep } = options
  const awsFor = profileAws(options)
  const waiting = { wait: { now, sleep } }
  const clock = { now: () => instantOf(now()) }
  const cloud = rescaleCloud({ ...waiting, awsFor })
  const onAws = rescalePorts({ config, awsFor, store, clock, ids: randomIds, waiting })
  const hasAccount =
    account === 'always' || options.profile !== undefined || options.endpointUrl !== undefined
  return {
    address,
    config,
    hasAccount,
    ports: hasAccount ? onAws : { ...onAws, directory: configuredDirectory(config) },
    identify: onceEach(partitionOfRegion, identifying(options, config, awsFor)),
    preflight: cloud.preflightPermissions,
    readAccount: cloud.readAccount,
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
      TE.bind('config', ({ rescale }) => TE.fromEither(namedRescale(options, rescale))),
      TE.flatMap(({ address, config }) => {
        const withIt = needs.createsStore === true ? withDurableStore : withExistingStore
        return withIt(
          address,
          interruptionOf(options, address),
        )((store) => work(sideOf(options, needs, { address, config, store })))
      }),
    )
