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
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { flow } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/CommandError.ts'
import { readDocument } from '../../terminal/readDocument.ts'

/** Reads a request. Left lists every wrong field. */
export const readRequest = (path: string): TaskEither<BadInput, RequestDocument> =>
  readDocument(path, decodeRequestDocument)

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
export const readSetup = (path: string): TaskEither<BadInput, SetupDocument> =>
  readDocument(path, flow(decodeSetupDocument, E.mapLeft(RA.map(withoutValue))))
