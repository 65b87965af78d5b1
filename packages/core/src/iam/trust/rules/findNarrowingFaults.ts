/**
 * When Rescale names its role, the trust in its account is narrowed to exactly that role.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
import { admitsAwsPrincipals } from '../assumeCalls.ts'
import { isConfined, looseNarrowings, narrowingConditions } from '../CallerConditions.ts'
import { type TrustFinding, trustFinding } from '../TrustFinding.ts'
import type { ReadStatement } from '../../policy/ReadStatement.ts'
import { type TrustRule, evidenceOfCondition, pathIn } from './TrustRule.ts'

/** A role named as the principal needs no narrowing; the rule on principals compares it. */
const namesNoAccount = ({ principal }: ReadStatement): boolean =>
  principal !== undefined &&
  !principal.negated &&
  principal.entries.every(({ kind }) => kind !== 'account' && kind !== 'anyone')

const findMissing = (statement: ReadStatement, role: string): TrustFinding => {
  const loose = looseNarrowings(statement)[0]
  return loose === undefined
    ? trustFinding('not-narrowed', {
        path: pathIn(statement, 'Condition'),
        found: 'no condition on aws:PrincipalArn',
        expected: role,
      })
    : trustFinding('not-narrowed', {
        ...evidenceOfCondition(statement, loose),
        expected: role,
      })
}

export const findNarrowingFaults: TrustRule = (statement, expected) => {
  const role = expected?.rescaleRoleArn
  if (role === undefined || isConfined(statement, expected)) return []
  if (!admitsAwsPrincipals(statement) || namesNoAccount(statement)) return []
  const wide = narrowingConditions(statement)[0]
  if (wide === undefined) return [findMissing(statement, role)]
  return [
    trustFinding('other-principal', {
      ...evidenceOfCondition(statement, wide),
      expected: role,
    }),
  ]
}
