/**
 * Role ARNs and their parts. The path of a role can contain slashes, so its name follows the last
 * slash.
 *
 * ```
 *   arn:aws:iam::111122223333:role/rescale/connect/RescaleRole
 *       |        |            |   |               |
 *       partition account         path            name
 * ```
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
import type { Either } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { type MalformedText, parserOf, refinedString } from '../../codec/refinedString.ts'
import { absurd } from '../../values/absurd.ts'
import { Partition } from './Partition.ts'
import { AccountId } from './identifiers.ts'

// model

export interface RoleArnBrand {
  readonly RoleArn: unique symbol
}

/** The ARN of an IAM role that a customer may own: not a service-linked or AWS-reserved one. */
export type RoleArn = t.Branded<string, RoleArnBrand>

export interface RoleArnParts {
  readonly partition: Partition
  readonly accountId: AccountId
  /** Starts and ends with `/`. */
  readonly path: string
  readonly name: string
}

const structure = /^arn:([a-z-]+):iam::(\d{12}):role(\/(?:.*\/)?)([^/]*)$/
const owner = String.raw`arn:aws(-cn|-us-gov|-iso|-iso-[bef]|-eusc)?:iam::\d{12}`
// IAM allows `*`, `?` and `$` in a path; in a policy they would be wildcards and variables, so they
// are refused, and so are the paths that AWS reserves.
const pathGrammar = String.raw`(?!aws-service-role/|aws-reserved/)([!-#%-)+->@-~]{1,510}/)?`
const nameGrammar = '[A-Za-z0-9_+=,.@-]{1,64}'
const grammar = new RegExp(`^${owner}:role/${pathGrammar}${nameGrammar}$`)

const read = (text: string): RoleArnParts | undefined => {
  const [, partition, accountId, path, name] = structure.exec(text) ?? []
  if (!Partition.is(partition) || !AccountId.is(accountId)) return undefined
  return path === undefined || name === undefined ? undefined : { partition, accountId, path, name }
}

// codec

/** Decodes a role ARN: `"arn:aws:iam::111122223333:role/Rescale"` passes, a user ARN does not. */
export const RoleArn: t.Type<RoleArn, string, unknown> = refinedString<RoleArnBrand>(
  'IAM role ARN such as arn:aws:iam::111122223333:role/RescaleRole',
  grammar,
)

// constructors

/** Parses a role ARN; Left when it is not one, or is reserved by AWS. */
export const parseRoleArn: (input: string) => Either<MalformedText, RoleArn> = parserOf(RoleArn)

/** Renders the ARN of a role from its parts. */
export const renderRoleArn = (parts: RoleArnParts): RoleArn =>
  `arn:${parts.partition}:iam::${parts.accountId}:role${parts.path}${parts.name}` as RoleArn

// queries

/** The brand guarantees the grammar. */
const notARoleArn = (arn: RoleArn): never => absurd(arn as never)

/**
 * Returns partition, account, path and name of a role ARN.
 *
 * @example
 * import { parseRoleArn, partsOfRoleArn } from '@byoa/core/iam/identity'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(parseRoleArn('arn:aws:iam::111122223333:role/rescale/Access'), E.map(partsOfRoleArn))
 * // => E.right({
 * //      partition: 'aws',
 * //      accountId: '111122223333',
 * //      path: '/rescale/',
 * //      name: 'Access',
 * //    })
 */
export const partsOfRoleArn = (arn: RoleArn): RoleArnParts => read(arn) ?? notARoleArn(arn)
