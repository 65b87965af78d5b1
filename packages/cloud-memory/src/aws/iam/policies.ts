/**
 * Saving policies as IAM does, and the refusals it has for them. Over the wire a policy is text;
 * CloudFormation hands over the value it has.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
import type { ReadPolicy } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'

import * as Table from '../../world/Table.ts'
import { type World, accountOf } from '../../world/World.ts'
import type { Policy } from '../../world/identities.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { type JsonRecord, isRecord, listAt, recordsAt, textAt } from '../json.ts'
import { readingOf } from './readingOf.ts'

/** A policy as a caller passes it. */
export type PolicySource = string | JsonRecord

/** An input whose policies may be values, too. */
export type WithPolicySource<Input> = {
  readonly [Member in keyof Input]: Member extends 'PolicyDocument' | 'AssumeRolePolicyDocument'
    ? PolicySource
    : Input[Member]
}

const malformed = (message: string): E.Either<AwsError, never> =>
  refuse('MalformedPolicyDocument', message)

const parsedJson = (text: string): unknown => {
  const parsed = E.tryCatch(
    (): unknown => JSON.parse(text),
    () => undefined,
  )
  return E.isRight(parsed) ? parsed.right : undefined
}

const isStatement = (statement: JsonRecord): boolean => {
  const effect = textAt(statement, 'Effect')
  return (
    (effect === 'Allow' || effect === 'Deny') &&
    (Object.hasOwn(statement, 'Action') || Object.hasOwn(statement, 'NotAction'))
  )
}

const hasPolicyShape = (value: unknown): value is JsonRecord => {
  if (!isRecord(value)) return false
  const statements = recordsAt(value, 'Statement')
  return (
    statements.length > 0 &&
    statements.length === listAt(value, 'Statement').length &&
    statements.every(isStatement)
  )
}

/** Takes a policy to be saved; Left when it does not have the shape of one. */
export const savedPolicy = (source: PolicySource): E.Either<AwsError, Policy> => {
  const value = typeof source === 'string' ? parsedJson(source) : source
  if (value === undefined) return malformed('This policy contains invalid Json')
  if (!hasPolicyShape(value)) return malformed('Syntax errors in policy.')
  return E.right({ document: typeof source === 'string' ? source : JSON.stringify(source), value })
}

const principalArn = /^arn:[a-z-]+:iam::(\d{12}):(role|user)\/(?:.*\/)?([^/]+)$/

/** Roles and users that a trust policy names as principals must be there when it is saved. */
const missingPrincipal = (world: World, read: ReadPolicy): string | undefined => {
  const named = read.statements.flatMap((statement) =>
    statement.kind === 'statement' ? (statement.principal?.written ?? []) : [],
  )
  return named.find((arn) => {
    const match = principalArn.exec(arn)
    if (match === null) return false
    const [, accountId = '', type, name = ''] = match
    const account = accountOf(world, accountId)
    // An account this world does not have is somebody else's business.
    if (account === undefined) return false
    return Table.get<unknown>(type === 'role' ? account.roles : account.users, name) === undefined
  })
}

/** Counts the characters of a policy that count towards its quota: all but white space. */
export const countedCharacters = (document: string): number => document.replaceAll(/\s/g, '').length

/** Takes a trust policy to be saved, with the quota and the principals that IAM looks at. */
export const savedTrust = (world: World, source: PolicySource): E.Either<AwsError, Policy> => {
  const policy = savedPolicy(source)
  if (E.isLeft(policy)) return policy
  const quota = world.settings.quotas.trustPolicyCharacters
  if (countedCharacters(policy.right.document) > quota) {
    return refuse('LimitExceeded', `Cannot exceed quota for ACLSizePerRole: ${quota}`, 409)
  }
  const read = readingOf(policy.right)
  if (!read.isReadable) return malformed('Syntax errors in policy.')
  const missing = missingPrincipal(world, read)
  return missing === undefined
    ? policy
    : malformed(`Invalid principal in policy: "AWS":"${missing}"`)
}
