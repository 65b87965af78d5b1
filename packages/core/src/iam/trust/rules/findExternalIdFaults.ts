/**
 * The statement accepts only the agreed external ID: an exact comparison that fails when the ID is
 * absent.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
 */
import { omitUndefined } from '../../../codec/omitUndefined.ts'
import { admitsAwsPrincipals } from '../assumeCalls.ts'
import { acceptedIdsOf, exactValuesOf, externalIdConditions } from '../ExternalIdCondition.ts'
import type { ReadCondition } from '../../policy/ReadCondition.ts'
import type { ReadStatement } from '../../policy/ReadStatement.ts'
import { type TrustFinding, type TrustFindingId, trustFinding } from '../TrustFinding.ts'
import { type ExpectedTrust, type TrustRule, evidenceOfCondition, pathIn } from './TrustRule.ts'

const hasVariable = ({ comparands }: ReadCondition): boolean =>
  comparands?.some(
    (comparand) => comparand.type === 'text' && comparand.pattern.kind === 'with-variables',
  ) ?? false

/** Returns the first reason why a condition does not require the ID; undefined when it is exact. */
const looseness = (condition: ReadCondition): TrustFindingId | undefined => {
  const { operator } = condition
  // An unknown operator is reported when the document is read.
  if (operator === undefined || exactValuesOf(condition) !== undefined) return undefined
  if (operator.ifExists) return 'external-id-if-exists'
  if (operator.set === 'all') return 'external-id-for-all-values'
  if (operator.negated) return 'external-id-negated'
  if (operator.operand.type !== 'text') return 'external-id-loose-operator'
  if (hasVariable(condition)) return 'external-id-variable'
  return operator.operand.ignoreCase ? 'external-id-ignores-case' : 'external-id-wildcard'
}

/** Returns what is unusual about a condition that requires the ID. */
const oddity = (condition: ReadCondition): TrustFindingId | undefined => {
  if (exactValuesOf(condition) === undefined) return undefined
  if (condition.operator?.set === 'any') return 'external-id-for-any-value'
  return condition.operator?.base === 'StringLike' ? 'external-id-like' : undefined
}

const findIn = (
  statement: ReadStatement,
  nameOf: (condition: ReadCondition) => TrustFindingId | undefined,
): ReadonlyArray<TrustFinding> =>
  externalIdConditions(statement).flatMap((condition) => {
    const id = nameOf(condition)
    return id === undefined ? [] : [trustFinding(id, evidenceOfCondition(statement, condition))]
  })

const findUnbound = (
  statement: ReadStatement,
  expected: ExpectedTrust | undefined,
): ReadonlyArray<TrustFinding> => {
  const loose = findIn(statement, looseness)
  if (loose.length > 0) return loose
  const agreed = expected?.externalIds[0]
  return [
    trustFinding('missing-external-id', {
      path: pathIn(statement, 'Condition'),
      found: 'no StringEquals on sts:ExternalId',
      ...omitUndefined({ expected: agreed }),
    }),
  ]
}

const findOtherIds = (
  ids: ReadonlyArray<string>,
  agreed: ReadonlyArray<string>,
  path: string,
): ReadonlyArray<TrustFinding> => {
  if (agreed.length === 0) {
    return ids.length > 1
      ? [trustFinding('several-external-ids', { path, found: ids.join(', ') })]
      : []
  }
  return ids
    .filter((id) => !agreed.includes(id))
    .map((id) =>
      trustFinding('other-external-id', { path, found: id, expected: agreed.join(', ') }),
    )
}

export const findExternalIdFaults: TrustRule = (statement, expected) => {
  // Services and federated principals cannot pass an external ID, so the condition does not apply
  // to them.
  if (!admitsAwsPrincipals(statement)) return []
  const ids = acceptedIdsOf(statement)
  if (ids === 'any') return findUnbound(statement, expected)
  const path = `${pathIn(statement, 'Condition')} sts:ExternalId`
  return [...findIn(statement, oddity), ...findOtherIds(ids, expected?.externalIds ?? [], path)]
}
