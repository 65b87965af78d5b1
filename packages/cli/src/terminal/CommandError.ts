/** The errors of commands, and their output for people and programs. */
import type { Contended, Failure, OnboardingError, Rejected } from '@byoa/application'
import type { DecodeProblem } from '@byoa/core/codec'
import type { ParseIpv4CidrError } from '@byoa/core/network'
import type { Region } from '@byoa/core/iam/identity'
import type { OnboardingId, OnboardingStatus } from '@byoa/core/onboarding'
import type { Language } from '@byoa/core/values'

import { type DocumentOverdue, documentOverdueLines } from '../commands/customer/DocumentOverdue.ts'
import { type RescaleError, rescaleErrorLines } from '../commands/rescale/rescaleErrors.ts'
import { type SignatureRefused, signatureRefusedLines } from '../signing/SignatureRefused.ts'
import { type SigningKeyUnusable, signingKeyUnusableLines } from '../signing/SigningKeyUnusable.ts'
import { type StoreUnusable, storeUnusableLines } from '../store/StoreUnusable.ts'
import type { ExitCode, Terminal } from './Terminal.ts'
import { printable } from './printable.ts'
import { commandLine, standardInput } from './sourceNames.ts'
import { wordsIn } from './words.ts'

// model

/** A wrong field or argument; for refused CIDR text also the reason. */
export interface InputProblem extends DecodeProblem {
  readonly refusal?: ParseIpv4CidrError
  /** The problem as a Japanese sentence, where the words of the domain have none. */
  readonly japanese?: string
}

/** Input that cannot be used, with every wrong field. */
export interface BadInput {
  readonly _tag: 'BadInput'
  /** The file or option. */
  readonly source: string
  readonly problems: ReadonlyArray<InputProblem>
}

/** The target is not free, or cannot be written. */
export interface CannotWrite {
  readonly _tag: 'CannotWrite'
  readonly path: string
  readonly reason: CannotWriteReason
  /** The system's code or message, or the conflicting name. */
  readonly detail?: string
}

export type CannotWriteReason =
  | 'not-empty'
  | 'not-a-directory'
  | 'name-in-the-way'
  | 'file-exists'
  | 'not-a-file'
  | 'in-use'
  | 'refused'

/** The request's Region has no Rescale VPC. */
export interface RegionNotServed {
  readonly _tag: 'RegionNotServed'
  readonly region: Region
  /** The Regions that have one. */
  readonly served: ReadonlyArray<Region>
}

/** The prompt before a run was answered with no. */
export interface NotWanted {
  readonly _tag: 'NotWanted'
}

/** The command was interrupted by Ctrl-C. */
export interface Interrupted {
  readonly _tag: 'Interrupted'
  /**
   * Whether nothing was begun, or the same command continues from the account as it is, or the work
   * so far is unrecorded, or recorded, and then whether and how it can continue.
   */
  readonly left:
    | 'nothing'
    | 'in-account'
    | 'recorded'
    | 'recorded-always'
    | 'recorded-only'
    | 'unrecorded'
  /** The file with the events, or the store, if the work is recorded. */
  readonly events?: string
}

/** The store has an open onboarding of the same request. */
export interface AlreadyRecorded {
  readonly _tag: 'AlreadyRecorded'
  readonly onboardingId: OnboardingId
  readonly status: OnboardingStatus
}

export type CommandError =
  | BadInput
  | DocumentOverdue
  | CannotWrite
  | RegionNotServed
  | NotWanted
  | Interrupted
  | AlreadyRecorded
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

type Lines = Readonly<Record<Language, ReadonlyArray<string>>>

const wholeDocument = { en: '(the whole document): ', ja: '(文書全体): ' }

/** The location in the source; none for the value of an option. */
const locationOf = (source: string, { path }: DecodeProblem, language: Language): string => {
  if (path === '') return source.startsWith('--') ? '' : wholeDocument[language]
  if (language === 'en') return `${path}: `
  const japanese = path
    .replace(/^line (\d+)/, '$1 行目')
    .replace(/ 行目, column (\d+)/, ' 行目 $1 文字目')
    .replace(/^event (\d+)$/, '$1 番目のイベント')
  return `${japanese}: `
}

