/**
 * The conditions of a statement on other keys than the agreed ones, and whether Rescale meets them.
 */
import { contextReader } from '../policy/contextReader.ts'
import type { Certainty } from '../policy/Certainty.ts'
import { type ReadCondition, conditionHolds } from '../policy/ReadCondition.ts'
import type { ReadStatement } from '../policy/ReadStatement.ts'
import { type TrustFindingId, trustFinding } from './TrustFinding.ts'
import { admitsAwsPrincipals } from './assumeCalls.ts'
import { agreedKeys } from './boundStatement.ts'
import { circumstancesOf } from './circumstances.ts'
import { roleSession } from './rescaleCalls.ts'
import { type TrustRule, evidenceOfCondition } from './rules/TrustRule.ts'

// queries

const someRole = roleSession('arn:aws:iam::000000000000:role/any')

/** Returns whether Rescale meets a condition in every context in which it may call. */
const isMet = (condition: ReadCondition): Certainty => {
  const answers = circumstancesOf([condition]).map((context) =>
    conditionHolds(
      condition,
      contextReader({
        principal: someRole,
        action: 'sts:AssumeRole',
        resource: '*',
        context,
        otherKeys: 'unknown',
      }),
    ),
  )
  const [first = 'unknown'] = answers
  return answers.every((answer) => answer === first) ? first : 'unknown'
}

const furtherConditions = (
  { conditions }: ReadStatement,
  met: Certainty,
): ReadonlyArray<ReadCondition> =>
  conditions.filter(
    (condition) =>
      // An unknown operator is reported when the document is read.
      condition.operator !== undefined &&
      !agreedKeys.has(condition.lowerCaseKey) &&
      isMet(condition) === met,
  )

/** Returns the rule that finds conditions on other keys that Rescale does not or may not meet. */
export const furtherConditionRule =
  (id: TrustFindingId, met: Certainty): TrustRule =>
  (statement) =>
    admitsAwsPrincipals(statement)
      ? furtherConditions(statement, met).map((condition) =>
          trustFinding(id, evidenceOfCondition(statement, condition)),
        )
      : []
