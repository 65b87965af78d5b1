/** Reads the input of a run on AWS. */
import type { KnownState } from '@byoa/core/onboarding'
import { type LoadedOnboarding, type RequestDocument, onboardingRequestOf } from '@byoa/application'
import type { RescaleAccountConfig, RescaleConfig as DirectoryConfig } from '@byoa/cloud'
import type { RescaleConfig, RescaleVpcConfig } from '@byoa/cloud-memory'
import { omitUndefined } from '@byoa/core/codec'
import { type VpcId, partitionOfRegion } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { isDeepStrictEqual } from 'node:util'

import type { BadInput, CommandError } from '../../terminal/CommandError.ts'
import { badInput } from '../../terminal/badInput.ts'
import { ensureFree, nameOfSource } from '../../terminal/files.ts'
import { eventsIn, readEvents } from '../documents/readEvents.ts'
import { readRequest } from '../documents/readExchanged.ts'
import { inServedRegion, readRescale } from '../documents/rescaleSide.ts'
import type { RunOptions } from './RunOptions.ts'

/** Rescale's side with the ID of every VPC, for calls to its account. */
export type NamedRescale = RescaleConfig & DirectoryConfig

export interface AwsRunInput {
  readonly document: RequestDocument
  readonly config: NamedRescale
  /** Rescale's account in the partition of the request. */
  readonly account: RescaleAccountConfig
  /** The events of an interrupted run. */
  readonly begun?: LoadedOnboarding
}

const named = (vpc: RescaleVpcConfig): ReadonlyArray<RescaleVpcConfig & { vpcId: VpcId }> =>
  vpc.vpcId === undefined ? [] : [{ ...vpc, vpcId: vpc.vpcId }]

type RescaleOption = Pick<RunOptions, 'rescale'>

const badRescale = (
  options: RescaleOption,
  problems: BadInput['problems'],
): E.Either<BadInput, never> => E.left(badInput(options.rescale ?? '--rescale', problems))

/** Left when a VPC has no ID. */
export const namedRescale = (
  options: RescaleOption,
  config: RescaleConfig,
): E.Either<BadInput, NamedRescale> => {
  const problems = config.vpcs.flatMap(({ vpcId }, index) =>
    vpcId === undefined
      ? [
          {
            path: `vpcs.${index}.vpcId`,
            expected: 'the ID of a VPC in the account',
            actual: 'nothing',
            japanese: 'アカウントにある VPC の ID を指定してください(値がありません)。',
          },
        ]
      : [],
  )
  return problems.length === 0
    ? E.right({ ...config, vpcs: config.vpcs.flatMap(named) })
    : badRescale(options, problems)
}

const accountFor = (
  options: RunOptions,
  { accounts }: NamedRescale,
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

const isSameRequest = (state: KnownState, document: RequestDocument): boolean =>
  isDeepStrictEqual(state.request, onboardingRequestOf(document))

const readBegun = (
  directory: string,
  { request, document }: { readonly request: string; readonly document: RequestDocument },
): TE.TaskEither<BadInput, LoadedOnboarding> =>
  pipe(
    readEvents(eventsIn(directory)),
    TE.filterOrElse(
      ({ state }) => isSameRequest(state, document),
      () =>
        badInput(eventsIn(directory), [
          {
            path: 'event 1',
            expected: `the request in ${nameOfSource(request)}`,
            actual: 'another request',
            japanese: `申請が ${request} と異なります。`,
          },
        ]),
    ),
  )

/** The events of an earlier run with `--resume`; otherwise the directory must be free. */
const readEarlierRun = (
  { request, out, force, resume = false, plan = false }: RunOptions,
  document: RequestDocument,
): TE.TaskEither<CommandError, LoadedOnboarding | undefined> => {
  if (out === undefined || plan) return TE.right(undefined)
  if (resume) return readBegun(out, { request, document })
  return pipe(
    ensureFree({ directory: out, force }),
    TE.map(() => undefined),
  )
}

/** Reads all input. Left lists every wrong field of the first file that cannot be used. */
export const readAwsInput = (options: RunOptions): TE.TaskEither<CommandError, AwsRunInput> =>
  pipe(
    TE.Do,
    TE.bind('document', () => readRequest(options.request)),
    TE.bind('rescale', () => readRescale(options.rescale)),
    TE.bind('config', ({ rescale }) => TE.fromEither(namedRescale(options, rescale))),
    TE.bind('account', ({ config, document }) =>
      TE.fromEither(accountFor(options, config, document)),
    ),
    TE.tap(({ document, config }) => TE.fromEither(inServedRegion(document, config))),
    TE.bindW('begun', ({ document }) => readEarlierRun(options, document)),
    TE.map(({ document, config, account, begun }) => ({
      document,
      config,
      account,
      ...omitUndefined({ begun }),
    })),
  )
