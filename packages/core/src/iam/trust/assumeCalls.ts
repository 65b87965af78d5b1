/**
 * The STS calls that create a session of a role, and who can make each: AWS principals and services
 * AssumeRole, federated principals the call of their kind of provider.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html#stsapi_comparison
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-mismatched-action-for-principal
 */
import { matchesAction } from '../policy/PolicyElement.ts'
import type { ReadPrincipal } from '../policy/ReadPrincipal.ts'
import type { ReadStatement } from '../policy/ReadStatement.ts'

// model

export type AssumeCall =
  | 'sts:AssumeRole'
  | 'sts:AssumeRoleWithSAML'
  | 'sts:AssumeRoleWithWebIdentity'
  | 'sts:AssumeRoot'

export const assumeCalls: ReadonlyArray<AssumeCall> = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:AssumeRoot',
]

/** The kind of identity provider; `other` is none that IAM documents. */
export type ProviderKind = 'saml' | 'oidc' | 'web' | 'other'

// queries

/** Returns whether a statement covers an action. */
export const coversAction = ({ action }: ReadStatement, name: string): boolean =>
  action.entries.some((entry) => matchesAction(entry, name.toLowerCase()) === 'yes') !==
  action.negated

/** Returns the calls that a statement covers. */
export const assumeCallsOf = (statement: ReadStatement): ReadonlyArray<AssumeCall> =>
  assumeCalls.filter((call) => coversAction(statement, call))

/** Returns the kind of provider of a `Federated` principal. */
export const providerKindOf = (written: string): ProviderKind => {
  if (/^arn:[a-z-]+:iam::\d{12}:saml-provider\//.test(written)) return 'saml'
  if (/^arn:[a-z-]+:iam::\d{12}:oidc-provider\//.test(written)) return 'oidc'
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(written) ? 'web' : 'other'
}

/** Returns the calls that a principal can make. */
export const callsOfPrincipal = (principal: ReadPrincipal): ReadonlyArray<AssumeCall> => {
  if (principal.kind === 'anyone' || principal.kind === 'unknown') return assumeCalls
  if (principal.kind !== 'federated') return ['sts:AssumeRole', 'sts:AssumeRoot']
  switch (providerKindOf(principal.written)) {
    case 'saml':
      return ['sts:AssumeRoleWithSAML']
    case 'oidc':
    case 'web':
      return ['sts:AssumeRoleWithWebIdentity']
    case 'other':
      return ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity']
  }
}

/** Returns the principals of a statement that can assume the role through it. */
export const admittedBy = (statement: ReadStatement): ReadonlyArray<ReadPrincipal> => {
  const { principal } = statement
  if (principal === undefined || principal.negated) return []
  const calls = assumeCallsOf(statement)
  return principal.entries.filter((entry) =>
    callsOfPrincipal(entry).some((call) => calls.includes(call)),
  )
}

const hasExternalId = ({ kind }: ReadPrincipal): boolean =>
  kind !== 'service' && kind !== 'federated'

/**
 * Returns whether a statement lets AWS principals assume the role; only they can pass an external
 * ID.
 */
export const admitsAwsPrincipals = (statement: ReadStatement): boolean =>
  coversAction(statement, 'sts:AssumeRole') &&
  (statement.principal?.negated === true || admittedBy(statement).some(hasExternalId))
