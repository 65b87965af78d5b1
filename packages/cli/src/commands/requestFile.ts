/**
 * Reads what a play is made from: the customer's request, and Rescale's side of the in-memory AWS.
 */
import { type RequestDocument, decodeRequestDocument } from '@byoa/application'
import { type RescaleConfig, RescaleConfigCodec, defaultRescale } from '@byoa/cloud-memory'
import { decode } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { BadInput } from '../terminal/CommandError.ts'
import { nameOfSource, readJson } from '../terminal/files.ts'

/** Reads a request file. Left lists every wrong field. */
export const readRequest =
  (path: string): TaskEither<BadInput, RequestDocument> =>
  async () => {
    const json = await readJson(path)()
    if (E.isLeft(json)) return json
    const document = decodeRequestDocument(json.right)
    return E.isLeft(document)
      ? E.left({ _tag: 'BadInput', source: nameOfSource(path), problems: document.left })
      : document
  }

/** Reads Rescale's side, or takes the shipped one. */
export const readRescale =
  (path: string | undefined): TaskEither<BadInput, RescaleConfig> =>
  async () => {
    if (path === undefined) return E.right(defaultRescale)
    const json = await readJson(path)()
    if (E.isLeft(json)) return json
    const config = decode(RescaleConfigCodec, json.right)
    return E.isLeft(config)
      ? E.left({ _tag: 'BadInput', source: nameOfSource(path), problems: config.left })
      : config
  }
