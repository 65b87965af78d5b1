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

export type Comparison = 'equals' | 'less' | 'less-or-equal' | 'greater' | 'greater-or-equal'

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

const comparisons = (type: 'number' | 'date', prefix: string): ReadonlyArray<Entry> => [
  ...pair([`${prefix}Equals`, `${prefix}NotEquals`], { type, comparison: 'equals' }),
  [`${prefix}LessThan`, { operand: { type, comparison: 'less' }, negated: false }],
  [`${prefix}LessThanEquals`, { operand: { type, comparison: 'less-or-equal' }, negated: false }],
  [`${prefix}GreaterThan`, { operand: { type, comparison: 'greater' }, negated: false }],
  [
    `${prefix}GreaterThanEquals`,
    { operand: { type, comparison: 'greater-or-equal' }, negated: false },
  ],
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

const setPrefixes = { 'ForAnyValue:': 'any', 'ForAllValues:': 'all' } as const

const prefixOf = (name: string): keyof typeof setPrefixes | undefined => {
  if (name.startsWith('ForAnyValue:')) return 'ForAnyValue:'
  return name.startsWith('ForAllValues:') ? 'ForAllValues:' : undefined
}

/**
 * Parses the name of an operator; undefined when IAM documents no such operator. Names are
 * case-sensitive, so that spellings that are not documented count as unknown.
 */
export const parseConditionOperator = (name: string): ConditionOperator | undefined => {
  const prefix = prefixOf(name)
  const unprefixed = name.slice(prefix?.length ?? 0)
  const ifExists = unprefixed.endsWith('IfExists')
  const base = ifExists ? unprefixed.slice(0, -'IfExists'.length) : unprefixed
  const found = baseOperators.get(base)
  if (found === undefined) return undefined
  if (found.operand.type === 'null' && (ifExists || prefix !== undefined)) return undefined
  const set = prefix === undefined ? 'none' : setPrefixes[prefix]
  return { base, ...found, ifExists, set }
}
