/**
 * The documents of the role that Rescale assumes: whom it lets in, and whether it may do what was
 * agreed and no more.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'

import { builtResources } from '../../cloudformation/builtResources.ts'
import { type RoleDefinition, rescaleRoleDefinition } from '../../cloudformation/RoleDefinition.ts'
import { trustOf } from '../../cloudformation/resources/rescaleRole.ts'
import { readTrustPolicy } from '../../iam/trust/readTrustPolicy.ts'
import {
  type RoleDifference,
  type RoleDocument,
  findRoleDifferences,
  policyAllows,
} from '../findRoleDifferences.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import type { RoleSnapshot } from '../snapshots.ts'
import { type Check, type Found, type Seen, checkOf, existenceCheck } from './Check.ts'
import { aboutRole, externalIdPage, roleOf } from './aboutRole.ts'

const elementsPage = 'reference_policies_evaluation-logic.html'

export const roleExists: Check = existenceCheck(
  aboutRole('id_roles_terms-and-concepts.html'),
  'customer.role',
  roleOf,
)

/** Findings are named by their id; what stands in the policy may be an external ID. */
export const roleTrust: Check = checkOf(
  aboutRole(externalIdPage),
  ['customer.role'],
  ({ 'customer.role': role }, { setup }) =>
    readTrustPolicy(role.trustPolicy, trustOf(setup)).findings.map(({ id, level, evidence }) => ({
      level,
      subject: id,
      ...(evidence.path === '' ? {} : { actual: evidence.path }),
    })),
)

const documentName = (document: RoleDocument): string =>
  document.kind === 'trust' ? 'trust policy' : document.name

const evidenceOf = (difference: RoleDifference): Found => {
  if (difference._tag === 'BoundaryDiffers') {
    const { actual = 'none', expected } = difference
    return { subject: 'permissions boundary', expected, actual }
  }
  const name = documentName(difference.document)
  return { subject: 'statement' in difference ? `${name}: ${difference.statement}` : name }
}

type RoleParts = Seen<'customer.role' | 'customer.stackResources'>

/** None when the stack has no such role, which another check says. */
const definitionOf = (
  { 'customer.stackResources': resources }: RoleParts,
  { setup }: AgreedConnection,
): O.Option<RoleDefinition> =>
  pipe(
    builtResources(setup, resources),
    O.map((built) => rescaleRoleDefinition(setup, built)),
  )

/** Lists the differences of the role from the definition of its stack. */
export const roleDifferences = (
  seen: RoleParts,
  agreed: AgreedConnection,
): ReadonlyArray<RoleDifference> =>
  pipe(
    definitionOf(seen, agreed),
    O.match(
      () => [],
      (definition) => findRoleDifferences(seen['customer.role'], definition),
    ),
  )

const differenceCheck = (isMeant: (difference: RoleDifference) => boolean, page: string): Check =>
  checkOf(aboutRole(page), ['customer.role', 'customer.stackResources'], (seen, agreed) =>
    roleDifferences(seen, agreed).filter(isMeant).map(evidenceOf),
  )

/**
 * Whether a difference is in a policy of permissions; the trust policy has a reader of its own.
 */
const isInPermissions = (difference: RoleDifference): boolean =>
  difference._tag !== 'BoundaryDiffers' && difference.document.kind !== 'trust'

const ofKinds =
  (...tags: ReadonlyArray<RoleDifference['_tag']>) =>
  (difference: RoleDifference): boolean =>
    isInPermissions(difference) && tags.includes(difference._tag)

export const rolePermissionsMissing: Check = differenceCheck(
  ofKinds('PolicyMissing', 'PolicyUnreadable', 'StatementMissing'),
  elementsPage,
)

export const rolePermissionsChanged: Check = differenceCheck(
  ofKinds('StatementChanged'),
  elementsPage,
)

export const roleDenials: Check = differenceCheck(ofKinds('DenyAdded'), elementsPage)

/** Policies beside those of the definition that allow anything. */
const furtherPolicies = (
  { policies }: RoleSnapshot,
  definition: RoleDefinition,
): ReadonlyArray<Found> =>
  policies
    .filter(
      ({ kind, name }) =>
        kind === 'attached' || !definition.policies.some(({ policyName }) => policyName === name),
    )
    .filter(({ document }) => policyAllows(document))
    .map(({ name }) => ({ subject: name }))

export const rolePermissionsExcessive: Check = checkOf(
  aboutRole(elementsPage),
  ['customer.role', 'customer.stackResources'],
  (seen, agreed) => [
    ...roleDifferences(seen, agreed).filter(ofKinds('StatementAdded')).map(evidenceOf),
    ...pipe(
      definitionOf(seen, agreed),
      O.match(
        () => [],
        (definition) => furtherPolicies(seen['customer.role'], definition),
      ),
    ),
  ],
)

/** A boundary that was not agreed limits what the role may do. */
export const roleBoundary: Check = checkOf(
  aboutRole('access_policies_boundaries.html'),
  ['customer.role'],
  ({ 'customer.role': { permissionsBoundaryArn: actual } }, { setup }) => {
    const expected = setup.permissionsBoundaryArn
    if (actual === expected) return []
    const level = expected === undefined ? 'warning' : 'error'
    return [
      {
        level,
        subject: 'permissions boundary',
        expected: expected ?? 'none',
        actual: actual ?? 'none',
      },
    ]
  },
)
