/**
 * The permissions of Rescale's role, made from the list of calls and what each is confined to. A
 * statement is one scope and the actions in it, so that nothing is granted that no one calls.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
 */
import {
  type PermissionStatement,
  type PermissionsPolicy,
  policyOf,
} from '../policy/PolicyDocument.ts'
import type { Tier } from './Tier.ts'
import { type AwsActionName, actionsOfTier } from './awsActions.ts'
import {
  type PermissionScopeName,
  type PermissionsScope,
  confinements,
} from './permissionScopes.ts'

const scopeNames = Object.keys(confinements) as ReadonlyArray<PermissionScopeName>

type Granted = readonly [PermissionScopeName, ReadonlyArray<AwsActionName>]

/** Returns the scopes that a tier has actions in, with the actions of each. */
const grantedTo = (tier: Tier): ReadonlyArray<Granted> =>
  scopeNames
    .map((name): Granted => {
      const actions = actionsOfTier(tier).filter(({ scopes }) => scopes.includes(name))
      return [name, actions.map(({ action }) => action).sort()]
    })
    .filter(([, actions]) => actions.length > 0)

const granted: Readonly<Record<Tier, ReadonlyArray<Granted>>> = {
  connect: grantedTo('connect'),
  compute: grantedTo('compute'),
}

const statementOf = (
  [Sid, Action]: Granted,
  scope: PermissionsScope,
): ReadonlyArray<PermissionStatement> => {
  const confinement = confinements[Sid](scope)
  return confinement === undefined ? [] : [{ Sid, Effect: 'Allow', Action, ...confinement }]
}

/**
 * Returns the policy of a tier, confined to one VPC of one account and Region.
 *
 * @example
 * import { parseAccountId, parseRegion } from '@byoa/core/iam/identity'
 * import { permissionsPolicy } from '@byoa/core/iam/permissions'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const policy = pipe(
 *   E.Do,
 *   E.apS('region', parseRegion('us-east-1')),
 *   E.apS('accountId', parseAccountId('111122223333')),
 *   E.apS('rescaleAccountId', parseAccountId('999988887777')),
 *   E.map((accounts) => ({
 *     ...accounts,
 *     partition: 'aws' as const,
 *     connectionName: 'acme',
 *     vpcId: 'vpc-0123456789abcdef0',
 *     roleArn: 'arn:aws:iam::111122223333:role/Access',
 *   })),
 *   E.map((scope) => permissionsPolicy('connect', scope)),
 * )
 *
 * pipe(policy, E.map(({ Statement }) => Statement.map(({ Sid }) => Sid)))
 * // => E.right(['Observe', 'ObserveVpc', 'ReadOwnRole'])
 */
export const permissionsPolicy = (tier: Tier, scope: PermissionsScope): PermissionsPolicy =>
  policyOf(granted[tier].flatMap((grant) => statementOf(grant, scope)))
