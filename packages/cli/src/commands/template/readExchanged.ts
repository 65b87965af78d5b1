/**
 * Reads what the parties exchange. A setup holds the external ID, so that nothing of its text is
 * repeated in an error.
 */
import {
  type RequestDocument,
  type SetupDocument,
  decodeRequestDocument,
  decodeSetupDocument,
} from '@byoa/application'
import type { DecodeProblem } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/CommandError.ts'
import { readJson, readText } from '../../terminal/files.ts'
import { parseWithPlace } from '../cidr/parseText.ts'

type Read<A> = TaskEither<BadInput, A>

const refused = (
  source: string,
  problems: ReadonlyArray<DecodeProblem>,
): E.Either<BadInput, never> => E.left({ _tag: 'BadInput', source, problems })

/** Reads a request. Left lists every wrong field. */
export const readRequest =
  (path: string): Read<RequestDocument> =>
  async () => {
    const json = await readJson(path)()
    if (E.isLeft(json)) return json
    const document = decodeRequestDocument(json.right)
    return E.isLeft(document) ? refused(path, document.left) : document
  }

/** JSON, or the line where it stops being JSON; a message that quotes the text is not passed on. */
const parseInSilence = (text: string): E.Either<ReadonlyArray<DecodeProblem>, unknown> =>
  pipe(
    parseWithPlace(text),
    E.mapLeft((problems) =>
      problems.map((problem) =>
        problem.actual.includes('"') ? { ...problem, actual: 'text that is not JSON' } : problem,
      ),
    ),
  )

/** Fields shown as they stand: none of them can hold the external ID by a slip of the pen. */
const shownFields: ReadonlyArray<string> = [
  'version',
  'accountId',
  'region',
  'agreedCidr',
  'rescaleAccountId',
  'rescaleVpcId',
  'rescaleVpcCidrs',
  'reportBy',
]

/** The longest value of a shown field, quotes and all; what is longer is something else. */
const longestShownCharacters = 32

const withoutValue = (problem: DecodeProblem): DecodeProblem => {
  const { path, actual } = problem
  if (actual === 'nothing') return problem
  return shownFields.includes(path.replace(/\[\d+\]$/, '')) &&
    actual.length <= longestShownCharacters
    ? problem
    : { ...problem, actual: '…' }
}

/**
 * Reads a setup. Left lists every wrong field, without the values that could hold the external ID.
 */
export const readSetup =
  (path: string): Read<SetupDocument> =>
  async () => {
    const text = await readText(path)()
    if (E.isLeft(text)) return text
    const json = parseInSilence(text.right)
    if (E.isLeft(json)) return refused(path, json.left)
    const document = decodeSetupDocument(json.right)
    return E.isLeft(document) ? refused(path, document.left.map(withoutValue)) : document
  }
