/**
 * The page of one onboarding for one party: one HTML file in both languages, which needs no script,
 * asks for nothing, and prints well.
 *
 * Laws
 * 1. Whatever a text contains, it is only text.
 * 2. Every task, finding, check, event and document is on the page.
 * 3. No external ID is, only its first characters.
 */
import type { SetupTemplateError } from '@byoa/core/cloudformation'
import { type KnownState, stackNameOf } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Markup, markup } from '../markup/markup.ts'
import { type PictureWithTemplate, pictureAndTemplateOf } from '../picture/pictureOfState.ts'
import { withMarks } from '../picture/withFindings.ts'
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

type Drawn = E.Either<SetupTemplateError, PictureWithTemplate>

const drawnFor = ({ state, marks }: OnboardingReport): Drawn =>
  pipe(
    pictureAndTemplateOf(state),
    E.map(({ picture, template }) => ({ picture: withMarks(picture, marks), template })),
  )

const pictureSection = (drawn: Drawn, { core, page, language }: ReportWords): Markup =>
  E.isLeft(drawn)
    ? markup`<p>${page.noPicture} ${core.describeSetupTemplateError(drawn.left)}</p>`
    : markup`<div class="figure" role="region" aria-label="${page.picture}" tabindex="0">
${pictureMarkup(drawn.right.picture, language)}</div>`

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

const failureTable = ({ state }: OnboardingReport, { page }: ReportWords) =>
  table(
    [page.operation, page.code, page.count, page.time],
    state.failures.map(({ operation, code, count, lastAt }) => [
      operation,
      code,
      count,
      timeMarkup(lastAt),
    ]),
  )

const nameOf = (state: KnownState): string => {
  const { companyCode, accountId, region } = state.request
  return `${companyCode} · ${accountId} · ${region}`
}

const headerMarkup = ({ state, now }: OnboardingReport, { core, page }: ReportWords): Markup => {
  const names = markup`<code>${state.onboardingId}</code> · <code>${stackNameOf(state)}</code>`
  return markup`<h1>${nameOf(state)}</h1>
<p><strong>${page.status}: ${core.statusWords[state.status]}</strong><br>
<span class="muted">${page.onboardingId} ${names} · ${page.asOf} ${timeMarkup(now)}</span></p>
`
}

const optional = (heading: string, content: Markup | undefined): Markup | undefined =>
  content === undefined ? undefined : section(heading, content)

// rendering

/** Renders the page. */
export const renderPage = (report: OnboardingReport): string => {
  const { state, party } = report
  const drawn = drawnFor(report)
  const granted = permissionsOf(E.isRight(drawn) ? drawn.right.template : undefined)
  return renderDocument({
    title: nameOf(state),
    main: (words) => {
      const { page } = words
      const parts = [
        headerMarkup(report, words),
        section(page.track, trackMarkup(state, words)),
        section(page.tasks, tasksMarkup(report, words)),
        section(page.picture, pictureSection(drawn, words)),
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
