/**
 * Statements deny only to require the agreed conditions: any other may refuse Rescale.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html
 */
import type { ReadPolicy } from '../../policy/ReadPolicy.ts'
import type { ReadStatement } from '../../policy/ReadStatement.ts'
import { assumeRoleAllowed } from '../../policy/evaluateAssumeRole.ts'
import { isBindingDenial } from '../boundStatement.ts'
import { rescaleCalls } from '../rescaleCalls.ts'
import { type TrustFinding, trustFinding } from '../TrustFinding.ts'
import type { ExpectedTrust } from './TrustRule.ts'

/** Returns whether the statement may apply to a call of Rescale. */
const mayHitRescale = (
  denial: ReadStatement,
  policy: ReadPolicy,
  expected: ExpectedTrust | undefined,
): boolean => {
  if (expected === undefined) return true
  const alone: ReadPolicy = { statements: [denial], problems: [], isReadable: true }
  return rescaleCalls(policy, expected).some(
    (call) => assumeRoleAllowed(alone, call).decision !== 'implicitly-denied',
  )
}

export const findDenials = (
  policy: ReadPolicy,
  expected: ExpectedTrust | undefined,
): ReadonlyArray<TrustFinding> =>
  policy.statements.flatMap((statement) => {
    if (statement.kind !== 'statement' || statement.effect !== 'Deny') return []
    if (isBindingDenial(statement) || !mayHitRescale(statement, policy, expected)) return []
    const { index, action, principal } = statement
    const found = [...(principal?.written ?? []), ...action.written].join(', ')
    return [trustFinding('deny-statement', { path: `Statement[${index}]`, found })]
  })
