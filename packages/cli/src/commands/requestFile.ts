/**
 * Reads what a play is made from: the customer's request, and Rescale's side of the in-memory AWS.
 */
import { type RequestDocument, decodeRequestDocument } from '@byoa/application'
import { type RescaleConfig, RescaleConfigCodec, defaultRescale } from '@byoa/cloud-memory'
import { decode } from '@byoa/core/codec'
import type { Region } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { BadInput, RegionNotServed } from '../terminal/CommandError.ts'
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

/**
 * Left when a request is for a Region in which Rescale has no VPC. A Region that is misspelt, such
 * as `us-esat-1`, has the form of one and is found only here.
 */
export const inServedRegion = (
  { region }: RequestDocument,
  { vpcs }: { readonly vpcs: ReadonlyArray<{ readonly region: Region }> },
): E.Either<RegionNotServed, void> => {
  const served = [...new Set(vpcs.map((vpc) => vpc.region))]
  return served.includes(region)
    ? E.right(undefined)
    : E.left({ _tag: 'RegionNotServed', region, served })
}
