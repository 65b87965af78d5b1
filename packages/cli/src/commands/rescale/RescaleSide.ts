/** Rescale's side: its store, its configuration and, with credentials, its account. */
import { type Failure, type RescalePorts, failure } from '@byoa/application'
import {
  type Aws,
  type RescaleCloudWithPreflight,
  type RescaleConfig,
  type WaitOptions,
  rescaleCloud,
} from '@byoa/cloud'
import { type Region, partitionOfRegion } from '@byoa/core/iam/identity'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { identifyAccount, rescaleClaim } from '../../access/identifyAccount.ts'
import { rescalePorts } from '../../access/rescalePorts.ts'
import type { StoreAddress } from '../../store/StoreAddress.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { BadInput } from '../../terminal/badInput.ts'
import { onceEach } from './onceEach.ts'

// model

type Step<A> = TE.TaskEither<CommandError, A>

export interface RescaleSide {
  readonly ports: RescalePorts
  /** Whose key signs the documents. */
  readonly keyHolder: StoreAddress
  readonly config: RescaleConfig
  /** Whether the account is called; otherwise only the store and the configuration are used. */
  readonly hasAccount: boolean
  /** Left when the account is called, and is not Rescale's in the partition of the Region. */
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
