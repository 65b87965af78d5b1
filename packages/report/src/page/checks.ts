/** What was checked and what was found, of the state and of further checks. */
import type { CidrFinding } from '@byoa/core/network'
import { type KnownState, hasStack } from '@byoa/core/onboarding'

import { type Markup, markup } from '../markup/markup.ts'
import { findingsOf } from '../picture/pictureOfState.ts'
import type { ReportWords } from '../words/reportWords.ts'
import { list } from './pieces.ts'
import type { OnboardingReport, ReportCheck } from './OnboardingReport.ts'

/** A check in one language. */
type Row = Omit<ReportCheck, 'texts'> & { readonly text: string }

const error = (id: string, text: string): Row => ({ id, level: 'error', text })

/** What the last review of a block found. */
const cidrFindingsOf = (state: KnownState): ReadonlyArray<CidrFinding> => [
  ...('declined' in state && state.declined !== undefined ? state.declined.findings : []),
  ...('lease' in state ? state.lease.warnings : []),
]

const roleRows = (state: KnownState, { core, page }: ReportWords): ReadonlyArray<Row> => {
  if (!hasStack(state)) return []
  const { role, trust, accessLost } = state
  return [
    ...(role.outcome === 'rejected'
      ? role.problems.map((problem) => error(problem, core.describeProbeProblem(problem)))
      : []),
    ...(trust.outcome === 'rejected'
      ? trust.problems.map((id) => error(id, core.describeTrustFindingId(id)))
      : []),
    ...(accessLost === undefined ? [] : [error('access-lost', page.accessLost(accessLost.action))]),
  ]
}

const rowsOf = ({ state, checks }: OnboardingReport, words: ReportWords): ReadonlyArray<Row> => {
  const { core, language } = words
  return [
    ...cidrFindingsOf(state).map((finding) => ({
      id: finding.id,
      level: finding.level,
      text: core.describeCidrFinding(finding),
    })),
    ...roleRows(state, words),
    ...findingsOf(state).map((finding) => ({
      id: finding.id,
      level: finding.level,
      text: core.describeInspectionFinding(finding),
    })),
    ...checks.map(({ id, level, texts }) => ({ id, level, text: texts[language] })),
  ]
}

const rowMarkup = ({ id, level, text }: Row, { page }: ReportWords): Markup =>
  markup`<span class="level ${level}">${page.levels[level]}</span> <code>${id}</code>: ${text}`

/** Returns the checks and findings. */
export const checksMarkup = (report: OnboardingReport, words: ReportWords): Markup =>
  list(rowsOf(report, words).map((row) => rowMarkup(row, words))) ??
  markup`<p>${words.page.noChecks}</p>`
