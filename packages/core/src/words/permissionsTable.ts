import type { AwsActionName } from '../iam/permissions/awsActions.ts'
import type { PermissionExplanation } from '../iam/permissions/explainPermissions.ts'
import type { Conditions } from '../iam/policy/PolicyDocument.ts'

/** What the table of permissions says in one language. */
export interface PermissionsTableWords {
  /** Action, resources, conditions, reason. */
  readonly headings: readonly [string, string, string, string]
  readonly describeAwsAction: (action: AwsActionName) => string
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

/** Renders permissions as a Markdown table. */
export const permissionsTable = (
  explanations: ReadonlyArray<PermissionExplanation>,
  { headings, describeAwsAction }: PermissionsTableWords,
): string => {
  const rows = explanations.map(({ action, resources, conditions }) =>
    tableRow([
      code(action),
      resources.map(code).join('<br>'),
      conditionCell(conditions),
      describeAwsAction(action),
    ]),
  )
  const ruler = tableRow(headings.map(() => '---'))
  return `${[tableRow(headings), ruler, ...rows].join('\n')}\n`
}
