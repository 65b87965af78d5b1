/**
 * Roles and users in trust policies. IAM stores their unique IDs, so that a recreated entity is not
 * trusted; it returns the ARN while the entity exists, and the unique ID after that.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
import * as E from 'fp-ts/lib/Either.js'

import * as PersistentMap from '../../world/PersistentMap.ts'
import * as Table from '../../world/Table.ts'
import { type World, accountOf } from '../../world/World.ts'
import type { Policy, Role, User } from '../../world/identities.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { isRecord, recordsAt, textsAt } from '../json.ts'
import { invalidPrincipal } from './policyFault.ts'

// entities

const entityArn = /^arn:[a-z-]+:iam::(\d{12}):(role|user)\/(?:.*\/)?([^/]+)$/
const uniqueIdPattern = /^A(?:ROA|IDA)[A-Z0-9]+$/

interface Entity {
  readonly arn: string
  readonly uniqueId: string
}

const roleEntity = ({ arn, roleId }: Role): Entity => ({ arn, uniqueId: roleId })
const userEntity = ({ arn, userId }: User): Entity => ({ arn, uniqueId: userId })

/** Returns the unique ID of the role or user with an ARN. */
const uniqueIdOf = (world: World, arn: string): string | undefined => {
  const [, accountId = '', type, name = ''] = entityArn.exec(arn) ?? []
  const account = accountOf(world, accountId)
  if (account === undefined) return undefined
  const role = type === 'role' ? Table.get(account.roles, name) : undefined
  const user = type === 'user' ? Table.get(account.users, name) : undefined
  const entity = (role && roleEntity(role)) ?? (user && userEntity(user))
  return entity?.arn === arn ? entity.uniqueId : undefined
}

/** Returns the entity of a unique ID, from all accounts. */
const arnOfUniqueId = (world: World, uniqueId: string): string | undefined =>
  PersistentMap.values(world.accounts)
    .flatMap(({ roles, users }) => [
      ...Table.rows(roles).map(roleEntity),
      ...Table.rows(users).map(userEntity),
    ])
    .find((entity) => entity.uniqueId === uniqueId)?.arn

/** Returns the entity of a principal; undefined when it does not exist. */
const entityOf = (world: World, written: string): Entity | undefined => {
  const isId = uniqueIdPattern.test(written)
  const arn = isId ? arnOfUniqueId(world, written) : written
  const uniqueId = arn === undefined ? undefined : uniqueIdOf(world, arn)
  return arn === undefined || uniqueId === undefined ? undefined : { arn, uniqueId }
}

/** Principals of unknown accounts are accepted. */
const mustBeThere = (world: World, written: string): boolean => {
  if (uniqueIdPattern.test(written)) return true
  const [, accountId] = entityArn.exec(written) ?? []
  return accountId !== undefined && accountOf(world, accountId) !== undefined
}

// policies

const awsPrincipalsOf = (policy: unknown): ReadonlyArray<string> =>
  isRecord(policy)
    ? recordsAt(policy, 'Statement').flatMap(({ Principal }) =>
        isRecord(Principal) ? textsAt(Principal, 'AWS') : [],
      )
    : []

/** Returns a policy with every AWS principal replaced. */
const withPrincipals = (policy: unknown, write: (principal: string) => string): unknown => {
  const rewritten = (statement: unknown): unknown => {
    if (!isRecord(statement) || !isRecord(statement['Principal'])) return statement
    const { AWS, ...others } = statement['Principal']
    if (typeof AWS !== 'string' && !Array.isArray(AWS)) return statement
    const names = typeof AWS === 'string' ? write(AWS) : AWS.map((name) => write(String(name)))
    return { ...statement, Principal: { AWS: names, ...others } }
  }
  if (!isRecord(policy)) return policy
  const { Statement } = policy
  return {
    ...policy,
    Statement: Array.isArray(Statement) ? Statement.map(rewritten) : rewritten(Statement),
  }
}

/** Returns a trust policy as IAM stores it; Left for a principal that does not exist. */
export const withKeptPrincipals = (world: World, policy: Policy): E.Either<AwsError, Policy> => {
  const entities = new Map<string, Entity>()
  for (const written of awsPrincipalsOf(policy.value)) {
    const entity = entityOf(world, written)
    if (entity !== undefined) entities.set(written, entity)
    else if (mustBeThere(world, written)) {
      return refuse('MalformedPolicyDocument', invalidPrincipal('AWS', written))
    }
  }
  if (entities.size === 0) return E.right(policy)
  return E.right({
    ...policy,
    value: withPrincipals(policy.value, (name) => entities.get(name)?.uniqueId ?? name),
    principals: Object.fromEntries([...entities.values()].map((one) => [one.uniqueId, one.arn])),
  })
}

/** Renders a trust policy as IAM returns it: deleted entities by unique ID. */
export const shownTrust = (world: World, { document, value, principals = {} }: Policy): string => {
  const shown = (name: string): string => {
    const arn = Table.get(principals, name)
    return arn !== undefined && uniqueIdOf(world, arn) === name ? arn : name
  }
  return Object.keys(principals).every((id) => shown(id) !== id)
    ? document
    : JSON.stringify(withPrincipals(value, shown))
}
