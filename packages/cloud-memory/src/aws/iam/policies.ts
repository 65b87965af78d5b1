/**
 * Reading policies as IAM does when they are saved, and the refusals it has for them.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
import { type ReadPolicy, readPolicy } from '@byoa/core/iam'
import * as E from 'fp-ts/lib/Either.js'

import * as Table from '../../world/Table.ts'
import { type World, accountOf } from '../../world/World.ts'
import type { Policy } from '../../world/identities.ts'
import { type AwsError, refuse } from '../AwsError.ts'

const malformed = (message: string): E.Either<AwsError, never> =>
  refuse('MalformedPolicyDocument', message)

const parseJson = (text: string): E.Either<AwsError, unknown> =>
  E.tryCatch(
    (): unknown => JSON.parse(text),
    () => ({
      code: 'MalformedPolicyDocument',
      message: 'This policy contains invalid Json',
      status: 400,
    }),
  )

/** Reads a policy as it was sent: text. */
export const readPolicyText = (document: string): E.Either<AwsError, Policy> => {
  const json = parseJson(document)
  if (E.isLeft(json)) return json
  const read = readPolicy(json.right)
  return read.isReadable ? E.right({ document, read }) : malformed('Syntax errors in policy.')
}

/** Roles and users that a trust policy names as principals must be there when it is saved. */
const missingPrincipal = (world: World, read: ReadPolicy): string | undefined => {
  const named = read.statements.flatMap((statement) =>
    statement.kind === 'statement' ? (statement.principal?.written ?? []) : [],
  )
  return named.find((arn) => {
    const match = /^arn:[a-z-]+:iam::(\d{12}):(role|user)\/(?:.*\/)?([^/]+)$/.exec(arn)
    if (match === null) return false
    const [, accountId = '', type, name = ''] = match
    const account = accountOf(world, accountId)
    // An account this world does not have is somebody else's business.
    if (account === undefined) return false
    return Table.get<unknown>(type === 'role' ? account.roles : account.users, name) === undefined
  })
}

const withoutWhiteSpace = (text: string): number => text.replaceAll(/\s/g, '').length

/** Reads a trust policy, with the quota and the principals that IAM looks at. */
export const readTrust = (world: World, document: string): E.Either<AwsError, Policy> => {
  const policy = readPolicyText(document)
  if (E.isLeft(policy)) return policy
  const quota = world.settings.quotas.trustPolicyCharacters
  if (withoutWhiteSpace(document) > quota) {
    return refuse('LimitExceeded', `Cannot exceed quota for ACLSizePerRole: ${quota}`, 409)
  }
  const missing = missingPrincipal(world, policy.right.read)
  return missing === undefined
    ? policy
    : malformed(`Invalid principal in policy: "AWS":"${missing}"`)
}
