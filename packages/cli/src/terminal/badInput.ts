import type { Language } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import type { BadInput } from './CommandError.ts'

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
