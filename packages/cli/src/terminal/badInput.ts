import * as E from 'fp-ts/lib/Either.js'

import type { BadInput } from './CommandError.ts'

/** Makes an error of what is wrong with a source: a file, or an option. */
export const badInput = (source: string, problems: BadInput['problems']): BadInput => ({
  _tag: 'BadInput',
  source,
  problems,
})

/** Refuses the whole of a source, such as the value of an option. */
export const badOption = (
  source: string,
  expected: string,
  actual = 'nothing',
): E.Either<BadInput, never> => E.left(badInput(source, [{ path: '', expected, actual }]))
