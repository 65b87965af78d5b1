/**
 * The names of condition operators: an optional set prefix, a base operator, an optional
 * `IfExists`.
 *
 * ```
 *   ForAllValues : StringEquals IfExists
 *   └─ set ────┘   └─ base ───┘ └ absent key passes
 * ```
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */

// model

/** The name of an operator without its type. */
export type Comparison =
  | 'Equals'
  | 'LessThan'
  | 'LessThanEquals'
  | 'GreaterThan'
  | 'GreaterThanEquals'

/** How a base operator compares one value of the request with one value of the policy. */
export type Operand =
  | { readonly type: 'text'; readonly wildcards: boolean; readonly ignoreCase: boolean }
  | { readonly type: 'arn' }
  | { readonly type: 'number'; readonly comparison: Comparison }
  | { readonly type: 'date'; readonly comparison: Comparison }
  | { readonly type: 'bool' }
  | { readonly type: 'ip' }
  | { readonly type: 'binary' }
  | { readonly type: 'null' }

export interface ConditionOperator {
  /** The name without prefix and suffix, e.g. `StringEquals`. */
  readonly base: string
  readonly operand: Operand
  /** True for the `Not` operators, which hold when no value of the policy compares. */
  readonly negated: boolean
  readonly ifExists: boolean
  readonly set: 'none' | 'any' | 'all'
}

// constructors

interface BaseOperator {
  readonly operand: Operand
  readonly negated: boolean
}

const pair = (names: readonly [string, string], operand: Operand): ReadonlyArray<Entry> => [
  [names[0], { operand, negated: false }],
  [names[1], { operand, negated: true }],
]

type Entry = readonly [string, BaseOperator]

const orders = ['LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'] as const

const comparisons = (type: 'number' | 'date', prefix: string): ReadonlyArray<Entry> => [
  ...pair([`${prefix}Equals`, `${prefix}NotEquals`], { type, comparison: 'Equals' }),
  ...orders.map((comparison): Entry => [
    `${prefix}${comparison}`,
    { operand: { type, comparison }, negated: false },
  ]),
]

const text = (wildcards: boolean, ignoreCase: boolean): Operand => ({
  type: 'text',
  wildcards,
  ignoreCase,
})

const baseOperators: ReadonlyMap<string, BaseOperator> = new Map([
  ...pair(['StringEquals', 'StringNotEquals'], text(false, false)),
  ...pair(['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'], text(false, true)),
  ...pair(['StringLike', 'StringNotLike'], text(true, false)),
  // AWS documents that both pairs behave identically.
  ...pair(['ArnEquals', 'ArnNotEquals'], { type: 'arn' }),
  ...pair(['ArnLike', 'ArnNotLike'], { type: 'arn' }),
  ...comparisons('number', 'Numeric'),
  ...comparisons('date', 'Date'),
  ...pair(['IpAddress', 'NotIpAddress'], { type: 'ip' }),
  ['Bool', { operand: { type: 'bool' }, negated: false }],
  ['BinaryEquals', { operand: { type: 'binary' }, negated: false }],
  ['Null', { operand: { type: 'null' }, negated: false }],
])

const grammar = /^(?:(ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/

const sets: ReadonlyMap<string, ConditionOperator['set']> = new Map([
  ['ForAnyValue', 'any'],
  ['ForAllValues', 'all'],
])

/**
 * Parses the name of an operator; undefined when IAM documents no such operator. Names are
 * case-sensitive, so that spellings that are not documented count as unknown.
 */
export const parseConditionOperator = (name: string): ConditionOperator | undefined => {
  const [, prefix = '', base = '', suffix] = grammar.exec(name) ?? []
  const found = baseOperators.get(base)
  if (found === undefined) return undefined
  const set = sets.get(prefix) ?? 'none'
  const ifExists = suffix !== undefined
  if (found.operand.type === 'null' && (ifExists || set !== 'none')) return undefined
  return { base, ...found, ifExists, set }
}
