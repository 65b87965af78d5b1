/**
 * Prints the steps of an onboarding: a line with time, party and the customer's task, and below it
 * the result.
 *
 * ```
 *   09:02  Rescale   → The setup was issued: …
 *                    = SetupIssued (waiting for the stack)
 *   10:32  Customer  Run the CloudFormation template …
 *                    → The customer reported its stack: …
 * ```
 */
import { type Instant, type Language, renderInstant } from '@byoa/core/values'
import { type Intent, type IntentType, type OnboardingStatus } from '@byoa/core/onboarding'

import type { Terminal } from '../terminal/Terminal.ts'
import { partyNames, statusMeaning, wordsIn } from '../terminal/words.ts'
import { writeHanging } from '../terminal/writeHanging.ts'
import type { OpeningTask, PlayStep } from './PlayStep.ts'
import { describeOutcome } from './describeOutcome.ts'

type Words = Readonly<Record<Language, string>>

const prologue: Words = {
  en: 'Both parties act on an in-memory AWS: no AWS account is called, and time is simulated (UTC).',
  ja: 'お客様と Rescale の操作を、メモリ上の AWS で再現します。実際の AWS アカウントには接続しません。時刻はシミュレーション上のもの(UTC)です。',
}

const openings: { readonly [Task in OpeningTask]: Words } = {
  RequestOnboarding: {
    en: 'Ask to connect an AWS account.',
    ja: 'AWS アカウントの接続を申請してください。',
  },
  ProposeCidr: {
    en: 'Propose a CIDR range for the new VPC.',
    ja: '新しい VPC の CIDR ブロックを提案してください。',
  },
  FollowRescaleVpc: {
    en: 'Check whether the blocks or route tables of the Rescale VPC have changed.',
    ja: 'Rescale の VPC の CIDR ブロックとルートテーブルに変更がないか確認してください。',
  },
  RotateExternalId: {
    en: 'Replace the external ID.',
    ja: '外部 ID を変更してください。',
  },
  WidenTrust: {
    en: 'An administrator removes the condition on the external ID from the trust policy of the role.',
    ja: '管理者がロールの信頼ポリシーから外部 ID の条件を削除しました。',
  },
  MissPeering: {
    en: 'Nobody accepts the VPC peering connection for eight days.',
    ja: 'VPC ピアリング接続が 8 日間承認されませんでした。',
  },
  DeleteRoute: {
    en: 'An administrator deletes the route to Rescale.',
    ja: '管理者が Rescale へのルートを削除しました。',
  },
  BeginOffboarding: {
    en: 'Ask to disconnect the account.',
    ja: 'アカウントの接続解除を申請してください。',
  },
}

/** Tasks that are done only when there is an event. */
const recordedTasks: ReadonlyArray<IntentType> = [
  'ReportTrustPolicy',
  'RemoveCustomerRoutes',
  'DeleteStack',
  'ConfirmAccountClean',
]

const nothingNew: Words = {
  en: 'Nothing has changed since it was last recorded.',
  ja: '前回の記録から変化はありません。',
}

/** What is done in the customer's account has no event until Rescale observes it. */
const isUnseen = ({ task }: PlayStep): boolean =>
  typeof task === 'string'
    ? task === 'WidenTrust' || task === 'MissPeering' || task === 'DeleteRoute'
    : !recordedTasks.includes(task.type)

/** Rescale's side acts at once, so no deadline is shown. */
const withoutDeadline = ({ deadline: _deadline, ...intent }: Intent): Intent => intent

/** Describes the task of a step. */
export const describeTask = (task: PlayStep['task'], language: Language): string => {
  if (typeof task === 'string') return openings[task][language]
  return wordsIn[language].describeIntent(task.party === 'rescale' ? withoutDeadline(task) : task)
}

const dayOf = (at: Instant): string => renderInstant(at).slice(0, 10)
const timeOf = (at: Instant): string => renderInstant(at).slice(11, 16)

/** The width of a time and a name. */
const indent = ' '.repeat(17)

type MarkedLine = readonly [mark: string, sentence: string]

/** An arrow before the result of the step; details are indented below. */
const outcomesOf = (step: PlayStep, language: Language): ReadonlyArray<MarkedLine> =>
  step.events.flatMap((event) =>
    describeOutcome(event, language).map((sentence, index): MarkedLine => [
      index === 0 ? '→ ' : '  ',
      sentence,
    ]),
  )

/** The task and its results. The events say what Rescale did, so its task is not told as well. */
const linesOf = (step: PlayStep, language: Language): ReadonlyArray<MarkedLine> => {
  const { party, task, events } = step
  if (party === 'rescale' && events.length > 0) return outcomesOf(step, language)
  const unchanged: ReadonlyArray<MarkedLine> = [['→ ', nothingNew[language]]]
  return [
    ['', describeTask(task, language)],
    ...(events.length === 0 && !isUnseen(step) ? unchanged : outcomesOf(step, language)),
  ]
}

/** Returns a listener that prints each step; a new day and a new status have their own lines. */
export const narrator = (
  terminal: Terminal,
  language: Language,
  place: string = prologue[language],
): ((step: PlayStep) => void) => {
  const { out, colours } = terminal
  // The last printed values, so that only changes are printed.
  const told: { day: string; status: OnboardingStatus } = { day: '', status: 'NotRequested' }
  const tellDay = (day: string): void => {
    if (day === told.day) return
    if (told.day === '') {
      writeHanging(terminal, '', place)
      out('')
    }
    told.day = day
    out(colours.bold(day))
  }
  return (step) => {
    const { at, party, status } = step
    tellDay(dayOf(at))
    const paint = party === 'rescale' ? colours.cyan : colours.yellow
    const head = `${colours.dim(timeOf(at))}  ${paint(partyNames[party][language])}  `
    for (const [index, [mark, sentence]] of linesOf(step, language).entries()) {
      writeHanging(terminal, `${index === 0 ? head : indent}${colours.green(mark)}`, sentence)
    }
    if (status === told.status) return
    told.status = status
    out(`${indent}${colours.dim('=')} ${colours.bold(status)}${statusMeaning(status, language)}`)
  }
}

/** The same step for a program: one JSON object. */
export const stepJson = (step: PlayStep): Readonly<Record<string, unknown>> => ({
  at: renderInstant(step.at),
  party: step.party,
  task: typeof step.task === 'string' ? step.task : step.task.type,
  description: describeTask(step.task, 'en'),
  events: step.events.map((event) => ({
    type: event.type,
    description: wordsIn.en.describeEvent(event),
  })),
  status: step.status,
})
