/** Explanations of permissions and what changed in them, as Markdown in one language. */
import type { PermissionChange, Reach } from '../iam/permissions/comparePermissions.ts'
import type {
  ExplainedAction,
  ExplainedCondition,
  ExplainedResource,
  StatementExplanation,
} from '../iam/permissions/explainPermissions.ts'
import type { ResourceMeaning } from '../iam/permissions/resourceMeaning.ts'
import type { Words } from './Words.ts'

// model

/** What the renderings say in one language, beside what the parts of a statement mean. */
export interface PermissionLabels {
  readonly allows: string
  readonly denies: string
  readonly on: string
  readonly cannot: string
  readonly doesNotStop: string
  /** Of what this version has no words for. */
  readonly unknown: string
  readonly added: string
  readonly removed: string
  readonly statement: string
  readonly reach: Readonly<Record<Reach, string>>
  readonly unchanged: string
}

type PermissionWords = Pick<
  Words,
  'describePermissionReason' | 'describeResource' | 'describeCondition' | 'describePermissionGap'
> & { readonly labels: PermissionLabels }

// parts

/** A policy may hold any text: in Markdown it stays one piece of code, on one line. */
const code = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ')
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`
}

const item = (text: string, meaning: string): string => `${code(text)}: ${meaning}`

type Render<A> = (value: A, words: PermissionWords) => string

const actionItem: Render<ExplainedAction> = ({ action, reason }, words) =>
  item(action, reason === undefined ? words.labels.unknown : words.describePermissionReason(reason))

/** `*` has words of its own. */
const nameAsCode = (meaning: ResourceMeaning): ResourceMeaning =>
  'name' in meaning && meaning.name !== '*' ? { ...meaning, name: code(meaning.name) } : meaning

const resourceItem: Render<ExplainedResource> = ({ resource, meaning }, words) =>
  item(
    resource,
    meaning === undefined ? words.labels.unknown : words.describeResource(nameAsCode(meaning)),
  )

const conditionItem: Render<ExplainedCondition> = (condition, words) => {
  const { operator, key, values, meaning } = condition
  const said =
    meaning === undefined
      ? words.labels.unknown
      : words.describeCondition({ meaning, values: values.map(code) })
  return `${code(key)} ${code(operator)} ${values.map(code).join(' / ')}: ${said}`
}

const block = (heading: string, items: ReadonlyArray<string>): ReadonlyArray<string> =>
  items.length === 0 ? [] : [heading, items.map((text) => `- ${text}`).join('\n')]

const statementBlocks = (
  { effect, actions, resources, conditions, gaps }: StatementExplanation,
  words: PermissionWords,
): ReadonlyArray<string> => {
  const { labels } = words
  return [
    ...block(
      effect === 'Allow' ? labels.allows : labels.denies,
      actions.map((one) => actionItem(one, words)),
    ),
    ...block(
      labels.on,
      resources.map((one) => resourceItem(one, words)),
    ),
    ...block(
      labels.cannot,
      conditions.map((one) => conditionItem(one, words)),
    ),
    ...block(labels.doesNotStop, gaps.map(words.describePermissionGap)),
  ]
}

const statementName = ({ statement }: { readonly statement: string }): string =>
  `### ${code(statement)}`

// renderings

/** Renders each statement under its name. */
export const renderStatements = (
  explanations: ReadonlyArray<StatementExplanation>,
  words: PermissionWords,
): string =>
  explanations
    .flatMap((explanation) => [statementName(explanation), ...statementBlocks(explanation, words)])
    .map((text) => `${text}\n`)
    .join('\n')

const partItem: Render<PermissionChange['part']> = (part, words) => {
  switch (part._tag) {
    case 'Statement':
      return words.labels.statement
    case 'Action':
      return actionItem(part.action, words)
    case 'Resource':
      return resourceItem(part.resource, words)
    case 'Condition':
    case 'Value':
      return conditionItem(part.condition, words)
  }
}

const changeBlocks = (
  { change, part, reach }: PermissionChange,
  words: PermissionWords,
): ReadonlyArray<string> => {
  const { labels } = words
  const done = change === 'added' ? labels.added : labels.removed
  const line = `- ${done} (${labels.reach[reach]}): ${partItem(part, words)}`
  return part._tag === 'Statement' ? [line, ...statementBlocks(part.explanation, words)] : [line]
}

/** Renders what changed, under the name of each statement that did. */
export const renderChanges = (
  changes: ReadonlyArray<PermissionChange>,
  words: PermissionWords,
): string => {
  if (changes.length === 0) return `${words.labels.unchanged}\n`
  const statements = [...new Set(changes.map(({ statement }) => statement))]
  return statements
    .flatMap((statement) => [
      statementName({ statement }),
      ...changes
        .filter((change) => change.statement === statement)
        .flatMap((change) => changeBlocks(change, words)),
    ])
    .map((text) => `${text}\n`)
    .join('\n')
}
