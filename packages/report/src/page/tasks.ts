/** Who has to do what by when, and how. */
import type { Party } from '@byoa/core/values'

import { type Content, type Markup, markup } from '../markup/markup.ts'
import type { ReportWords } from '../words/reportWords.ts'
import type { Instruction, OnboardingReport, ReportTask } from './OnboardingReport.ts'
import { list } from './pieces.ts'

/** Anything but HTTPS is shown, and leads nowhere. */
const linkMarkup = ({ text, url }: Instruction['links'][number]): Content =>
  url.startsWith('https://')
    ? markup`<a href="${url}" rel="noreferrer">${text}</a>`
    : `${text}: ${url}`

const commandMarkup = (command: string): Markup => markup`<pre><code>${command}</code></pre>
`

const instructionMarkup = ({ title, commands, links }: Instruction): Markup =>
  markup`<h4>${title}</h4>
${list(links.map(linkMarkup))}${commands.map(commandMarkup)}`

/** The words of an intent say its deadline. */
const taskMarkup = ({ intent, instructions }: ReportTask, words: ReportWords): Markup =>
  markup`<p>${words.core.describeIntent(intent)}</p>
${instructions[words.language].map(instructionMarkup)}`

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
