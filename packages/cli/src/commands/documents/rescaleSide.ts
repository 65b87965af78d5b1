/** Rescale's side: its accounts and VPCs, and whether it serves a request. */
import type { RequestDocument } from '@byoa/application'
import { type RescaleConfig, RescaleConfigCodec } from '@byoa/cloud'
import { decode } from '@byoa/core/codec'
import type { Region } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { RegionNotServed } from '../run/runErrors.ts'
import { type BadInput, type InputProblem, badInput } from '../../terminal/badInput.ts'
import { readDocument } from '../../terminal/readDocument.ts'

/** Refuses Rescale's side. */
export const badRescale = (
  path: string | undefined,
  problems: BadInput['problems'],
): E.Either<BadInput, never> => E.left(badInput(path ?? '--rescale', problems))

/** The in-memory AWS is loaded only for its side. */
const builtIn: T.Task<RescaleConfig> = async () =>
  (await import('@byoa/cloud-memory')).defaultRescale

/** Reads Rescale's side; by default the built-in one. */
export const readRescale = (path: string | undefined): TE.TaskEither<BadInput, RescaleConfig> =>
  path === undefined
    ? TE.fromTask(builtIn)
    : readDocument(path, (json) => decode(RescaleConfigCodec, json))

/** The VPCs that the in-memory AWS cannot create; `path` is where the side is in its document. */
export const missingBlocks = ({ vpcs }: RescaleConfig, path = ''): ReadonlyArray<InputProblem> =>
  vpcs.flatMap(({ cidrs = [] }, index) =>
    cidrs.length > 0
      ? []
      : [
          {
            path: `${path}vpcs[${index}].cidrs`,
            expected: 'list of at least one CIDR block',
            actual: 'nothing',
          },
        ],
  )

/** Reads Rescale's side for a run: in memory, and rehearsed there before a run on AWS. */
export const readPlacedRescale = (
  path: string | undefined,
): TE.TaskEither<BadInput, RescaleConfig> =>
  pipe(
    readRescale(path),
    TE.flatMapEither((rescale) => {
      const missing = missingBlocks(rescale)
      return missing.length === 0 ? E.right(rescale) : badRescale(path, missing)
    }),
  )

/**
 * Left when a request is for a Region in which Rescale has no VPC. A misspelt Region such as
 * `us-esat-1` has a valid form, and is detected only here.
 */
export const inServedRegion = (
  { region }: RequestDocument,
  { vpcs }: { readonly vpcs: ReadonlyArray<{ readonly region: Region }> },
): E.Either<RegionNotServed, void> => {
  const served = [...new Set(vpcs.map((vpc) => vpc.region))]
  return served.includes(region)
    ? E.right(undefined)
    : E.left({ _tag: 'RegionNotServed', region, served })
}

/** Left when a VPC is chosen neither by its ID nor by a tag. */
export const namedRescale = (
  path: string | undefined,
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
  return problems.length === 0 ? E.right(config) : badRescale(path, problems)
}
