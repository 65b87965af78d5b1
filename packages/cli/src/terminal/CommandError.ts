/**
 * Why a command did not do what it was asked, and how that is said to a person and to a program.
 */
import type { Failure, OnboardingError } from '@byoa/application'
import type { DecodeProblem } from '@byoa/core/codec'
import type { ParseIpv4CidrError } from '@byoa/core/network'
import type { Region } from '@byoa/core/iam/identity'
import type { Language } from '@byoa/core/values'

import type { ExitCode, Terminal } from './Terminal.ts'
import { printable } from './printable.ts'
import { wordsIn } from './words.ts'

// model

/** A wrong field or argument; refused CIDR text also says why. */
export interface InputProblem extends DecodeProblem {
  readonly refusal?: ParseIpv4CidrError
}

/** What was given cannot be used; every wrong field is listed. */
export interface BadInput {
  readonly _tag: 'BadInput'
  /** The file or option. */
  readonly source: string
  readonly problems: ReadonlyArray<InputProblem>
}

/** The place to write to is not free, or cannot be written. */
export interface CannotWrite {
  readonly _tag: 'CannotWrite'
  readonly path: string
  readonly reason: CannotWriteReason
  /** The system's own words, or the name that is in the way. */
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

/** A request is for a Region in which Rescale has no VPC. */
export interface RegionNotServed {
  readonly _tag: 'RegionNotServed'
  readonly region: Region
  /** The Regions in which it has one. */
  readonly served: ReadonlyArray<Region>
}

/** Somebody answered the question whether to begin with no. */
export interface NotWanted {
  readonly _tag: 'NotWanted'
}

/** Somebody pressed Ctrl-C. */
export interface Interrupted {
  readonly _tag: 'Interrupted'
  /** What is left of the work: nothing was begun, or something that is recorded or is not. */
  readonly left: 'nothing' | 'recorded' | 'unrecorded'
  /** Where the events are, when the work is recorded. */
  readonly events?: string
}

export type CommandError =
  | BadInput
  | CannotWrite
  | RegionNotServed
  | NotWanted
  | Interrupted
  | OnboardingError

// queries

/** Returns the exit code that tells a script what kind of no it was. */
export const exitCodeOf = (error: CommandError): ExitCode => {
  switch (error._tag) {
    case 'Rejected':
    case 'UnknownOnboarding':
    case 'RegionNotServed':
    case 'NotWanted':
      return 1
    case 'BadInput':
    case 'CannotWrite':
      return 2
    case 'Failure':
    case 'Contended':
      return 3
    case 'Interrupted':
      return 130
  }
}

type Lines = Readonly<Record<Language, ReadonlyArray<string>>>

const wholeDocument = { en: '(the whole document): ', ja: '(文書全体): ' }

/** Where in the source; the value of an option is one thing, so nothing in it is named. */
const locationOf = (source: string, { path }: DecodeProblem, language: Language): string => {
  if (path === '') return source.startsWith('--') ? '' : wholeDocument[language]
  if (language === 'en') return `${path}: `
  const japanese = path
    .replace(/^line (\d+)/, '$1 行目')
    .replace(/ 行目, column (\d+)/, ' 行目 $1 文字目')
  return `${japanese}: `
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
      `${source} は使用できません。ファイルは書き込まれていません。`,
      ...problems.map(
        (problem) =>
          `  ${locationOf(source, problem, 'ja')}${wordsIn.ja.describeDecodeProblem(problem)}`,
      ),
      ...refusalsIn(error, 'ja'),
    ],
  }
}

const tryAgain: Readonly<Record<Language, string>> = {
  en: 'Try again: nothing that was done is lost.',
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
        en: `${detail} in it is a directory. Move it away, or choose another directory.`,
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
        en: `process ${detail} uses it. Stop that sandbox or choose another file; if it is no sandbox, delete ${path}.lock.`,
        ja: `プロセス ${detail} が使用しています。そのサンドボックスを停止するか、別のファイルを選んでください。サンドボックスではない場合は ${path}.lock を削除してください。`,
      }
    case 'refused':
      return { en: `${detail}.`, ja: detail }
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

const interrupted = ({ left, events = '' }: Interrupted): Lines => {
  switch (left) {
    case 'nothing':
      return {
        en: ['Interrupted; nothing was done.', 'To do it, run the same command again.'],
        ja: [
          '中断されました。何も実行していません。',
          '実行するには、同じコマンドをもう一度実行してください。',
        ],
      }
    case 'recorded':
      return {
        en: [
          `Interrupted. What was done so far is in ${events}.`,
          'To go on from there, run the same command with --resume.',
        ],
        ja: [
          `中断されました。ここまでの操作は ${events} に記録されています。`,
          '続きから再開するには、同じコマンドに --resume を付けて実行してください。',
        ],
      }
    case 'unrecorded':
      return {
        en: [
          'Interrupted. What was done so far is not recorded, so no run can go on from there.',
          'See both accounts for what is left. With --out a run records what it does.',
        ],
        ja: [
          '中断されました。ここまでの操作は記録されていないため、続きから再開することはできません。',
          '作成済みのリソースは両方のアカウントで確認してください。--out を指定すると操作が記録されます。',
        ],
      }
  }
}

const linesOf = (error: CommandError): Lines => {
  switch (error._tag) {
    case 'BadInput':
      return badInput(error)
    case 'CannotWrite':
      return cannotWrite(error)
    case 'Rejected':
      return {
        en: [wordsIn.en.describeRejection(error.rejection)],
        ja: [wordsIn.ja.describeRejection(error.rejection)],
      }
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
      return interrupted(error)
    case 'Failure':
      return failed(error)
    case 'Contended':
      return {
        en: [
          `Others kept changing ${error.onboardingId} while this was tried ${error.attempts} times.`,
          tryAgain.en,
        ],
        ja: [
          `${error.attempts} 回試しましたが、その間に接続 ${error.onboardingId} がほかから変更され続けました。`,
          tryAgain.ja,
        ],
      }
  }
}

/** Says what went wrong, where, and what to do about it. */
export const describeCommandError = (
  error: CommandError,
  language: Language,
): ReadonlyArray<string> => linesOf(error)[language]

/** What a program is told; a failure's cause stays out, it may hold what nobody should print. */
const jsonOf = (error: CommandError): unknown => {
  if (error._tag === 'BadInput') {
    return {
      ...error,
      problems: error.problems.map(({ refusal: _refusal, ...problem }) => problem),
    }
  }
  if (error._tag !== 'Failure') return error
  const { cause: _cause, ...rest } = error
  return rest
}

export interface ReportOptions {
  readonly json: boolean
  /** English, when absent. */
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
    terminal.out(JSON.stringify({ error: jsonOf(error), message }))
  } else {
    const [first, ...rest] = describeCommandError(error, language).map(printable)
    terminal.err(terminal.colours.red(first ?? ''))
    for (const line of rest) terminal.err(line)
  }
  return exitCodeOf(error)
}
