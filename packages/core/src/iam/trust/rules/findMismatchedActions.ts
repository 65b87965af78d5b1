/**
 * Each principal needs its own action: AssumeRole for AWS principals and services,
 * AssumeRoleWithSAML or AssumeRoleWithWebIdentity for federated principals.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-mismatched-action-for-principal
 */
import { assumeCallsOf, callsOfPrincipal } from '../assumeCalls.ts'
import { trustFinding } from '../TrustFinding.ts'
import { type FormRule, pathIn } from './TrustRule.ts'

export const findMismatchedActions: FormRule = (statement) => {
  const { principal, action } = statement
  const calls = assumeCallsOf(statement)
  // A statement through which nobody can assume the role is skipped.
  if (calls.length === 0 || principal === undefined || principal.negated) return []
  const missing = principal.entries
    .map(callsOfPrincipal)
    .filter((ofPrincipal) => !ofPrincipal.some((call) => calls.includes(call)))
    .map(([first = 'sts:AssumeRole']) => first)
  return [...new Set(missing)].map((expected) =>
    trustFinding('mismatched-action', {
      path: pathIn(statement, action.negated ? 'NotAction' : 'Action'),
      found: action.written.join(', '),
      expected,
    }),
  )
}
