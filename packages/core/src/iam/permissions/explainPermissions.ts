/**
 * The permissions as a security reviewer reads them: each call, what it is confined to, and why it
 * is made. Explanation and policy come from one list, so that neither can say what the other does
 * not.
 */
import type { Language, Sentence } from '../../values/Language.ts'
import type { Conditions } from '../policy/PolicyDocument.ts'
import { type Tier, actionsOfTier } from './awsActions.ts'
import {
  type PermissionScopeName,
  type PermissionsScope,
  confinementOf,
} from './permissionScopes.ts'

// model

/** One call within one of its scopes: a row of the table. */
export interface PermissionExplanation {
  readonly action: string
  readonly tier: Tier
  /** The `Sid` of the statement that grants it. */
  readonly statement: PermissionScopeName
  readonly resources: ReadonlyArray<string>
  readonly conditions: Conditions
  readonly reason: Sentence
}

// queries

/** Explains every permission of a tier, in the order of the list. */
export const explainPermissions = (
  tier: Tier,
  scope: PermissionsScope,
): ReadonlyArray<PermissionExplanation> =>
  actionsOfTier(tier).flatMap(({ action, tier: lowestTier, scopes, reason }) =>
    scopes.flatMap((statement) => {
      const confinement = confinementOf(statement, scope)
      if (confinement === undefined) return []
      const { Resource: resources, Condition: conditions = {} } = confinement
      return [{ action, tier: lowestTier, statement, resources, conditions, reason }]
    }),
  )

// operations

const headings: Readonly<Record<Language, ReadonlyArray<string>>> = {
  en: ['Action', 'Confined to', 'Only when', 'Why'],
  ja: ['アクション', '対象', '条件', '理由'],
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``

const conditionCell = (conditions: Conditions): string =>
  Object.entries(conditions)
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(
        ([key, values]) => `${code(key)} ${operator} ${values.map(code).join(' / ')}`,
      ),
    )
    .join('<br>')

const tableRow = (cells: ReadonlyArray<string>): string => `| ${cells.join(' | ')} |`

/** Renders the explanation as a Markdown table. */
export const renderExplanation = (
  explanations: ReadonlyArray<PermissionExplanation>,
  language: Language,
): string => {
  const rows = explanations.map((explanation) =>
    tableRow([
      code(explanation.action),
      explanation.resources.map(code).join('<br>'),
      conditionCell(explanation.conditions),
      explanation.reason[language],
    ]),
  )
  const ruler = tableRow(headings[language].map(() => '---'))
  return `${[tableRow(headings[language]), ruler, ...rows].join('\n')}\n`
}

/** Renders the explanation as indented JSON, for tools. */
export const renderExplanationJson = (explanations: ReadonlyArray<PermissionExplanation>): string =>
  `${JSON.stringify(explanations, null, 2)}\n`