/** Names a source in Japanese, spaced for a particle that follows. */
const japaneseSource = (source: string): string => {
  if (source === commandLine) return 'コマンドラインの引数'
  if (source === standardInput) return '標準入力'
  return `${source.replace(' with ', ' と ')} `
}

const refusalsIn = ({ problems }: BadInput, language: Language): ReadonlyArray<string> =>
  problems.flatMap(({ refusal }) =>
    refusal === undefined ? [] : [wordsIn[language].describeParseIpv4CidrError(refusal)],
  )

const badInput = (error: BadInput): Lines => {
  const { source, problems } = error
  return {
    en: [
      `${source} cannot be used; nothing was written.`,
      ...problems.map(
        (problem) =>
          `  ${locationOf(source, problem, 'en')}${wordsIn.en.describeDecodeProblem(problem)}`,
      ),
      ...refusalsIn(error, 'en'),
    ],
    ja: [
      `${japaneseSource(source)}は使用できません。ファイルは書き込まれていません。`,
      ...problems.map(
        (problem) =>
          `  ${locationOf(source, problem, 'ja')}${problem.japanese ?? wordsIn.ja.describeDecodeProblem(problem)}`,
      ),
      ...refusalsIn(error, 'ja'),
    ],
  }
}

const tryAgain: Readonly<Record<Language, string>> = {
  en: 'Try again: completed steps are not lost.',
  ja: 'もう一度実行してください。完了した操作は失われません。',
}

const failed = ({ operation, message, code, retryable }: Failure): Lines => ({
  en: [
    `${operation} failed: ${message} (${code})`,
    retryable ? tryAgain.en : 'Trying again will not help.',
  ],
  ja: [
    `${operation} が失敗しました: ${message} (${code})`,
    retryable ? tryAgain.ja : 'もう一度実行しても解決しません。',
  ],
})

const noDirectory = {
  en: 'its directory does not exist.',
  ja: 'ディレクトリが存在しません。',
}

/** By the system's code. */
const refusalWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  ENOENT: noDirectory,
  ENOTDIR: noDirectory,
  EACCES: { en: 'permission is denied.', ja: '書き込み権限がありません。' },
}

const cannotWriteWords = ({
  path,
  reason,
  detail = '',
}: CannotWrite): Readonly<Record<Language, string>> => {
  switch (reason) {
    case 'not-empty':
      return {
        en: 'it is not empty. Choose another directory, or pass --force.',
        ja: '空のディレクトリではありません。別のディレクトリを選ぶか、--force を指定してください。',
      }
    case 'not-a-directory':
      return {
        en: 'it is not a directory. Choose another one.',
        ja: 'ディレクトリではありません。別のディレクトリを選んでください。',
      }
    case 'name-in-the-way':
      return {
        en: `it contains a directory ${detail}. Move that away, or choose another directory.`,
        ja: `同じ名前のディレクトリ ${detail} があります。移動するか、別のディレクトリを選んでください。`,
      }
    case 'file-exists':
      return {
        en: 'it exists already. Choose another name, or pass --force to replace it.',
        ja: '既に存在します。別の名前を選ぶか、--force を指定して置き換えてください。',
      }
    case 'not-a-file':
      return {
        en: 'it is not a file. Choose another name.',
        ja: 'ファイルではありません。別の名前を選んでください。',
      }
    case 'in-use':
      return {
        en: `process ${detail} uses it. Stop that sandbox or choose another file; if the process is not a sandbox, delete ${path}.lock.`,
        ja: `プロセス ${detail} が使用しています。そのサンドボックスを停止するか、別のファイルを選んでください。サンドボックスではない場合は ${path}.lock を削除してください。`,
      }
    case 'refused':
      return refusalWords[detail] ?? { en: `${detail}.`, ja: `システムのエラー: ${detail}` }
  }
}

const cannotWrite = (error: CannotWrite): Lines => {
  const why = cannotWriteWords(error)
  return {
    en: [`${error.path} cannot be written to: ${why.en}`],
    ja: [`${error.path} に書き込めません。${why.ja}`],
  }
}

const regionNotServed = ({ region, served }: RegionNotServed): Lines => ({
  en: [
    `Rescale has no VPC in ${region}; nothing was done.`,
    `Correct the Region, or request one of these: ${served.join(', ')}.`,
  ],
  ja: [
    `リージョン ${region} には Rescale の VPC がありません。何も実行していません。`,
    `リージョン名を修正するか、次のいずれかを指定してください: ${served.join(', ')}`,
  ],
})

