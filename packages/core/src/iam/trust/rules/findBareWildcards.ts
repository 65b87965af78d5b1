/**
 * A `*` or `?` is a wildcard only with `Like` operators; with others it is a literal character,
 * which is rarely intended. All ARN operators accept wildcards.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-wildcard-without-like-operator
 */
import type { ReadCondition } from '../../policy/ReadCondition.ts'
import { trustFinding } from '../TrustFinding.ts'
import { type FormRule, evidenceOfCondition } from './TrustRule.ts'

/** `${*}` and `${?}` are the literal characters. */
const hasWildcard = (value: string): boolean => /[*?]/.test(value.replace(/\$\{[*?]\}/g, ''))

const isBare = ({ operator, values }: ReadCondition): boolean =>
  operator?.operand.type === 'text' && !operator.operand.wildcards && values.some(hasWildcard)

export const findBareWildcards: FormRule = (statement) =>
  statement.conditions
    .filter(isBare)
    .map((condition) =>
      trustFinding('wildcard-without-like', evidenceOfCondition(statement, condition)),
    )
