/** Who has to do what by when, and how. */
import type { ConsoleStep } from '@byoa/application/instructions'
import type { Party } from '@byoa/core/values'

import { type Content, type Markup, markup } from '../markup/markup.ts'
import type { ReportWords } from '../words/reportWords.ts'
import type { OnboardingReport, ReportTask, TaskInstructions } from './OnboardingReport.ts'
import { folded, list } from './pieces.ts'

/** Anything but HTTPS is shown, and leads nowhere. */
const linkMarkup = (url: string): Content =>
  url.startsWith('https://') ? markup`<a href="${url}" rel="noreferrer">${url}</a>` : url

const codeMarkup = (text: string): Markup => markup`<pre><code>${text}</code></pre>
`

const stepMarkup = ({ number, title, url, lines, values = [] }: ConsoleStep): Markup =>
  markup`<h5>${number}. ${title}</h5>
${list([
  ...(url === undefined ? [] : [linkMarkup(url)]),
  ...lines,
  ...values.map(({ name, value }) => markup`${name}: <code>${value}</code>`),
])}`

const foldedParts = (title: string, parts: ReadonlyArray<Markup>): Markup | undefined =>
  parts.length === 0 ? undefined : folded(title, parts)

const instructionsMarkup = (
  { command, steps, script }: TaskInstructions,
  { page, language }: ReportWords,
): Markup =>
  markup`<h4>${page.byCommand}</h4>
${codeMarkup(command)}${foldedParts(page.byConsole, steps[language].map(stepMarkup))}\
${foldedParts(page.byScript, script === undefined ? [] : [codeMarkup(script)])}`

/** The words of an intent say its deadline. */
const taskMarkup = ({ intent, instructions }: ReportTask, words: ReportWords): Markup =>
  markup`<p>${words.core.describeIntent(intent)}</p>
${instructions === undefined ? undefined : instructionsMarkup(instructions, words)}`

/** Returns the tasks of the reader first, then those of the other party. */
export const tasksMarkup = ({ party, tasks }: OnboardingReport, words: ReportWords): Markup => {
  const { core, page } = words
  if (tasks.length === 0) return markup`<p>${page.nothingToDo}</p>`
  const other: Party = party === 'rescale' ? 'customer' : 'rescale'
  const tasksOf = (heading: string, of: Party): Markup | undefined => {
    const theirs = tasks.filter(({ intent }) => intent.party === of)
    return theirs.length === 0
      ? undefined
      : markup`<h3>${heading}</h3>
${list(theirs.map((task) => taskMarkup(task, words)))}`
  }
  return markup`${[
    tasksOf(page.yours, party),
    tasksOf(`${page.waitingFor}: ${core.partyWords[other]}`, other),
  ]}`
}
