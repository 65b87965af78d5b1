/**
 * Reads the exchanged documents. A setup contains the external ID, so errors do not repeat its
 * text.
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

/** Fields whose values are shown: the external ID cannot have been entered there by mistake. */
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

/** The maximum length of a shown value, with quotes; a longer value is something else. */
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
