/**
 * The principal is Rescale's account, and nobody besides.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import type { ReadPrincipal } from '../../policy/ReadPrincipal.ts'
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

/**
 * A role or user named by ARN: the agreed role breaks when it is made anew, any other was not
 * agreed.
 */
const findNamedEntity = (
  written: string,
  expected: ExpectedTrust | undefined,
  evidence: TrustEvidence,
): ReadonlyArray<TrustFinding> => {
  const agreed = expected?.rescaleRoleArn
  if (expected === undefined || agreed === written)
    return [trustFinding('principal-by-arn', evidence)]
  return [
    trustFinding('other-principal', {
      ...evidence,
      expected: agreed ?? `account ${expected.rescaleAccountId}`,
    }),
  ]
}

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
      return foreign.length > 0 ? foreign : findNamedEntity(principal.written, expected, evidence)
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
  const { principal } = statement
  if (principal === undefined) {
    const path = `Statement[${statement.index}]`
    return [trustFinding('malformed-policy', { path, found: 'no Principal' })]
  }
  if (principal.negated) {
    const path = pathIn(statement, 'NotPrincipal')
    return [trustFinding('not-principal', { path, found: principal.written.join(', ') })]
  }
  const path = pathIn(statement, 'Principal')
  const findings = principal.entries.flatMap((entry, index) =>
    findInPrincipal(entry, expected, { path, found: principal.written[index] ?? '' }),
  )
  return expected === undefined
    ? [...findings, ...findSeveralAccounts(principal.entries, path)]
    : findings
}
