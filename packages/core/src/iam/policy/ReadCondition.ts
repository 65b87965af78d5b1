/**
 * A condition of a policy, with operator, key and values, parsed once and decided often.
 *
 * ```
 *   key absent:   positive operator → no     negated, IfExists → yes
 *                 ForAnyValue → no           ForAllValues → yes
 * ```
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
import type { ContextReader } from './AccessRequest.ts'
import { type ArnPattern, matchesArn, parseArn, parseArnPattern } from './ArnPattern.ts'
import { type Certainty, certain, every, not, some } from './Certainty.ts'
import {
  type Comparison,
  type ConditionOperator,
  type Operand,
  parseConditionOperator,
} from './ConditionOperator.ts'
import { type IpBlock, holdsAddress, parseIpAddress, parseIpBlock } from './IpBlock.ts'
import { parsePolicyDate } from './PolicyDate.ts'
import { type TextPattern, matchesText, parseTextPattern } from './TextPattern.ts'
import { readAll } from './readAll.ts'

// model

type Comparand =
  | { readonly type: 'text'; readonly pattern: TextPattern }
  | { readonly type: 'arn'; readonly pattern: ArnPattern }
  | { readonly type: 'number'; readonly comparison: Comparison; readonly value: number }
  | { readonly type: 'date'; readonly comparison: Comparison; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'ip'; readonly block: IpBlock }
  | { readonly type: 'binary'; readonly value: string }
  | { readonly type: 'null'; readonly absent: boolean }

export interface ReadCondition {
  /** The operator as written. */
  readonly operatorName: string
  /** Undefined when IAM does not document the operator: the condition is `unknown`. */
  readonly operator: ConditionOperator | undefined
  /** The key as written. */
  readonly key: string
  readonly lowerCaseKey: string
  readonly values: ReadonlyArray<string>
  /** Undefined when some value is invalid for the operator: the condition is `unknown`. */
  readonly comparands: ReadonlyArray<Comparand> | undefined
}

/** An operator applied to a key, as in the document. */
export interface WrittenCondition {
  readonly operatorName: string
  readonly key: string
  readonly values: ReadonlyArray<string>
}

// constructors

const parseNumber = (text: string): number | undefined =>
  /^[+-]?\d{1,30}(\.\d{1,30})?$/.test(text) ? Number(text) : undefined

const parseBool = (text: string): boolean | undefined => {
  const lowerCase = text.toLowerCase()
  if (lowerCase === 'true') return true
  return lowerCase === 'false' ? false : undefined
}

const present = <A, B>(value: A | undefined, build: (value: A) => B): B | undefined =>
  value === undefined ? undefined : build(value)

const comparandOf = (
  operand: Operand,
  value: string,
  variables: boolean,
): Comparand | undefined => {
  const { type } = operand
  switch (type) {
    case 'text':
      return present(parseTextPattern(value, { ...operand, variables }), (pattern) => ({
        type,
        pattern,
      }))
    case 'arn':
      return present(parseArnPattern(value, variables), (pattern) => ({ type, pattern }))
    case 'number':
      return present(parseNumber(value), (bound) => ({ ...operand, value: bound }))
    case 'date':
      return present(parsePolicyDate(value), (bound) => ({ ...operand, value: bound }))
    case 'bool':
      return present(parseBool(value), (wanted) => ({ type, value: wanted }))
    case 'ip':
      return present(parseIpBlock(value), (block) => ({ type, block }))
    case 'binary':
      return { type, value }
    case 'null':
      return present(parseBool(value), (absent) => ({ type, absent }))
  }
}

/** Reads a condition; parts that are not understood are kept and decided as `unknown`. */
export const readCondition = (written: WrittenCondition, variables: boolean): ReadCondition => {
  const operator = parseConditionOperator(written.operatorName)
  return {
    ...written,
    operator,
    lowerCaseKey: written.key.toLowerCase(),
    comparands:
      operator === undefined
        ? undefined
        : readAll(written.values, (value) => comparandOf(operator.operand, value, variables)),
  }
}

// queries

const compares = (comparison: Comparison, given: number, bound: number): boolean => {
  switch (comparison) {
    case 'Equals':
      return given === bound
    case 'LessThan':
      return given < bound
    case 'LessThanEquals':
      return given <= bound
    case 'GreaterThan':
      return given > bound
    case 'GreaterThanEquals':
      return given >= bound
  }
}

/** How IAM treats a value of the wrong kind is not documented. */
const comparesIfRead = <A>(given: A | undefined, test: (given: A) => boolean): Certainty =>
  given === undefined ? 'unknown' : certain(test(given))

const comparesWith = (comparand: Comparand, given: string, read: ContextReader): Certainty => {
  switch (comparand.type) {
    case 'text':
      return matchesText(comparand.pattern, given, read)
    case 'arn': {
      const arn = parseArn(given)
      return arn === undefined ? 'unknown' : matchesArn(comparand.pattern, arn, read)
    }
    case 'number':
      return comparesIfRead(parseNumber(given), (value) =>
        compares(comparand.comparison, value, comparand.value),
      )
    case 'date':
      return comparesIfRead(parsePolicyDate(given), (value) =>
        compares(comparand.comparison, value, comparand.value),
      )
    case 'bool':
      return comparesIfRead(parseBool(given), (value) => value === comparand.value)
    case 'ip':
      return comparesIfRead(parseIpAddress(given), (value) => holdsAddress(comparand.block, value))
    case 'binary':
      return certain(given === comparand.value)
    case 'null':
      return 'unknown'
  }
}

/**
 * Decides for one value of the request: the policy's values are combined with OR, `Not` negates the
 * result.
 */
const holdsFor = (
  condition: { readonly negated: boolean; readonly comparands: ReadonlyArray<Comparand> },
  given: string,
  read: ContextReader,
): Certainty => {
  const { negated } = condition
  const matches = some(condition.comparands, (comparand) => comparesWith(comparand, given, read))
  return negated ? not(matches) : matches
}

const holdsWhenAbsent = ({ ifExists, set, negated }: ConditionOperator): boolean => {
  if (ifExists) return true
  return set === 'none' ? negated : set === 'all'
}

/** Decides a condition against the keys of a request. */
export const conditionHolds = (condition: ReadCondition, read: ContextReader): Certainty => {
  const { operator, comparands, lowerCaseKey } = condition
  if (operator === undefined || comparands === undefined) return 'unknown'
  const given = read(lowerCaseKey)
  if (given === 'unknown') return 'unknown'
  if (operator.operand.type === 'null') {
    const isAbsent = given === undefined
    return certain(comparands.some((one) => one.type === 'null' && one.absent === isAbsent))
  }
  if (given === 'present') return 'unknown'
  // For set operators, empty text counts as no value.
  const isNullSet = operator.set !== 'none' && given?.every((value) => value === '') === true
  if (given === undefined || isNullSet) return certain(holdsWhenAbsent(operator))
  const tested = { negated: operator.negated, comparands }
  const holds = (value: string): Certainty => holdsFor(tested, value, read)
  if (operator.set === 'any') return some(given, holds)
  // How an operator without a set prefix treats several values is not documented.
  if (operator.set === 'none' && given.length > 1) return 'unknown'
  return every(given, holds)
}
