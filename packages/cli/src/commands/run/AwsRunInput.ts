/** Reads the input of a run on AWS. */
import type { RequestDocument } from '@byoa/application'
import type { RescaleAccountConfig, RescaleConfig } from '@byoa/cloud'
import { partitionOfRegion } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { BadInput, CommandError } from '../../terminal/CommandError.ts'
import { badInput } from '../../terminal/badInput.ts'
import { ensureFree } from '../../terminal/files.ts'
import { readRequest } from '../documents/readExchanged.ts'
import { inServedRegion, readPlacedRescale } from '../documents/rescaleSide.ts'
import type { RunOptions } from './RunOptions.ts'

export interface AwsRunInput {
  readonly document: RequestDocument
  readonly config: RescaleConfig
  /** Rescale's account in the partition of the request. */
  readonly account: RescaleAccountConfig
}

type RescaleOption = Pick<RunOptions, 'rescale'>

const badRescale = (
  options: RescaleOption,
  problems: BadInput['problems'],
): E.Either<BadInput, never> => E.left(badInput(options.rescale ?? '--rescale', problems))

/** Left when a VPC is chosen neither by its ID nor by a tag. */
export const namedRescale = (
  options: RescaleOption,
  config: RescaleConfig,
): E.Either<BadInput, RescaleConfig> => {
  const problems = config.vpcs.flatMap(({ vpcId, tag }, index) =>
    vpcId === undefined && tag === undefined
      ? [
          {
            path: `vpcs.${index}.vpcId`,
            expected: 'the ID of a VPC in the account, or its tag',
            actual: 'nothing',
            japanese: 'アカウントにある VPC の ID または tag を指定してください(値がありません)。',
          },
        ]
      : [],
  )
  return problems.length === 0 ? E.right(config) : badRescale(options, problems)
}

const accountFor = (
  options: RunOptions,
  { accounts }: RescaleConfig,
  { region }: RequestDocument,
): E.Either<BadInput, RescaleAccountConfig> => {
  const partition = partitionOfRegion(region)
  const account = accounts.find((candidate) => candidate.partition === partition)
  return account === undefined
    ? badRescale(options, [
        {
          path: 'accounts',
          expected: `an account in ${partition}, the partition of ${region}`,
          actual: 'nothing',
          japanese: `${region} のパーティション ${partition} のアカウントを指定してください(値がありません)。`,
        },
      ])
    : E.right(account)
}

/** With `--resume` or `--plan` the directory need not be free. */
const ensureOutFree = ({
  out,
  force,
  resume = false,
  plan = false,
}: RunOptions): TE.TaskEither<CommandError, void> =>
  out === undefined || plan || resume ? TE.right(undefined) : ensureFree({ directory: out, force })

/** Reads all input. Left lists every wrong field of the first file that cannot be used. */
export const readAwsInput = (options: RunOptions): TE.TaskEither<CommandError, AwsRunInput> =>
  pipe(
    TE.Do,
    TE.bind('document', () => readRequest(options.request)),
    TE.bind('rescale', () => readPlacedRescale(options.rescale)),
    TE.bind('config', ({ rescale }) => TE.fromEither(namedRescale(options, rescale))),
    TE.bind('account', ({ config, document }) =>
      TE.fromEither(accountFor(options, config, document)),
    ),
    TE.tap(({ document, config }) => TE.fromEither(inServedRegion(document, config))),
    TE.tap(() => ensureOutFree(options)),
  )
