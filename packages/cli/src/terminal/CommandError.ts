/** The errors of commands, and their output for people and programs. */
import type { Contended, Failure, OnboardingError, Rejected } from '@byoa/application'
import type { Language } from '@byoa/core/values'

import { type DocumentOverdue, documentOverdueLines } from '../commands/customer/DocumentOverdue.ts'
import { type RescaleError, rescaleErrorLines } from '../commands/rescale/rescaleErrors.ts'
import { type RunError, runErrorLines } from '../commands/run/runErrors.ts'
import { type SignatureRefused, signatureRefusedLines } from '../signing/SignatureRefused.ts'
import { type SigningKeyUnusable, signingKeyUnusableLines } from '../signing/SigningKeyUnusable.ts'
import { type StoreUnusable, storeUnusableLines } from '../store/StoreUnusable.ts'
import { type CannotWrite, cannotWriteLines } from './CannotWrite.ts'
import type { ErrorLines } from './ErrorLines.ts'
import { type Interrupted, interruptedLines } from './Interrupted.ts'
import type { ExitCode, Terminal } from './Terminal.ts'
import { type BadInput, badInputLines } from './badInput.ts'
import { printable } from './printable.ts'
import { wordsIn } from './words.ts'

// model

/** The prompt before a run was answered with no. */
export interface NotWanted {
  readonly _tag: 'NotWanted'
}

export type CommandError =
  | BadInput
  | DocumentOverdue
  | CannotWrite
  | RunError
  | NotWanted
  | Interrupted
  | StoreUnusable
  | RescaleError
  | SigningKeyUnusable
  | SignatureRefused
  | OnboardingError

// queries

/** Returns the exit code of an error. */
export const exitCodeOf = (error: CommandError): ExitCode => {
  switch (error._tag) {
    case 'Rejected':
    case 'UnknownOnboarding':
    case 'RegionNotServed':
    case 'NotWanted':
    case 'AlreadyRecorded':
    case 'DocumentOverdue':
    case 'DocumentRefused':
    case 'NotYetDue':
      return 1
    case 'BadInput':
    case 'CannotWrite':
    case 'SigningKeyUnusable':
    case 'SignatureRefused':
      return 2
    case 'Failure':
    case 'Contended':
    case 'PermissionsMissing':
      return 3
    case 'Interrupted':
      return 130
    case 'StoreUnusable':
      return error.reason === 'unreachable' ? 3 : 2
  }
}

const tryAgain: Readonly<Record<Language, string>> = {
  en: 'Try again: completed steps are not lost.',
  ja: 'もう一度実行してください。完了した操作は失われません。',
}

const failed = ({ operation, message, code, retryable }: Failure): ErrorLines => ({
  en: [
    `${operation} failed: ${message} (${code})`,
    retryable ? tryAgain.en : 'Trying again will not help.',
  ],
  ja: [
    `${operation} が失敗しました: ${message} (${code})`,
    retryable ? tryAgain.ja : 'もう一度実行しても解決しません。',
  ],
})

const contended = ({ onboardingId, attempts }: Contended): ErrorLines => ({
  en: [`Others kept changing ${onboardingId} while this was tried ${attempts} times.`, tryAgain.en],
  ja: [
    `${attempts} 回試しましたが、その間に接続 ${onboardingId} がほかから変更され続けました。`,
    tryAgain.ja,
  ],
})

const rejected = ({ rejection }: Rejected): ErrorLines => ({
  en: [wordsIn.en.describeRejection(rejection)],
  ja: [wordsIn.ja.describeRejection(rejection)],
})

const linesOf = (error: CommandError): ErrorLines => {
  switch (error._tag) {
    case 'BadInput':
      return badInputLines(error)
    case 'CannotWrite':
      return cannotWriteLines(error)
    case 'Rejected':
      return rejected(error)
    case 'UnknownOnboarding':
      return {
        en: [`There is no onboarding ${error.onboardingId}.`],
        ja: [`接続 ${error.onboardingId} は見つかりません。`],
      }
    case 'RegionNotServed':
    case 'AlreadyRecorded':
      return runErrorLines(error)
    case 'NotWanted':
      return { en: ['Nothing was done.'], ja: ['何も実行していません。'] }
    case 'Interrupted':
      return interruptedLines(error)
    case 'DocumentOverdue':
      return documentOverdueLines(error)
    case 'StoreUnusable':
      return storeUnusableLines(error)
    case 'DocumentRefused':
    case 'PermissionsMissing':
    case 'NotYetDue':
      return rescaleErrorLines(error)
    case 'SigningKeyUnusable':
      return signingKeyUnusableLines(error)
    case 'SignatureRefused':
      return signatureRefusedLines(error)
    case 'Failure':
      return failed(error)
    case 'Contended':
      return contended(error)
  }
}

/** Describes an error, its location, and the remedy. */
export const describeCommandError = (
  error: CommandError,
  language: Language,
): ReadonlyArray<string> => linesOf(error)[language]

/** Returns the JSON of an error, without the cause of a failure, which may contain secrets. */
export const errorJson = (error: CommandError): unknown => {
  if (error._tag === 'BadInput') {
    return {
      ...error,
      problems: error.problems.map(
        ({ refusal: _refusal, japanese: _japanese, ...problem }) => problem,
      ),
    }
  }
  if (error._tag !== 'Failure') return error
  const { cause: _cause, ...rest } = error
  return rest
}

export interface ReportOptions {
  readonly json: boolean
  /** Absent: English. */
  readonly language?: Language
}

/** Reports an error, as text or as one JSON object, and returns the exit code. */
export const reportError = (
  terminal: Terminal,
  error: CommandError,
  { json, language = 'en' }: ReportOptions,
): ExitCode => {
  if (json) {
    const message = describeCommandError(error, 'en').join('\n')
    terminal.out(JSON.stringify({ error: errorJson(error), message }))
  } else {
    const [first, ...rest] = describeCommandError(error, language).map(printable)
    terminal.err(terminal.colours.red(first ?? ''))
    for (const line of rest) terminal.err(line)
  }
  return exitCodeOf(error)
}
