/** Refusals that are an answer: what is not there, or done already, is no failure. */
import type { Predicate } from 'fp-ts/lib/Predicate.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { isSameCode } from './AwsErrorKind.ts'
import type { CloudError, CloudTask } from './CloudError.ts'

/** Tells whether an error has one of the codes, whichever of its spellings. */
export const hasCode =
  (...codes: ReadonlyArray<string>): Predicate<CloudError> =>
  (error) =>
    codes.some((code) => isSameCode(code, error.code))

/** Makes an error that is expected count as a value; every other one stays an error. */
export const orWhen = <const Value>(
  isExpected: Predicate<CloudError>,
  value: Value,
): (<A>(task: CloudTask<A>) => CloudTask<A | Value>) =>
  TE.orElseW((error) => (isExpected(error) ? TE.right(value) : TE.left(error)))
