/**
 * The scope of permissions, from a request or a setup and from options. Unknown values have a
 * placeholder that grants nothing, so that an incomplete policy is too narrow, never too wide.
 */
import { type DecodeProblem, omitUndefined } from '@byoa/core/codec'
import {
  AccountId,
  CompanyCode,
  KmsKeyArn,
  Region,
  RoleArn,
  VpcId,
  partitionOfRegion,
  partsOfRoleArn,
} from '@byoa/core/iam/identity'
import type { PermissionsScope, Tier } from '@byoa/core/iam/permissions'
import type { Language } from '@byoa/core/values'
import { StackName, connectionNameOf } from '@byoa/core/onboarding'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/badInput.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import { type Argument, allArguments, argument, badArguments, optional } from '../readArguments.ts'
import { ofOneConnection } from '../documents/findDifferences.ts'
import { readRequest, readSetup } from '../documents/readExchanged.ts'

// model

export interface ScopeOptions {
  readonly request?: string
  readonly setup?: string
  readonly account?: string
  readonly region?: string
  readonly companyCode?: string
  readonly stackName?: string
  readonly rescaleAccount?: string
  readonly vpc?: string
  readonly role?: string
  readonly computeRole?: string
  readonly volumeKey?: string
}

/** A placeholder for an unknown value. */
export interface StandIn {
  readonly text: string
  readonly option: string
}

export interface ScopeWithStandIns {
  readonly tier: Tier
  readonly scope: PermissionsScope
  readonly standIns: ReadonlyArray<StandIn>
}

/** Values from files; options take precedence. */
interface KnownFields {
  readonly accountId?: string
  readonly region?: string
  readonly companyCode?: string
  readonly stackName?: string
  readonly rescaleAccountId?: string
  readonly tier?: Tier
  readonly volumeKeyArn?: string
}

// constructors

/** Values of a setup take precedence over those of the request. */
const readKnown = (options: ScopeOptions): TE.TaskEither<BadInput, KnownFields> =>
  pipe(
    TE.Do,
    TE.bind('request', () => readOptional(options.request, readRequest)),
    TE.bind('setup', () => readOptional(options.setup, readSetup)),
    TE.tap((files) => TE.fromEither(ofOneConnection(options, files))),
    TE.map(({ request, setup }) => ({ ...request, ...setup?.request, ...setup })),
  )

const rescaleStandIn: StandIn = { text: '000000000000', option: '--rescale-account' }
const vpcStandIn: StandIn = { text: '${Vpc}', option: '--vpc' }
const roleStandIn: StandIn = { text: '${RescaleRole.Arn}', option: '--role' }
const computeRoleStandIn: StandIn = { text: '${ComputeRole.Arn}', option: '--compute-role' }

interface Fields {
  readonly accountId: AccountId
  readonly region: Region
  readonly companyCode: CompanyCode
  readonly stackName: StackName | undefined
  readonly rescaleAccountId: AccountId
  readonly vpcId: VpcId | undefined
  readonly roleArn: RoleArn | undefined
  readonly computeRoleArn: RoleArn | undefined
  readonly volumeKeyArn: KmsKeyArn | undefined
}

const fieldsOf = (known: KnownFields, options: ScopeOptions): Argument<Fields> =>
  sequenceS(allArguments)({
    accountId: argument('--account', AccountId, options.account ?? known.accountId),
    region: argument('--region', Region, options.region ?? known.region),
    companyCode: argument('--company-code', CompanyCode, options.companyCode ?? known.companyCode),
    stackName: optional(options.stackName ?? known.stackName, (text) =>
      argument('--stack-name', StackName, text),
    ),
    rescaleAccountId: argument(
      '--rescale-account',
      AccountId,
      options.rescaleAccount ?? known.rescaleAccountId ?? rescaleStandIn.text,
    ),
    vpcId: optional(options.vpc, (text) => argument('--vpc', VpcId, text)),
    roleArn: optional(options.role, (text) => argument('--role', RoleArn, text)),
    computeRoleArn: optional(options.computeRole, (text) =>
      argument('--compute-role', RoleArn, text),
    ),
    volumeKeyArn: optional(options.volumeKey ?? known.volumeKeyArn, (text) =>
      argument('--volume-key', KmsKeyArn, text),
    ),
  })

/** A role in the policy must belong to the account, or the policy grants nothing. */
const findForeignRoles = (fields: Fields): ReadonlyArray<DecodeProblem> => {
  const { roleArn, computeRoleArn, accountId, region } = fields
  const expected = partitionOfRegion(region)
  const isForeign = (arn: RoleArn): boolean => {
    const { accountId: account, partition } = partsOfRoleArn(arn)
    return account !== accountId || partition !== expected
  }
  return [
    { path: '--role', arn: roleArn },
    { path: '--compute-role', arn: computeRoleArn },
  ].flatMap(({ path, arn }) =>
    arn !== undefined && isForeign(arn)
      ? [
          {
            path,
            expected: `a role of account ${accountId} in partition ${expected}`,
            actual: arn,
            japanese: `アカウント ${accountId}、パーティション ${expected} のロールを指定してください(実際の値: ${arn})。`,
          },
        ]
      : [],
  )
}

const scopeOf = (fields: Fields, tier: Tier): ScopeWithStandIns => {
  const {
    vpcId = vpcStandIn.text,
    roleArn = roleStandIn.text,
    computeRoleArn = computeRoleStandIn.text,
    companyCode,
    stackName,
    volumeKeyArn,
    ...rest
  } = fields
  const isCompute = tier === 'compute'
  const scope = {
    ...rest,
    partition: partitionOfRegion(rest.region),
    connectionName: connectionNameOf({ companyCode, ...omitUndefined({ stackName }) }),
    vpcId,
    roleArn,
    ...omitUndefined({ volumeKeyArn }),
  }
  const standIns = [
    ...(roleArn === roleStandIn.text ? [roleStandIn] : []),
    ...(isCompute && rest.rescaleAccountId === rescaleStandIn.text ? [rescaleStandIn] : []),
    ...(vpcId === vpcStandIn.text ? [vpcStandIn] : []),
    ...(isCompute && computeRoleArn === computeRoleStandIn.text ? [computeRoleStandIn] : []),
  ]
  return { tier, scope: isCompute ? { ...scope, computeRoleArn } : scope, standIns }
}

const ownRoles = (fields: Fields): Argument<Fields> => {
  const foreign = findForeignRoles(fields)
  return foreign.length === 0 ? E.right(fields) : E.left(foreign)
}

const argumentsOf = (known: KnownFields, options: ScopeOptions): E.Either<BadInput, Fields> =>
  pipe(fieldsOf(known, options), E.flatMap(ownRoles), E.mapLeft(badArguments))

/**
 * Gathers the scope of a tier: as named, as requested, or `compute`. Left lists every field that is
 * wrong or missing.
 */
export const readScope = (
  options: ScopeOptions,
  tier?: Tier,
): TE.TaskEither<BadInput, ScopeWithStandIns> =>
  pipe(
    readKnown(options),
    TE.bindTo('known'),
    TE.bind('fields', ({ known }) => TE.fromEither(argumentsOf(known, options))),
    TE.map(({ known, fields }) => scopeOf(fields, tier ?? known.tier ?? 'compute')),
  )

/** Explains a placeholder, and which option replaces it. */
export const describeStandIn = ({ text, option }: StandIn, language: Language): string =>
  language === 'ja'
    ? `${text} は仮の値です。${option} で指定してください。`
    : `${text} is a stand-in that matches nothing; name the real one with ${option}.`
