/**
 * Whom the role lets in, and what may be done through it, as AWS answers: probes, calls and the
 * simulator of IAM.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { type ProbeProblem, findProbeProblems } from '../findProbeProblems.ts'
import { type Check, checkOf } from './Check.ts'
import { aboutRole, externalIdPage, roleOf } from './aboutRole.ts'
import { roleDifferences } from './roleChecks.ts'

// probes

const probeCheck = (problem: ProbeProblem): Check =>
  checkOf(aboutRole(externalIdPage), ['rescale.probe'], (seen, agreed) =>
    findProbeProblems(seen['rescale.probe']).includes(problem) ? [{ subject: roleOf(agreed) }] : [],
  )

export const roleRefusesWithoutId: Check = probeCheck('allowed-without-external-id')
export const roleRefusesWrongId: Check = probeCheck('allowed-with-wrong-external-id')

/** With each of the agreed IDs: during a rotation there are two. */
export const roleAssumable: Check = checkOf(
  aboutRole(externalIdPage),
  ['rescale.probe'],
  ({ 'rescale.probe': probe }, agreed) => [
    ...(probe.withExternalId === 'refused' ? [{ subject: roleOf(agreed), actual: 'refused' }] : []),
    ...(probe.withFurtherExternalId === 'refused'
      ? [{ subject: roleOf(agreed), actual: 'refused with the second external ID' }]
      : []),
  ],
)

// what IAM answers

/** The simulator does not know the conditions of a call, so only explicit denials count. */
export const roleSimulation: Check = checkOf(
  aboutRole('access_policies_testing-policies.html'),
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
  aboutRole('troubleshoot_access-denied.html'),
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
  aboutRole('troubleshoot_access-denied.html'),
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
