/**
 * The only principal is Rescale's account. Principals that conditions exclude, or that have no
 * matching action, are not admitted.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import { type ReadPrincipal, renderPrincipal } from '../../policy/ReadPrincipal.ts'
import { admittedBy } from '../assumeCalls.ts'
import { isConfined } from '../CallerConditions.ts'
import { type TrustEvidence, type TrustFinding, trustFinding } from '../TrustFinding.ts'
import { type ExpectedTrust, type TrustRule, pathIn } from './TrustRule.ts'

interface Named {
  readonly accountId: string
  readonly partition: string | undefined
}

const findForeign = (
  named: Named,
  expected: ExpectedTrust,
  evidence: TrustEvidence,
): ReadonlyArray<TrustFinding> => {
  if (named.accountId !== expected.rescaleAccountId) {
    return [trustFinding('other-account', { ...evidence, expected: expected.rescaleAccountId })]
  }
  if (expected.partition === undefined || named.partition === undefined) return []
  return named.partition === expected.partition
    ? []
    : [trustFinding('other-partition', { ...evidence, expected: expected.partition })]
}

/** A session ARN has the name of its role, which is unique in the account. */
const isRoleOrItsSession = (written: string, role: string): boolean => {
  const name = role.slice(role.lastIndexOf('/') + 1)
  return written === role || /:assumed-role\/([^/]+)\//.exec(written)?.[1] === name
}

/**
 * A role or user named by ARN is narrower than its account, and the trust breaks when it is created
 * again. When a role was agreed, it must be that role.
 */
const findNamedEntity = (
  written: string,
  agreed: string | undefined,
  evidence: TrustEvidence,
): ReadonlyArray<TrustFinding> =>
  agreed === undefined || isRoleOrItsSession(written, agreed)
    ? [trustFinding('principal-by-arn', evidence)]
    : [trustFinding('other-principal', { ...evidence, expected: agreed })]

const findInPrincipal = (
  principal: ReadPrincipal,
  expected: ExpectedTrust | undefined,
  evidence: TrustEvidence,
): ReadonlyArray<TrustFinding> => {
  switch (principal.kind) {
    case 'anyone':
      return [trustFinding('any-principal', evidence)]
    case 'account':
      return expected === undefined ? [] : findForeign(principal, expected, evidence)
    case 'role':
    case 'user':
    case 'role-session':
    case 'federated-user': {
      const foreign = expected === undefined ? [] : findForeign(principal, expected, evidence)
      return foreign.length > 0
        ? foreign
        : findNamedEntity(principal.written, expected?.rescaleRoleArn, evidence)
    }
    case 'unique-id':
      return [trustFinding('deleted-principal', evidence)]
    case 'service':
      return [trustFinding('service-principal', evidence)]
    case 'federated':
      return [trustFinding('federated-principal', evidence)]
    case 'canonical-user':
    case 'unknown':
      return [trustFinding('unknown-principal', evidence)]
  }
}

/** The findings when conditions exclude all callers that were not agreed. */
const findInConfined = (
  principal: ReadPrincipal,
  evidence: TrustEvidence,
): ReadonlyArray<TrustFinding> =>
  principal.kind === 'anyone'
    ? [trustFinding('anyone-narrowed', evidence)]
    : findInPrincipal(principal, undefined, evidence)

const findSeveralAccounts = (
  principals: ReadonlyArray<ReadPrincipal>,
  path: string,
): ReadonlyArray<TrustFinding> => {
  const accounts = new Set(
    principals.flatMap((principal) => ('accountId' in principal ? [principal.accountId] : [])),
  )
  return accounts.size > 1
    ? [trustFinding('several-accounts', { path, found: [...accounts].join(', ') })]
    : []
}

export const findPrincipalFaults: TrustRule = (statement, expected) => {
  const path = pathIn(statement, 'Principal')
  const admitted = admittedBy(statement)
  const confined = isConfined(statement, expected)
  const findings = admitted.flatMap((principal) => {
    const evidence = { path, found: renderPrincipal(principal) }
    return confined
      ? findInConfined(principal, evidence)
      : findInPrincipal(principal, expected, evidence)
  })
  return expected === undefined && !confined
    ? [...findings, ...findSeveralAccounts(admitted, path)]
    : findings
}
