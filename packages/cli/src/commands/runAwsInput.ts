/** Reads what a run on AWS is made from. */
import { type KnownState, type RequestDocument, onboardingRequestOf } from '@byoa/application'
import type { AwsRescaleAccountConfig, AwsRescaleConfig } from '@byoa/cloud-aws'
import type { RescaleConfig, RescaleVpcConfig } from '@byoa/cloud-memory'
import type { DecodeProblem } from '@byoa/core/codec'
import { type VpcId, partitionOfRegion } from '@byoa/core/iam'
import { replay } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import type { KeptOnboarding } from '../play/keptStore.ts'
import type { BadInput, CommandError } from '../terminal/CommandError.ts'
import { checkFree } from '../terminal/files.ts'
import { readEvents } from './readEvents.ts'
import { readRequest, readRescale } from './requestFile.ts'
import type { RunOptions } from './run.ts'

/** Rescale's side with the id of every VPC: what an account can be asked for. */
export type NamedRescale = RescaleConfig & AwsRescaleConfig

export interface AwsRunInput {
  readonly document: RequestDocument
  readonly config: NamedRescale
  /** Rescale's account in the partition of the request. */
  readonly account: AwsRescaleAccountConfig
  /** What an interrupted run left behind. */
  readonly begun?: KeptOnboarding
}

const named = (vpc: RescaleVpcConfig): ReadonlyArray<RescaleVpcConfig & { vpcId: VpcId }> =>
  vpc.vpcId === undefined ? [] : [{ ...vpc, vpcId: vpc.vpcId }]

const badRescale = (
  options: RunOptions,
  problems: ReadonlyArray<DecodeProblem>,
): E.Either<BadInput, never> =>
  E.left({ _tag: 'BadInput', source: options.rescale ?? '--rescale', problems })

const namedRescale = (
  options: RunOptions,
  config: RescaleConfig,
): E.Either<BadInput, NamedRescale> => {
  const problems = config.vpcs.flatMap(({ vpcId }, index) =>
    vpcId === undefined
      ? [
          {
            path: `vpcs.${index}.vpcId`,
            expected: 'the id of a VPC in the account',
            actual: 'none',
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
): E.Either<BadInput, AwsRescaleAccountConfig> => {
  const partition = partitionOfRegion(region)
  const account = accounts.find((candidate) => candidate.partition === partition)
  const expected = `an account in ${partition}, the partition of ${region}`
  return account === undefined
    ? badRescale(options, [{ path: 'accounts', expected, actual: 'none' }])
    : E.right(account)
}

const isSameRequest = (state: KnownState, document: RequestDocument): boolean =>
  isDeepStrictEqual(state.request, onboardingRequestOf(document))

const readBegun =
  (directory: string, document: RequestDocument): TaskEither<BadInput, KeptOnboarding> =>
  async () => {
    const source = join(directory, 'events.jsonl')
    const events = await readEvents(source)()
    if (E.isLeft(events)) return events
    const state = replay(events.right)
    if (state.status !== 'NotRequested' && isSameRequest(state, document)) {
      return E.right({ onboardingId: state.onboardingId, events: events.right })
    }
    const problem = {
      path: 'the first event',
      expected: 'the request that is to be gone on with',
      actual: 'another request',
    }
    return E.left({ _tag: 'BadInput', source, problems: [problem] })
  }

/** What a run goes on with, when it is to; otherwise the place for its documents must be free. */
const readPlace =
  (
    { out, force, resume = false, plan = false }: RunOptions,
    document: RequestDocument,
  ): TaskEither<CommandError, KeptOnboarding | undefined> =>
  async () => {
    if (out === undefined || plan) return E.right(undefined)
    if (resume) return readBegun(out, document)()
    const free = await checkFree({ directory: out, force })()
    return E.isLeft(free) ? free : E.right(undefined)
  }

/** Reads everything. Left lists every wrong field of the first file that cannot be used. */
export const readAwsInput =
  (options: RunOptions): TaskEither<CommandError, AwsRunInput> =>
  async () => {
    const document = await readRequest(options.request)()
    if (E.isLeft(document)) return document
    const rescale = await readRescale(options.rescale)()
    if (E.isLeft(rescale)) return rescale
    const config = namedRescale(options, rescale.right)
    if (E.isLeft(config)) return config
    const account = accountFor(options, config.right, document.right)
    if (E.isLeft(account)) return account
    const begun = await readPlace(options, document.right)()
    if (E.isLeft(begun)) return begun
    return E.right({
      document: document.right,
      config: config.right,
      account: account.right,
      ...(begun.right === undefined ? {} : { begun: begun.right }),
    })
  }
