/** An onboarding as a line of `byoa rescale list`: of a table, or JSON. */
import type { OnboardingSummary } from '@byoa/application'
import { type Language, renderInstant } from '@byoa/core/values'

import { partyNames } from '../../terminal/words.ts'
import { columnsOf } from '../../terminal/wrapText.ts'

const headings: Readonly<Record<Language, ReadonlyArray<string>>> = {
  en: ['Onboarding', 'Company', 'Account', 'Region', 'Status', 'Waiting for', 'Due'],
  ja: ['接続', '会社', 'アカウント', 'リージョン', '状態', '対応待ち', '期限'],
}

/** Wide enough for all but long company codes and Region names; the last column is not padded. */
const widths: ReadonlyArray<number> = [20, 12, 12, 14, 14, 17, 0]

const nothing = '-'

const lineOf = (cells: ReadonlyArray<string>): string =>
  cells
    .map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - columnsOf(cell))))
    .join('  ')
    .trimEnd()

/** The heading of the table. */
export const headingLine = (language: Language): string => lineOf(headings[language])

const partiesIn = ({ waitingFor }: OnboardingSummary, language: Language): string =>
  waitingFor.map((party) => partyNames[party][language].trim()).join(', ')

/** One line of the table. */
export const onboardingLine = (summary: OnboardingSummary, language: Language): string => {
  const { onboardingId, customer, status, dueAt } = summary
  const { companyCode, accountId, region } = customer ?? {}
  const due = dueAt === undefined ? nothing : renderInstant(dueAt)
  const parties = partiesIn(summary, language)
  return lineOf(
    [onboardingId, companyCode, accountId, region, status, parties, due].map((cell) =>
      cell === undefined || cell === '' ? nothing : cell,
    ),
  )
}

/** One line for programs. */
export const onboardingJson = ({
  position: _position,
  dueAt,
  ...summary
}: OnboardingSummary): string =>
  JSON.stringify({
    ...summary,
    ...(dueAt === undefined ? {} : { dueAt: renderInstant(dueAt) }),
  })
