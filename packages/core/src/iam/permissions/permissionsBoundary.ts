/**
 * The boundary of roles that are made for Rescale: at most what nodes need, whatever policies are
 * attached later. It protects itself, so that a role under it cannot take it off, change it, or
 * make a role without it.
 *
 * ```
 *   what a role can do  =  its policies  ∩  this boundary     (a boundary alone grants nothing)
 * ```
 *
 * Laws
 * 1. Under the boundary, no attached policy allows a change of the boundary or a role without it.
 * 2. Under the boundary, everything in `nodePermissions` stays possible.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
import {
  type PermissionStatement,
  type PermissionsPolicy,
  policyOf,
} from '../policy/PolicyDocument.ts'
import { nodePermissions } from './nodePermissions.ts'
import type { PermissionsScope } from './permissionScopes.ts'

// queries

/** Returns the IAM path of the policies that belong to the connection. */
export const boundaryPath = (connectionName: string): string => `/rescale/${connectionName}/`

/** The pattern that the boundary's ARN matches whatever name a stack gives it. */
const boundaryArnPattern = (scope: PermissionsScope): string =>
  `arn:${scope.partition}:iam::${scope.accountId}:policy${boundaryPath(scope.connectionName)}*`

const keepThisBoundary = (scope: PermissionsScope): PermissionStatement => ({
  Sid: 'KeepThisBoundary',
  Effect: 'Deny',
  Action: [
    'iam:CreatePolicyVersion',
    'iam:DeletePolicy',
    'iam:DeletePolicyVersion',
    'iam:SetDefaultPolicyVersion',
  ],
  Resource: [boundaryArnPattern(scope)],
})

const keepBoundariesOn: PermissionStatement = {
  Sid: 'KeepBoundariesOn',
  Effect: 'Deny',
  Action: ['iam:DeleteRolePermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'],
  Resource: ['*'],
}

/** A negated operator holds when the key is absent: a role without any boundary is refused too. */
const nothingUnbounded = (scope: PermissionsScope): PermissionStatement => ({
  Sid: 'NothingUnbounded',
  Effect: 'Deny',
  Action: [
    'iam:AttachRolePolicy',
    'iam:AttachUserPolicy',
    'iam:CreateRole',
    'iam:CreateUser',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:PutUserPermissionsBoundary',
    'iam:PutUserPolicy',
  ],
  Resource: ['*'],
  Condition: { ArnNotLike: { 'iam:PermissionsBoundary': [boundaryArnPattern(scope)] } },
})

/**
 * Returns the boundary, confined to the same account and Region as the permissions.
 *
 * @example
 * import { parseAccountId, parseRegion } from '@byoa/core/iam/identity'
 * import { permissionsBoundary } from '@byoa/core/iam/permissions'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const boundary = pipe(
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
 *   E.map((scope) => permissionsBoundary(scope)),
 * )
 *
 * pipe(boundary, E.map(({ Statement }) => Statement.some(({ Effect }) => Effect === 'Deny')))
 * // => E.right(true)
 */
export const permissionsBoundary = (scope: PermissionsScope): PermissionsPolicy =>
  policyOf([
    ...nodePermissions(scope).Statement,
    keepThisBoundary(scope),
    keepBoundariesOn,
    nothingUnbounded(scope),
  ])
