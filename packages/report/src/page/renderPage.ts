/**
 * The page of one onboarding for one party: one HTML file in both languages, which needs no script,
 * asks for nothing, and prints well.
 *
 * Laws
 * 1. Whatever a text contains, it is only text.
 * 2. Every task, finding, check, event and document is on the page.
 * 3. No external ID is, only its first characters.
 */
import { stackNameOf } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import { type Markup, markup } from '../markup/markup.ts'
import { pictureMarkup } from '../svg/renderSvg.ts'
import type { ReportWords } from '../words/reportWords.ts'
import type { OnboardingReport } from './OnboardingReport.ts'
import { checksMarkup } from './checks.ts'
import { renderDocument } from './document.ts'
import { permissionsMarkup, permissionsOf } from './permissions.ts'
import { section, table, timeMarkup } from './pieces.ts'
import { tasksMarkup } from './tasks.ts'
import { trackMarkup } from './track.ts'

// parts

const pictureSection = (
  { picture }: OnboardingReport,
  { core, page, language }: ReportWords,
): Markup =>
  E.isLeft(picture)
    ? markup`<p>${page.noPicture} ${core.describeSetupTemplateError(picture.left)}</p>`
    : markup`<div class="figure" role="region" aria-label="${page.picture}" tabindex="0">
${pictureMarkup(picture.right.picture, language)}</div>`

const historyTable = ({ events }: OnboardingReport, { core, page }: ReportWords) =>
  table(
    [page.time, page.party, page.event],
    events.map((event) => [
      timeMarkup(event.at),
      core.partyWords[event.by],
      core.describeEvent(event),
    ]),
  )

const documentTable = ({ documents }: OnboardingReport, { page }: ReportWords) =>
  table(
    [page.document, page.digest],
    documents.map(({ name, digest }) => [name, markup`<code>${digest}</code>`]),
  )

const failureTable = ({ failures }: OnboardingReport, { page }: ReportWords) =>
  table(
    [page.operation, page.code, page.count, page.time],
    failures.map(({ operation, code, count, lastAt }) => [
      operation,
      code,
      count,
      timeMarkup(lastAt),
    ]),
  )

const nameOf = ({ request }: OnboardingReport): string => {
  const { companyCode, accountId, region } = request
  return `${companyCode} · ${accountId} · ${region}`
}

const headerMarkup = (report: OnboardingReport, { core, page }: ReportWords): Markup => {
  const { onboardingId, status, now } = report
  const names = markup`<code>${onboardingId}</code> · <code>${stackNameOf(report)}</code>`
  return markup`<h1>${nameOf(report)}</h1>
<p><strong>${page.status}: ${core.statusWords[status]}</strong><br>
<span class="muted">${page.onboardingId} ${names} · ${page.asOf} ${timeMarkup(now)}</span></p>
`
}

const optional = (heading: string, content: Markup | undefined): Markup | undefined =>
  content === undefined ? undefined : section(heading, content)

// rendering

/** Renders the page. */
export const renderPage = (report: OnboardingReport): string => {
  const { party, picture, status } = report
  const granted = permissionsOf(E.isRight(picture) ? picture.right.template : undefined)
  return renderDocument({
    title: nameOf(report),
    main: (words) => {
      const { page } = words
      const parts = [
        headerMarkup(report, words),
        section(page.track, trackMarkup(status, words)),
        section(page.tasks, tasksMarkup(report, words)),
        section(page.picture, pictureSection(report, words)),
        section(page.checks, checksMarkup(report, words)),
        optional(page.history, historyTable(report, words)),
        optional(page.documents, documentTable(report, words)),
        section(page.permissions, permissionsMarkup(granted, words)),
        party === 'rescale' ? optional(page.failures, failureTable(report, words)) : undefined,
      ]
      return markup`${parts}`
    },
  })
}
