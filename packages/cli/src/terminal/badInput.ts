/** Input that cannot be used: each wrong field or option, what was expected, what was found. */
import type { DecodeProblem } from '@byoa/core/codec'
import type { ParseIpv4CidrError } from '@byoa/core/network'
import type { Language } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import type { ErrorLines } from './ErrorLines.ts'
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

// constructors

/** Builds the error of the problems of a source: a file, or an option. */
export const badInput = (source: string, problems: BadInput['problems']): BadInput => ({
  _tag: 'BadInput',
  source,
  problems,
})

/** Refuses the value of an option; `words` say in both languages what was expected. */
export const badOption = (
  source: string,
  words: Readonly<Record<Language, string>>,
  actual = 'nothing',
): E.Either<BadInput, never> =>
  E.left(badInput(source, [{ path: '', expected: words.en, actual, japanese: words.ja }]))

// texts

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

/** Says what is wrong with each field. */
export const badInputLines = (error: BadInput): ErrorLines => {
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
