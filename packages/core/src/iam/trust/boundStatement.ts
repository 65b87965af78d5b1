/**
 * A statement that allows, with every condition that its admitted callers meet.
 *
 * ```
 *   Allow Rescale's account                      Allow Rescale's account
 *   Deny  StringNotEquals sts:ExternalId ID  ==  if StringEquals sts:ExternalId ID
 *
 *   StringEqualsIfExists sts:ExternalId ID   ==  StringEquals sts:ExternalId ID
 *   Null sts:ExternalId false
 * ```
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 */
import type { ReadCondition } from '../policy/ReadCondition.ts'
import type { ReadPrincipal } from '../policy/ReadPrincipal.ts'
import type { ReadStatement } from '../policy/ReadStatement.ts'
import { coversAction } from './assumeCalls.ts'

// model

/** The keys of agreed conditions: caller and external ID. */
export const agreedKeys: ReadonlySet<string> = new Set([
  'sts:externalid',
  'aws:principalarn',
  'aws:principalaccount',
])

// constructors

const isAgreedKey = ({ lowerCaseKey }: ReadCondition): boolean => agreedKeys.has(lowerCaseKey)

/** Negates a condition; undefined when the negation is not a single condition. */
const opposite = (condition: ReadCondition): ReadCondition | undefined => {
  const { operator, comparands } = condition
  if (operator === undefined || comparands === undefined) return undefined
  if (operator.operand.type === 'null') {
    const asksAbsence = comparands.every((one) => one.type === 'null' && one.absent)
    return asksAbsence
      ? { ...condition, values: ['false'], comparands: [{ type: 'null', absent: false }] }
      : undefined
  }
  // ForAnyValue is false when the key is absent, so its negation admits callers without the key.
  if (!operator.negated || operator.set === 'any') return undefined
  const base = operator.base.replace('Not', '')
  return {
    ...condition,
    operatorName: base,
    operator: { ...operator, base, negated: false, ifExists: false, set: 'none' },
  }
}

/** An account given by its ID is in the role's partition. */
const agreeOnPartition = (
  { partition: one }: { readonly partition: string | undefined },
  { partition: other }: { readonly partition: string | undefined },
): boolean => one === undefined || other === undefined || one === other

const coversPrincipal = (denied: ReadPrincipal, allowed: ReadPrincipal): boolean => {
  if (denied.kind === 'anyone') return true
  if (denied.kind === 'account' && 'accountId' in allowed) {
    return denied.accountId === allowed.accountId && agreeOnPartition(denied, allowed)
  }
  return (
    allowed.kind !== 'anyone' && denied.kind === allowed.kind && denied.written === allowed.written
  )
}

const coversPrincipals = (denial: ReadStatement, { principal }: ReadStatement): boolean => {
  const denied = denial.principal
  if (denied === undefined || denied.negated || principal === undefined) return false
  if (denied.entries.some(({ kind }) => kind === 'anyone')) return true
  return (
    !principal.negated &&
    principal.entries.every((allowed) =>
      denied.entries.some((entry) => coversPrincipal(entry, allowed)),
    )
  )
}

/**
 * Returns the single condition under which a statement does not deny; undefined when there is none.
 */
const conditionLeftBy = (denial: ReadStatement): ReadCondition | undefined => {
  const [condition, ...others] = denial.conditions
  if (condition === undefined || others.length > 0 || !isAgreedKey(condition)) return undefined
  return coversAction(denial, 'sts:AssumeRole') ? opposite(condition) : undefined
}

/** Returns whether a statement that denies only adds an agreed condition to others. */
export const isBindingDenial = (denial: ReadStatement): boolean =>
  conditionLeftBy(denial) !== undefined

const demandsPresence = ({ operator, comparands }: ReadCondition): boolean => {
  if (operator === undefined || comparands === undefined) return false
  if (operator.operand.type === 'null') {
    return comparands.every((one) => one.type === 'null' && !one.absent)
  }
  return !operator.negated && !operator.ifExists && operator.set !== 'all'
}

/**
 * The agreed keys have a single non-empty value (STS requires external IDs of two characters or
 * more), so `ForAllValues` of a present key compares that value.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
const withPresence = (condition: ReadCondition): ReadCondition => {
  const { operator } = condition
  if (operator === undefined) return condition
  const set = operator.set === 'all' ? 'none' : operator.set
  return { ...condition, operator: { ...operator, ifExists: false, set } }
}

/** AWS puts account and ARN of the caller into every request of an IAM principal. */
const namesIamPrincipals = ({ principal }: ReadStatement): boolean =>
  principal !== undefined &&
  !principal.negated &&
  principal.entries.every((entry) => 'accountId' in entry)

/** Combines the conditions of a statement that allows with those of statements that deny. */
export const boundStatement = (
  statement: ReadStatement,
  denials: ReadonlyArray<ReadStatement>,
): ReadStatement => {
  const left = denials
    .filter((denial) => coversPrincipals(denial, statement))
    .map(conditionLeftBy)
    .filter((condition) => condition !== undefined)
  const all = [...statement.conditions, ...left]
  const present = new Set(all.filter(demandsPresence).map(({ lowerCaseKey }) => lowerCaseKey))
  if (namesIamPrincipals(statement)) present.add('aws:principalarn').add('aws:principalaccount')
  return {
    ...statement,
    conditions: all.map((condition) =>
      isAgreedKey(condition) && present.has(condition.lowerCaseKey)
        ? withPresence(condition)
        : condition,
    ),
  }
}
