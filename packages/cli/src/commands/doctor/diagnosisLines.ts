/** A diagnosis as a table to act on, grouped by the party that acts. */
import type { CheckFinding, CheckId, CheckResult, UnseenPart } from '@byoa/core/inspection'
import { type Party, renderInstant } from '@byoa/core/values'
import { fixCommand } from '@byoa/core/words'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'

import { levelled, wordsIn } from '../../terminal/words.ts'
import type { Texts } from '../customer/NextStep.ts'
import type { Diagnosis } from './Diagnosis.ts'

// findings

/** A finding, and how it can be mended. */
export interface FindingRow {
  readonly id: CheckId
  readonly owner: Party
  readonly source: string
  readonly finding: CheckFinding
  /** Absent where only the customer's inspection knows the resource. */
  readonly fix?: string
}

/** Returns the findings that count, in the order of the checks. */
export const rowsOf = ({ results, agreed, told }: Diagnosis): ReadonlyArray<FindingRow> =>
  results.flatMap(({ id, owner, source, outcome }) =>
    outcome._tag === 'found'
      ? outcome.findings.map((finding) => ({
          id,
          owner,
          source,
          finding,
          ...(told.has(id) ? {} : { fix: fixCommand(id, finding, agreed) }),
        }))
      : [],
  )

/** A line that is the same in both languages. */
const same = (line: string): Texts => ({ en: line, ja: line })

const rowLines = ({ id, finding, fix }: FindingRow): ReadonlyArray<Texts> => {
  const of = (language: 'en' | 'ja'): string =>
    levelled(
      finding.level,
      `${id}: ${wordsIn[language].describeCheckFinding({ id, finding })}`,
      language,
    )
  const { en, ja } = { en: wordsIn.en.checkAdvice[id], ja: wordsIn.ja.checkAdvice[id] }
  return [
    { en: `  ${of('en')}`, ja: `  ${of('ja')}` },
    { en: `    ${en.symptom} ${en.cause}`, ja: `    ${ja.symptom}${ja.cause}` },
    ...(fix === undefined ? [] : [same(`    $ ${fix}`)]),
    { en: `    Console: ${en.console}`, ja: `    コンソール: ${ja.console}` },
  ]
}

const titles: Readonly<Record<Party, Texts>> = {
  customer: { en: 'For the customer:', ja: 'お客様が対応する項目:' },
  rescale: { en: 'For Rescale:', ja: 'Rescale が対応する項目:' },
}

const parties: ReadonlyArray<Party> = ['customer', 'rescale']

const findingLines = (diagnosis: Diagnosis): ReadonlyArray<Texts> => {
  const rows = rowsOf(diagnosis)
  return parties.flatMap((party) => {
    const own = rows.filter(({ owner }) => owner === party)
    return own.length === 0 ? [] : [titles[party], ...own.flatMap(rowLines)]
  })
}

// what was accepted

const acceptedLines = ({ accepted }: Diagnosis): ReadonlyArray<Texts> =>
  accepted.map(({ id, finding, override: { by, why, until } }) => {
    const { en, ja } = {
      en: wordsIn.en.describeCheckFinding({ id, finding }),
      ja: wordsIn.ja.describeCheckFinding({ id, finding }),
    }
    const end = until === undefined ? undefined : renderInstant(until)
    return {
      en: `accepted: ${id}: ${en} (${by}: ${why}${end === undefined ? '' : `, until ${end}`})`,
      ja: `承認済み: ${id}: ${ja}(${by}: ${why}${end === undefined ? '' : `、期限 ${end}`})`,
    }
  })

// what was not seen

/** The side of an inspection: the party whose credentials it has. */
type Side = Party

const otherAccount: Readonly<Record<Party, Texts>> = {
  customer: {
    en: 'the customer’s account was not read',
    ja: 'お客様の AWS アカウントは確認していません',
  },
  rescale: {
    en: 'Rescale’s account was not read',
    ja: 'Rescale の AWS アカウントは確認していません',
  },
}

const reasonOf = (side: Side, part: UnseenPart): Texts =>
  part.side !== side && part.action === undefined && part.code === undefined
    ? otherAccount[part.side]
    : { en: wordsIn.en.describeUnseenPart(part), ja: wordsIn.ja.describeUnseenPart(part) }

interface Stopped {
  readonly id: CheckId
  readonly why: Texts
}

/** Each reason, and the checks that it stopped. */
const unseenLines = ({ results }: Diagnosis, side: Side): ReadonlyArray<Texts> => {
  const reasons = results.flatMap(({ id, outcome }): ReadonlyArray<Stopped> =>
    outcome._tag === 'unseen'
      ? outcome.unseen.map((part) => ({ id, why: reasonOf(side, part) }))
      : [],
  )
  return Object.values(RNEA.groupBy<Stopped>(({ why }) => why.en)(reasons)).map((stopped) => {
    const ids = [...new Set(stopped.map(({ id }) => id))].join(', ')
    const [{ why }] = stopped
    return { en: `not checked: ${ids}: ${why.en}`, ja: `未確認: ${ids}: ${why.ja}` }
  })
}

// the whole

const summaryOf = ({ results }: Diagnosis): Texts => {
  const count = (tag: CheckResult['outcome']['_tag']): number =>
    results.filter(({ outcome }) => outcome._tag === tag).length
  return {
    en: `${count('passed')} checks passed, ${count('found')} found something, ${count('unseen')} need what was not read.`,
    ja: `問題なし ${count('passed')} 件、指摘あり ${count('found')} 件、未確認 ${count('unseen')} 件`,
  }
}

/** Returns the table, what was accepted, what was not seen, and the numbers. */
export const diagnosisLines = (diagnosis: Diagnosis, side: Side): ReadonlyArray<Texts> => [
  ...findingLines(diagnosis),
  ...acceptedLines(diagnosis),
  ...unseenLines(diagnosis, side),
  summaryOf(diagnosis),
]
