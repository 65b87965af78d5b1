/** The permissions of the template, each action with its reason. */
import { type GrantedPermissions, type Template, readPermissions } from '@byoa/core/cloudformation'
import {
  type PermissionsHolder,
  type StatementExplanation,
  explainPermissions,
} from '@byoa/core/iam/permissions'
import type { PermissionsPolicy } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Content, type Markup, markup } from '../markup/markup.ts'
import type { ReportWords } from '../words/reportWords.ts'
import { folded, list, table } from './pieces.ts'

const listed = (heading: string, items: ReadonlyArray<Content>): Markup | undefined => {
  const listMarkup = list(items)
  return listMarkup === undefined
    ? undefined
    : markup`<p>${heading}:</p>
${listMarkup}`
}

const actionTable = (
  { actions }: StatementExplanation,
  { core, page }: ReportWords,
): Markup | undefined =>
  table(
    [page.action, page.reason],
    actions.map(({ action, reason }) => [
      markup`<code>${action}</code>`,
      reason === undefined ? page.unknown : core.describePermissionReason(reason),
    ]),
  )

const limitItems = (
  { conditions }: StatementExplanation,
  { core }: ReportWords,
): ReadonlyArray<Content> =>
  conditions.map(({ key, operator, values, meaning }) =>
    meaning === undefined
      ? markup`<code>${key} ${operator} ${values.join(', ')}</code>`
      : core.describeCondition({ meaning, values }),
  )

const statementMarkup = (explanation: StatementExplanation, words: ReportWords): Markup => {
  const { core, page } = words
  const { statement, effect, gaps } = explanation
  const suffix = effect === 'Deny' ? ` (${page.denied})` : ''
  return markup`<h3>${statement}${suffix}</h3>
${actionTable(explanation, words)}
${listed(page.limits, limitItems(explanation, words))}${listed(
    page.notLimited,
    gaps.map(core.describePermissionGap),
  )}`
}

const holderMarkup = (
  policy: PermissionsPolicy,
  holder: PermissionsHolder,
  words: ReportWords,
): Markup => {
  const { permissionsOfRescale, permissionsOfNodes } = words.page
  return folded(
    holder === 'rescale' ? permissionsOfRescale : permissionsOfNodes,
    explainPermissions(holder, policy).map((explanation) => statementMarkup(explanation, words)),
  )
}

/** Returns the permissions that a template grants, if there is one. */
export const permissionsOf = (template: Template | undefined): GrantedPermissions | undefined =>
  template === undefined
    ? undefined
    : pipe(
        readPermissions(template),
        E.getOrElseW(() => undefined),
      )

/** Writes the permissions of both roles. */
export const permissionsMarkup = (
  granted: GrantedPermissions | undefined,
  words: ReportWords,
): Markup => {
  if (granted === undefined) return markup`<p>${words.page.noPermissions}</p>`
  const { rescale, nodes } = granted
  return markup`${[
    holderMarkup(rescale, 'rescale', words),
    nodes === undefined ? undefined : holderMarkup(nodes, 'nodes', words),
  ]}`
}
