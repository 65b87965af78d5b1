/** Reads the input of a run. */
import type { RequestDocument } from '@byoa/application'
import type { RescaleAccountConfig, RescaleConfig } from '@byoa/cloud'
import { partitionOfRegion } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import {
  type StoreAddress,
  inMemory,
  inRunFolder,
  storeAddressOf,
} from '../../store/StoreAddress.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { BadInput } from '../../terminal/badInput.ts'
import { readRequest } from '../documents/readExchanged.ts'
import {
  badRescale,
  inServedRegion,
  namedRescale,
  readPlacedRescale,
} from '../documents/rescaleSide.ts'
import type { RunOptions } from './RunOptions.ts'
import { isAwsRun } from './reviewOptions.ts'

export interface RunInput {
  readonly document: RequestDocument
  readonly config: RescaleConfig
  /** Rescale's account in the partition of the request. */
  readonly account: RescaleAccountConfig
  /** Where the run is recorded. */
  readonly address: StoreAddress
}

const accountFor = (
  options: RunOptions,
  { accounts }: RescaleConfig,
  { region }: RequestDocument,
): E.Either<BadInput, RescaleAccountConfig> => {
  const partition = partitionOfRegion(region)
  const account = accounts.find((candidate) => candidate.partition === partition)
  return account === undefined
    ? badRescale(options.rescale, [
        {
          path: 'accounts',
          expected: `an account in ${partition}, the partition of ${region}`,
          actual: 'nothing',
          japanese: `${region} のパーティション ${partition} のアカウントを指定してください(値がありません)。`,
        },
      ])
    : E.right(account)
}

/** The in-memory AWS makes the VPCs; elsewhere they have to be found. */
const foundRescale = (
  options: RunOptions,
  config: RescaleConfig,
): E.Either<BadInput, RescaleConfig> =>
  isAwsRun(options) ? namedRescale(options.rescale, config) : E.right(config)

const addressOf = (options: RunOptions): E.Either<BadInput, StoreAddress> =>
  storeAddressOf(options.store, () => (isAwsRun(options) ? inRunFolder(options) : inMemory()))

/** Reads all input. Left lists every wrong field of the first file that cannot be used. */
export const readRunInput = (options: RunOptions): TE.TaskEither<CommandError, RunInput> =>
  pipe(
    TE.Do,
    TE.bind('address', () => TE.fromEither(addressOf(options))),
    TE.bind('document', () => readRequest(options.request)),
    TE.bind('rescale', () => readPlacedRescale(options.rescale)),
    TE.bind('config', ({ rescale }) => TE.fromEither(foundRescale(options, rescale))),
    TE.bind('account', ({ config, document }) =>
      TE.fromEither(accountFor(options, config, document)),
    ),
    TE.tap(({ document, config }) => TE.fromEither(inServedRegion(document, config))),
  )
