/** The messages of `byoa run` other than its steps: the setup, the files, and why it stopped. */
import { issuedSetup } from '@byoa/application'
import { type DeclinedProposal, isTerminal, react, type KnownState } from '@byoa/core/onboarding'
import type { Instant, Language } from '@byoa/core/values'
import * as O from 'fp-ts/lib/Option.js'

import { documentFile } from '../../play/collectDocuments.ts'
import { narrator, stepJson } from '../../play/narrate.ts'
import type { StepListener } from '../../play/play.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { printable } from '../../terminal/printable.ts'
import { levelled, partyNames, wordsIn } from '../../terminal/words.ts'
import type { RunResult } from './RunResult.ts'

interface ReportOptions {
  readonly json: boolean
  readonly language: Language
}

const declinedWords = {
  en: (cidr: string): string => `${cidr} was declined; no documents were written.`,
  ja: (cidr: string): string => `${cidr} は承認されませんでした。ファイルは書き込まれていません。`,
}

const alternativesWords = {
  en: (free: string): string =>
    free === '' ? 'There is no free block of this size.' : `Propose one of these instead: ${free}`,
  ja: (free: string): string =>
    free === ''
      ? 'この大きさの空きブロックはありません。'
      : `代わりに次のいずれかを提案してください: ${free}`,
}

/** Reports why a block was declined, with every conflict and alternatives. */
export const reportDeclined = (
  terminal: Terminal,
  { cidr, findings, alternatives }: DeclinedProposal,
  { json, language }: ReportOptions,
): void => {
  if (json) {
    terminal.out(JSON.stringify({ verdict: 'declined', cidr, findings, alternatives }))
    return
  }
  terminal.err(terminal.colours.red(declinedWords[language](cidr)))
  for (const finding of findings) {
    const sentence = printable(wordsIn[language].describeCidrFinding(finding))
    terminal.err(`  ${levelled(finding.level, sentence, language)}`)
  }
  terminal.err(`  ${alternativesWords[language](alternatives.join(', '))}`)
}

const stuckWords = {
  en: (status: string): string =>
    `The onboarding is in status "${status}" and cannot continue by itself.`,
  ja: (status: string): string =>
    `接続は「${status}」の状態で止まっており、自動では先に進めません。`,
}

/** Reports the status in which a run stopped, and the pending intents. */
export const reportWaiting = (
  terminal: Terminal,
  { state, now }: { readonly state: KnownState; readonly now: Instant },
  { json, language }: ReportOptions,
): void => {
  const intents = react(state, now)
  if (json) {
    const waitingFor = intents.map((intent) => ({
      party: intent.party,
      task: intent.type,
      description: wordsIn.en.describeIntent(intent),
    }))
    terminal.out(JSON.stringify({ status: state.status, waitingFor }))
    return
  }
  terminal.err(stuckWords[language](wordsIn[language].statusWords[state.status]))
  for (const intent of intents) {
    terminal.err(
      `  ${partyNames[intent.party][language]}  ${wordsIn[language].describeIntent(intent)}`,
    )
  }
}

const handoverWords = {
  en: "Rescale's setup (setup.json):",
  ja: 'Rescale が提供する設定情報(setup.json):',
}

/** Shows Rescale's setup when it is issued. */
const showSetup = (terminal: Terminal, state: KnownState, language: Language): void => {
  const setup = state.status === 'SetupIssued' ? issuedSetup(state) : O.none
  if (O.isNone(setup)) return
  terminal.out('')
  terminal.out(terminal.colours.bold(handoverWords[language]))
  terminal.out(documentFile(setup.value.document)['setup.json']?.trimEnd() ?? '')
  terminal.out('')
}

/** Lists the written files. */
const writtenWords: Readonly<Record<Language, (names: string, directory: string) => string>> = {
  en: (names: string, directory: string): string => `Written to ${directory}: ${names}.`,
  ja: (names: string, directory: string): string => `${directory} に書き込みました: ${names}`,
}

/** Returns whether a run is complete: connected, or over. */
export const isPlayed = (state: KnownState): boolean =>
  state.status === 'Connected' || isTerminal(state)

/** Reports the documents of a run. */
const reportWritten = (
  terminal: Terminal,
  { state, files }: RunResult,
  { json, language, out }: ReportOptions & { readonly out?: string },
): void => {
  const documents = out === undefined ? [] : Object.keys(files)
  if (json) {
    const { onboardingId, status } = state
    const setup: unknown = JSON.parse(files['setup.json'] ?? 'null')
    terminal.out(JSON.stringify({ onboardingId, status, setup, documents }))
  } else if (out !== undefined) {
    terminal.out('')
    terminal.out(writtenWords[language](documents.join(', '), out))
  }
}

/** Reports why a run is not Connected, and returns the exit code. */
export const reportEnd = (
  terminal: Terminal,
  { state, now }: { readonly state: KnownState; readonly now: Instant },
  options: ReportOptions,
): ExitCode => {
  if ('declined' in state && state.declined !== undefined) {
    reportDeclined(terminal, state.declined, options)
  } else {
    reportWaiting(terminal, { state, now }, options)
  }
  return 1
}

/** Reports the result of a run, and returns the exit code. */
export const reportRun = (
  terminal: Terminal,
  result: RunResult,
  options: ReportOptions & { readonly out?: string },
): ExitCode => {
  if (!isPlayed(result.state)) return reportEnd(terminal, result, options)
  reportWritten(terminal, result, options)
  return 0
}

/** Returns a listener that reports each step, and shows the setup when it is issued. */
export const stepTeller = (
  terminal: Terminal,
  { json, language }: ReportOptions,
  prologue?: string,
): StepListener => {
  const narrate = narrator(terminal, language, prologue)
  return (step, state) => {
    if (json) terminal.out(JSON.stringify(stepJson(step)))
    else narrate(step)
    const isHandover = step.events.some(({ type }) => type === 'SetupIssued')
    if (isHandover && !json) showSetup(terminal, state, language)
  }
}
