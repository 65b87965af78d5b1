/**
 * The list of many onboardings for Rescale's staff: one HTML file, readable without its script,
 * which only filters and sorts.
 *
 * Laws
 * 1. Every onboarding is a row in each language.
 * 2. 1,000 onboardings are less than 1 MB.
 */
import type { OnboardingSummary } from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'

import { type Markup, markup } from '../markup/markup.ts'
import type { ReportWords } from '../words/reportWords.ts'
import { renderDocument } from './document.ts'
import { listScript, listScriptDigest } from './listScript.ts'
import { headMarkup, timeMarkup } from './pieces.ts'

// model

export interface OnboardingList {
  readonly now: Instant
  readonly summaries: ReadonlyArray<OnboardingSummary>
  /** Where the page of an onboarding is, relative to the list; absent: nowhere. */
  readonly hrefOf?: (onboardingId: OnboardingId) => string
}

// parts

/** Later than every time, for what has no deadline. */
const noDeadline = '9'

const dueCell = (dueAt: Instant | undefined, now: Instant, { page }: ReportWords): Markup => {
  if (dueAt === undefined) return markup`<td data-key="${noDeadline}"></td>`
  const overdue = dueAt < now ? markup` <strong>${page.overdue}</strong>` : undefined
  const key = String(dueAt).padStart(15, '0')
  return markup`<td data-key="${key}">${timeMarkup(dueAt)}${overdue}</td>`
}

const rowMarkup = (
  summary: OnboardingSummary,
  { now, hrefOf }: OnboardingList,
  words: ReportWords,
): Markup => {
  const { onboardingId, customer, status, waitingFor, dueAt } = summary
  const { statusWords, partyWords } = words.core
  const cells = [
    hrefOf === undefined
      ? onboardingId
      : markup`<a href="${hrefOf(onboardingId)}">${onboardingId}</a>`,
    customer?.companyCode,
    customer?.accountId,
    customer?.region,
    statusWords[status],
    waitingFor.map((party) => partyWords[party]).join(', '),
  ]
  const texts = cells.map((text) => markup`<td>${text}</td>`)
  return markup`<tr>${texts}${dueCell(dueAt, now, words)}</tr>
`
}

const headingsOf = ({ page }: ReportWords): ReadonlyArray<string> => [
  page.onboardingId,
  page.company,
  page.account,
  page.region,
  page.status,
  page.waitingFor,
  page.due,
]

const controls = (words: ReportWords): Markup => {
  const { page } = words
  const options = headingsOf(words).map(
    (heading, index) => markup`<option value="${index}">${heading}</option>`,
  )
  return markup`<p class="controls" hidden><label>${page.filter} <input type="search"></label>
<label>${page.sort} <select>${options}</select></label></p>
`
}

// rendering

/** Renders the list. */
export const renderList = (onboardings: OnboardingList): string => {
  const { summaries, now } = onboardings
  return renderDocument({
    title: 'Rescale onboardings',
    main: (words) => markup`<h1>${words.page.onboardings} (${summaries.length})</h1>
<p class="muted">${words.page.asOf} ${timeMarkup(now)}</p>
${controls(words)}<table>
${headMarkup(headingsOf(words))}
<tbody>
${summaries.map((summary) => rowMarkup(summary, onboardings, words))}</tbody>
</table>
`,
    script: { source: listScript, digest: listScriptDigest },
  })
}
