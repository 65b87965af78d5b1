/**
 * What differs between two versions of permissions, statement by statement, and whether each
 * difference lets the role do more or less. Statements are the same one when they have the same
 * name and effect; the order of lists and the case of actions and keys say nothing.
 *
 * Laws
 * 1. Permissions do not differ from themselves.
 * 2. Exchanging the two exchanges `added` with `removed`, and `wider` with `narrower`.
 * 3. When every difference is `narrower`, whatever is allowed afterwards was allowed before.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
import { type Operand, parseConditionOperator } from '../policy/ConditionOperator.ts'
import type { StatementCondition } from './conditionMeaning.ts'
import {
  type ExplainedAction,
  type ExplainedCondition,
  type ExplainedResource,
  type StatementExplanation,
  explainCondition,
} from './explainPermissions.ts'

// model

export type ChangedPart =
  | { readonly _tag: 'Statement'; readonly explanation: StatementExplanation }
  | { readonly _tag: 'Action'; readonly action: ExplainedAction }
  | { readonly _tag: 'Resource'; readonly resource: ExplainedResource }
  /** A key with all its values. */
  | { readonly _tag: 'Condition'; readonly condition: ExplainedCondition }
  /** A value of a key that both versions have. */
  | { readonly _tag: 'Value'; readonly condition: ExplainedCondition }

/** What a change does to what the role may do; `unknown` for operators that are not compared. */
export type Reach = 'wider' | 'narrower' | 'unknown'

export interface PermissionChange {
  readonly statement: string
  readonly change: 'added' | 'removed'
  readonly part: ChangedPart
  readonly reach: Reach
}

export interface PermissionVersions<A = ReadonlyArray<StatementExplanation>> {
  readonly before: A
  readonly after: A
}

// reach

const opposite: Readonly<Record<Reach, Reach>> = {
  wider: 'narrower',
  narrower: 'wider',
  unknown: 'unknown',
}

/** Kinds of operators that hold when one value matches: a further value lets more through. */
const comparedTypes: ReadonlyArray<Operand['type']> = ['text', 'arn', 'bool']

const matchesAnyValue = (operatorName: string): boolean => {
  const operator = parseConditionOperator(operatorName)
  return (
    operator !== undefined && !operator.negated && comparedTypes.includes(operator.operand.type)
  )
}

/** Of what is added to a statement that allows. */
const reachOfAdding = (part: ChangedPart): Reach => {
  switch (part._tag) {
    case 'Statement':
      return part.explanation.effect === 'Allow' ? 'wider' : 'narrower'
    case 'Action':
    case 'Resource':
      return 'wider'
    case 'Condition':
      return 'narrower'
    case 'Value':
      return matchesAnyValue(part.condition.operator) ? 'wider' : 'unknown'
  }
}

type Change = Omit<PermissionChange, 'statement'>

const added = (part: ChangedPart): Change => ({ change: 'added', part, reach: reachOfAdding(part) })

const reversed = ({ change, part, reach }: Change): Change => ({
  change: change === 'added' ? 'removed' : 'added',
  part,
  reach: opposite[reach],
})

/** In a statement that denies, more is less. */
const under = (effect: StatementExplanation['effect'], change: Change): Change =>
  effect === 'Allow' ? change : { ...change, reach: opposite[change.reach] }

// parts

const missingIn = <A>(
  others: ReadonlyArray<A>,
  items: ReadonlyArray<A>,
  keyOf: (item: A) => string,
): ReadonlyArray<A> => {
  const keys = new Set(others.map(keyOf))
  return items.filter((item) => !keys.has(keyOf(item)))
}

/** Of two lists, what goes first, then what comes. */
const changesOfLists = <A>(
  { before, after }: PermissionVersions<ReadonlyArray<A>>,
  keyOf: (item: A) => string,
  partOf: (item: A) => ChangedPart,
): ReadonlyArray<Change> => [
  ...missingIn(after, before, keyOf).map((item) => reversed(added(partOf(item)))),
  ...missingIn(before, after, keyOf).map((item) => added(partOf(item))),
]

const keyOfCondition = ({ operator, key }: StatementCondition): string =>
  `${operator} ${key}`.toLowerCase()

const conditionPart = (condition: ExplainedCondition): ChangedPart => ({
  _tag: 'Condition',
  condition,
})

const changesOfConditions = ({
  before,
  after,
}: PermissionVersions<ReadonlyArray<ExplainedCondition>>): ReadonlyArray<Change> => [
  ...changesOfLists({ before, after }, keyOfCondition, conditionPart),
  ...before.flatMap((earlier) => {
    const later = after.find((one) => keyOfCondition(one) === keyOfCondition(earlier))
    const { operator, key, values } = earlier
    return changesOfLists({ before: values, after: later?.values ?? values }, String, (value) => ({
      _tag: 'Value',
      condition: explainCondition({ operator, key, values: [value] }),
    }))
  }),
]

// statements

const changesOfStatement = ({
  before,
  after,
}: PermissionVersions<StatementExplanation>): ReadonlyArray<Change> =>
  [
    ...changesOfLists(
      { before: before.actions, after: after.actions },
      ({ action }) => action.toLowerCase(),
      (action) => ({ _tag: 'Action', action }),
    ),
    ...changesOfLists(
      { before: before.resources, after: after.resources },
      ({ resource }) => resource,
      (resource) => ({ _tag: 'Resource', resource }),
    ),
    ...changesOfConditions({ before: before.conditions, after: after.conditions }),
  ].map((change) => under(after.effect, change))

const keyOfStatement = ({ statement, effect }: StatementExplanation): string =>
  `${effect} ${statement}`

const named =
  (statement: string) =>
  (change: Change): PermissionChange => ({ statement, ...change })

/** Returns what differs: statements that are gone, then those of the later version in its order. */
export const comparePermissions = ({
  before,
  after,
}: PermissionVersions): ReadonlyArray<PermissionChange> => [
  ...missingIn(after, before, keyOfStatement).map((explanation) =>
    named(explanation.statement)(reversed(added({ _tag: 'Statement', explanation }))),
  ),
  ...after.flatMap((later) => {
    const earlier = before.find((one) => keyOfStatement(one) === keyOfStatement(later))
    const changes =
      earlier === undefined
        ? [added({ _tag: 'Statement', explanation: later })]
        : changesOfStatement({ before: earlier, after: later })
    return changes.map(named(later.statement))
  }),
]
