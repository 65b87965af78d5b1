/**
 * The permissions as a security reviewer reads them: each call and what it is confined to; `words`
 * says why it is made. Explanation and policy come from one list, so that neither can say what the
 * other does not.
 */
import type { Conditions } from '../policy/PolicyDocument.ts'
import { type AwsActionName, type Tier, actionsOfTier } from './awsActions.ts'
import {
  type PermissionScopeName,
  type PermissionsScope,
  confinementOf,
} from './permissionScopes.ts'

// model

/** One call within one of its scopes: a row of the table. */
export interface PermissionExplanation {
  readonly action: AwsActionName
  readonly tier: Tier
  /** The `Sid` of the statement that grants it. */
  readonly statement: PermissionScopeName
  readonly resources: ReadonlyArray<string>
  readonly conditions: Conditions
}

// queries

/**
 * Explains every permission of a tier, in the order of the list.
 *
 * @example
 * import { explainPermissions, parseAccountId, parseRegion } from '@byoa/core/iam'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const explained = pipe(
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
 *   E.map((scope) => explainPermissions('connect', scope)),
 * )
 *
 * pipe(explained, E.map((permissions) => permissions.every(({ tier }) => tier === 'connect')))
 * // => E.right(true)
 */
export const explainPermissions = (
  tier: Tier,
  scope: PermissionsScope,
): ReadonlyArray<PermissionExplanation> =>
  actionsOfTier(tier).flatMap(({ action, tier: lowestTier, scopes }) =>
    scopes.flatMap((statement) => {
      const confinement = confinementOf(statement, scope)
      if (confinement === undefined) return []
      const { Resource: resources, Condition: conditions = {} } = confinement
      return [{ action, tier: lowestTier, statement, resources, conditions }]
    }),
  )