/** By what is left; `events` is where the steps are recorded. */
const interruptedWords: Readonly<Record<Interrupted['left'], (events: string) => Lines>> = {
  nothing: () => ({
    en: ['Interrupted; nothing was done.', 'To start again, run the same command.'],
    ja: [
      '中断されました。何も実行していません。',
      '実行するには、同じコマンドをもう一度実行してください。',
    ],
  }),
  'in-account': () => ({
    en: [
      'Interrupted. What was changed in the account so far remains.',
      'To continue, run the same command again.',
    ],
    ja: [
      '中断されました。アカウントで行われた変更はそのまま残っています。',
      '続きから再開するには、同じコマンドをもう一度実行してください。',
    ],
  }),
  recorded: (events) => ({
    en: [
      `Interrupted. The steps so far are recorded in ${events}.`,
      'To continue, run the same command with --resume.',
    ],
    ja: [
      `中断されました。ここまでの操作は ${events} に記録されています。`,
      '続きから再開するには、同じコマンドに --resume を付けて実行してください。',
    ],
  }),
  'recorded-always': (events) => ({
    en: [
      `Interrupted. The steps so far are recorded in ${events}.`,
      'To continue, run the same command again.',
    ],
    ja: [
      `中断されました。ここまでの操作は ${events} に記録されています。`,
      '続きから再開するには、同じコマンドをもう一度実行してください。',
    ],
  }),
  'recorded-only': (events) => ({
    en: [
      `Interrupted. The steps so far are recorded in ${events}.`,
      'The in-memory AWS is gone, so the run cannot be resumed.',
    ],
    ja: [
      `中断されました。ここまでの操作は ${events} に記録されています。`,
      'メモリ上の AWS は残らないため、続きから再開することはできません。',
    ],
  }),
  unrecorded: () => ({
    en: [
      'Interrupted. The steps so far are not recorded, so the run cannot be resumed.',
      'Check both accounts for resources that are left. With another --store, or with --out, a run records its steps.',
    ],
    ja: [
      '中断されました。ここまでの操作は記録されていないため、続きから再開することはできません。',
      '作成済みのリソースは両方のアカウントで確認してください。別の --store または --out を指定すると操作が記録されます。',
    ],
  }),
}

const alreadyRecorded = ({ onboardingId, status }: AlreadyRecorded): Lines => ({
  en: [
    `The store has an open onboarding of this request, ${onboardingId}, in status ${status}; nothing was done.`,
    `To continue it on AWS, run the same command with --resume. byoa rescale show ${onboardingId} says who must act.`,
  ],
  ja: [
    `この申請の接続 ${onboardingId} が既に記録されています(状態: ${status})。何も実行していません。`,
    `AWS で続きから再開するには、同じコマンドに --resume を付けて実行してください。次に必要な操作は byoa rescale show ${onboardingId} で確認できます。`,
  ],
})

const contended = ({ onboardingId, attempts }: Contended): Lines => ({
  en: [`Others kept changing ${onboardingId} while this was tried ${attempts} times.`, tryAgain.en],
  ja: [
    `${attempts} 回試しましたが、その間に接続 ${onboardingId} がほかから変更され続けました。`,
    tryAgain.ja,
  ],
})

const rejected = ({ rejection }: Rejected): Lines => ({
  en: [wordsIn.en.describeRejection(rejection)],
  ja: [wordsIn.ja.describeRejection(rejection)],
})

const linesOf = (error: CommandError): Lines => {
  switch (error._tag) {
    case 'BadInput':
      return badInput(error)
    case 'CannotWrite':
      return cannotWrite(error)
    case 'Rejected':
      return rejected(error)
    case 'UnknownOnboarding':
      return {
        en: [`There is no onboarding ${error.onboardingId}.`],
        ja: [`接続 ${error.onboardingId} は見つかりません。`],
      }
    case 'RegionNotServed':
      return regionNotServed(error)
    case 'NotWanted':
      return { en: ['Nothing was done.'], ja: ['何も実行していません。'] }
    case 'Interrupted':
      return interruptedWords[error.left](error.events ?? '')
    case 'AlreadyRecorded':
      return alreadyRecorded(error)
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
