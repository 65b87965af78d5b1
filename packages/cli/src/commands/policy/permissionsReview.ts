/** The permissions of both roles, explained and compared with an earlier version of them. */
import type { GrantedPermissions } from '@byoa/core/cloudformation'
import {
  type PermissionChange,
  type PermissionsHolder,
  type StatementExplanation,
  comparePermissions,
  explainPermissions,
  nodePermissions,
  permissionsPolicy,
} from '@byoa/core/iam/permissions'
import type { PermissionsPolicy } from '@byoa/core/iam/policy'
import type { Language } from '@byoa/core/values'

import { wordsIn } from '../../terminal/words.ts'
import type { ScopeWithStandIns } from './permissionsScope.ts'

// model

export interface RoleReview {
  readonly holder: PermissionsHolder
  readonly statements: ReadonlyArray<StatementExplanation>
  /** Absent without an earlier version. */
  readonly changes?: ReadonlyArray<PermissionChange>
}

// constructors

const nothing: PermissionsPolicy = { Version: '2012-10-17', Statement: [] }

const granted = ({ tier, scope }: ScopeWithStandIns): Required<GrantedPermissions> => ({
  rescale: permissionsPolicy(tier, scope),
  nodes: tier === 'compute' ? nodePermissions(scope) : nothing,
})

/** Reviews the roles that have permissions, now or in the earlier version. */
export const reviewPermissions = (
  read: ScopeWithStandIns,
  earlier?: GrantedPermissions,
): ReadonlyArray<RoleReview> => {
  const now = granted(read)
  return (['rescale', 'nodes'] as const)
    .map((holder): RoleReview => {
      const before = earlier?.[holder]
      const statements = explainPermissions(holder, now[holder])
      if (before === undefined) return { holder, statements }
      const versions = { before: explainPermissions(holder, before), after: statements }
      return { holder, statements, changes: comparePermissions(versions) }
    })
    .filter(({ statements, changes = [] }) => statements.length + changes.length > 0)
}

// text

type Part = 'statements' | 'changes'

const headings: Readonly<
  Record<Language, Readonly<Record<Part, Readonly<Record<PermissionsHolder, string>>>>>
> = {
  en: {
    statements: { rescale: 'The role that Rescale assumes', nodes: 'The role of nodes' },
    changes: {
      rescale: 'Changes to the role that Rescale assumes',
      nodes: 'Changes to the role of nodes',
    },
  },
  ja: {
    statements: { rescale: 'Rescale が引き受けるロール', nodes: 'ノードのロール' },
    changes: { rescale: 'Rescale が引き受けるロールの変更点', nodes: 'ノードのロールの変更点' },
  },
}

/** Renders a part of the reviews as Markdown; nothing of a role that it is not known of. */
export const renderReviews = (
  reviews: ReadonlyArray<RoleReview>,
  part: Part,
  language: Language,
): string => {
  const { renderExplanation, renderPermissionChanges } = wordsIn[language]
  return reviews
    .flatMap(({ holder, statements, changes }) => {
      const heading = `## ${headings[language][part][holder]}\n`
      if (part === 'statements') return [heading, renderExplanation(statements)]
      return changes === undefined ? [] : [heading, renderPermissionChanges(changes)]
    })
    .join('\n')
    .trimEnd()
}

// JSON

type Words = (typeof wordsIn)[Language]

const bilingual = (say: (words: Words) => string) => ({ en: say(wordsIn.en), ja: say(wordsIn.ja) })

/** `null` where this version has no words. */
const known = <A>(value: A | undefined, say: (words: Words, value: A) => string) =>
  value === undefined ? null : bilingual((words) => say(words, value))

type Explained = StatementExplanation

const actionJson = ({ action, reason }: Explained['actions'][number]) => ({
  action,
  reason: known(reason, (words, one) => words.describePermissionReason(one)),
})

const resourceJson = ({ resource, meaning }: Explained['resources'][number]) => ({
  resource,
  meaning: known(meaning, (words, one) => words.describeResource(one)),
})

const conditionJson = ({ meaning, ...condition }: Explained['conditions'][number]) => ({
  ...condition,
  rulesOut: known(meaning, (words, one) =>
    words.describeCondition({ meaning: one, values: condition.values }),
  ),
})

const statementJson = ({ statement, effect, actions, resources, conditions, gaps }: Explained) => ({
  statement,
  effect,
  actions: actions.map(actionJson),
  resources: resources.map(resourceJson),
  conditions: conditions.map(conditionJson),
  doesNotStop: gaps.map((gap) => ({
    gap,
    ...bilingual((words) => words.describePermissionGap(gap)),
  })),
})

const partJson = (part: PermissionChange['part']) => {
  switch (part._tag) {
    case 'Statement':
      return { content: statementJson(part.explanation) }
    case 'Action':
      return { content: actionJson(part.action) }
    case 'Resource':
      return { content: resourceJson(part.resource) }
    case 'Condition':
    case 'Value':
      return { content: conditionJson(part.condition) }
  }
}

/** Returns a review for programs, with the texts of both languages. */
export const reviewJson = ({
  holder,
  statements,
  changes,
}: RoleReview): Readonly<Record<string, unknown>> => ({
  role: holder,
  statements: statements.map(statementJson),
  ...(changes === undefined
    ? {}
    : {
        changes: changes.map(({ part, ...change }) => ({
          ...change,
          part: part._tag,
          ...partJson(part),
        })),
      }),
})
