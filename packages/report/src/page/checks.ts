/** What was checked and what was found. */
import { type Markup, markup } from '../markup/markup.ts'
import type { ReportWords } from '../words/reportWords.ts'
import { list } from './pieces.ts'
import type { OnboardingReport, ReportCheck } from './OnboardingReport.ts'

const rowMarkup = (check: ReportCheck, { page, language }: ReportWords): Markup => {
  const { id, level, texts } = check
  const text = texts[language]
  return markup`<span class="level ${level}">${page.levels[level]}</span> \
<code>${id}</code>${text === '' ? '' : `: ${text}`}`
}

/** Returns the checks and findings. */
export const checksMarkup = ({ checks }: OnboardingReport, words: ReportWords): Markup =>
  list(checks.map((check) => rowMarkup(check, words))) ?? markup`<p>${words.page.noChecks}</p>`
