/**
 * The role that Rescale assumes: whom it lets in, and whether it may do what was agreed and no
 * more.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'

import { builtResources } from '../../cloudformation/builtResources.ts'
import { type RoleDefinition, rescaleRoleDefinition } from '../../cloudformation/RoleDefinition.ts'
import { trustOf } from '../../cloudformation/resources/rescaleRole.ts'
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { readTrustPolicy } from '../../iam/trust/readTrustPolicy.ts'
import {
  type RoleDifference,
  type RoleDocument,
  findRoleDifferences,
  policyAllows,
} from '../findRoleDifferences.ts'
import { type ProbeProblem, findProbeProblems } from '../findProbeProblems.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import type { RoleSnapshot } from '../snapshots.ts'
import { type Check, type Found, type Seen, checkOf, existenceCheck } from './Check.ts'

// queries

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'

const hasStack = ({ stack }: AgreedConnection): boolean => stack !== undefined

const roleOf = ({ stack }: AgreedConnection): string => stack?.roleArn ?? 'role'

const about = (page: string) =>
  ({ level: 'error', owner: 'customer', source: `${guide}/${page}`, applies: hasStack }) as const

const externalIdPage = 'confused-deputy.html'
const elementsPage = 'reference_policies_evaluation-logic.html'

// probes

const probeCheck = (problem: ProbeProblem): Check =>
  checkOf(about(externalIdPage), ['rescale.probe'], (seen, agreed) =>
    findProbeProblems(seen['rescale.probe']).includes(problem) ? [{ subject: roleOf(agreed) }] : [],
  )

export const roleRefusesWithoutId: Check = probeCheck('allowed-without-external-id')
export const roleRefusesWrongId: Check = probeCheck('allowed-with-wrong-external-id')

/** With each of the agreed IDs: during a rotation there are two. */
export const roleAssumable: Check = checkOf(
  about(externalIdPage),
  ['rescale.probe'],
  ({ 'rescale.probe': probe }, agreed) => [
    ...(probe.withExternalId === 'refused' ? [{ subject: roleOf(agreed), actual: 'refused' }] : []),
    ...(probe.withFurtherExternalId === 'refused'
      ? [{ subject: roleOf(agreed), actual: 'refused with the second external ID' }]
      : []),
  ],
)

// documents

export const roleExists: Check = existenceCheck(
  about('id_roles_terms-and-concepts.html'),
  'customer.role',
  roleOf,
)

/** Findings are named by their id; what stands in the policy may be an external ID. */
export const roleTrust: Check = checkOf(
  about(externalIdPage),
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
  checkOf(about(page), ['customer.role', 'customer.stackResources'], (seen, agreed) =>
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
  about(elementsPage),
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
  about('access_policies_boundaries.html'),
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

// what IAM answers

/** The simulator does not know the conditions of a call, so only explicit denials count. */
export const roleSimulation: Check = checkOf(
  about('access_policies_testing-policies.html'),
  ['customer.simulation'],
  ({ 'customer.simulation': answers }) =>
    answers
      .filter(({ code }) => code === 'explicitDeny' || code === 'deniedByOrganization')
      .map(({ action, code }) => ({ subject: action, ...omitUndefined({ actual: code }) })),
)

/** AWS says so in the message of a refused call. */
const isOfOrganization = ({ message = '' }: { readonly message?: string }): boolean =>
  /(service|resource) control polic/.test(message)

export const roleCalls: Check = checkOf(
  about('troubleshoot_access-denied.html'),
  ['rescale.roleCalls'],
  ({ 'rescale.roleCalls': answers }) =>
    answers
      .filter((one) => one.answer === 'refused' && !isOfOrganization(one))
      .map(({ action, code }) => ({ subject: action, ...omitUndefined({ actual: code }) })),
)

/**
 * What an organisation denies: AWS names the kind of policy, or refuses what a role with all the
 * agreed documents may do.
 */
export const organizationDenials: Check = checkOf(
  about('troubleshoot_access-denied.html'),
  ['rescale.roleCalls', 'customer.role', 'customer.stackResources'],
  (seen, agreed) => {
    const { permissionsBoundaryArn: boundary } = seen['customer.role']
    const isAsAgreed =
      roleDifferences(seen, agreed).length === 0 && boundary === agreed.setup.permissionsBoundaryArn
    return seen['rescale.roleCalls']
      .filter((one) => one.answer === 'refused' && (isAsAgreed || isOfOrganization(one)))
      .map(({ action, code }) => ({ subject: action, ...omitUndefined({ actual: code }) }))
  },
)
