/**
 * Reads events of every schema version. The version is read first; an earlier version is converted
 * to the current one step by step, and then decoded.
 *
 * ```
 *   stored   version 1 --chain[1]--> version 2 --chain[2]--> version 3 = current --> decode
 * ```
 *
 * Laws
 * 1. `decodeEvent(encodeEvent(event))` is the event, also after a trip through JSON text.
 * 2. A version outside the chain is refused by number, whatever else the event contains.
 * 3. Every step from the stored version on runs once, in order.
 */
import * as E from 'fp-ts/lib/Either.js'

import { type DecodeProblem, decode } from '../codec/decodeProblems.ts'
import { isJsonObject } from '../codec/JsonObject.ts'
import { omitUndefined } from '../codec/omitUndefined.ts'
import { type OnboardingEvent, currentSchemaVersion } from './OnboardingEvent.ts'
import { OnboardingEvent as OnboardingEventCodec } from './eventCodec.ts'

// model

/** An event as stored, of whatever version. */
export type VersionedJson = Readonly<Record<string, unknown>>

/**
 * Schema version → the step to the next version. A step is total: it passes on what it cannot read,
 * and decoding refuses it. `upcast` itself increments the version.
 */
export type UpcastChain = Readonly<Record<number, (event: VersionedJson) => VersionedJson>>

/** In version 1 either party lifted any suspension. */
const fromVersion1 = (event: VersionedJson): VersionedJson =>
  event['type'] === 'Resumed' ? { ...event, data: { lifted: ['rescale', 'customer'] } } : event

/** Every earlier version. */
const upcastChain: UpcastChain = { 1: fromVersion1 }

// errors

/** Written by a later release, or by something else. */
export interface UnknownSchemaVersion {
  readonly _tag: 'UnknownSchemaVersion'
  /** The version found; absent when there is none. */
  readonly found?: unknown
  readonly known: ReadonlyArray<number>
}

export type DecodeEventError =
  | UnknownSchemaVersion
  | { readonly _tag: 'MalformedEvent'; readonly problems: ReadonlyArray<DecodeProblem> }

// operations

/** The versions that a chain converts, oldest first, and the current version. */
const knownVersions = (chain: UpcastChain, current: number): ReadonlyArray<number> => {
  const known = [current]
  for (let version = current - 1; Object.hasOwn(chain, version); version -= 1)
    known.unshift(version)
  return known
}

/**
 * Converts an event to the current version through a chain. Left when the chain lacks its version.
 */
export const upcast = (
  event: VersionedJson,
  chain: UpcastChain,
  current: number,
): E.Either<UnknownSchemaVersion, VersionedJson> => {
  const found = event['schemaVersion']
  const known = knownVersions(chain, current)
  const start = known.findIndex((version) => version === found)
  if (start < 0) {
    return E.left({
      _tag: 'UnknownSchemaVersion',
      ...omitUndefined({ found }),
      known,
    })
  }
  let upcasted = event
  for (const version of known.slice(start, -1)) {
    upcasted = { ...(chain[version]?.(upcasted) ?? upcasted), schemaVersion: version + 1 }
  }
  return E.right(upcasted)
}

const decodeCurrent = (json: unknown): E.Either<DecodeEventError, OnboardingEvent> => {
  const event = decode(OnboardingEventCodec, json)
  return E.isRight(event) ? event : E.left({ _tag: 'MalformedEvent', problems: event.left })
}

/**
 * Decodes an event of the current or an earlier schema version from JSON. Left names the supported
 * versions when its own is not among them, and otherwise every wrong field.
 *
 * @example
 * import { decodeEvent } from '@byoa/core/onboarding'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * decodeEvent({ schemaVersion: 99 })
 * // => E.left({ _tag: 'UnknownSchemaVersion', found: 99, known: [1, 2] })
 */
export const decodeEvent = (json: unknown): E.Either<DecodeEventError, OnboardingEvent> => {
  if (!isJsonObject(json)) return decodeCurrent(json)
  const upcasted = upcast(json, upcastChain, currentSchemaVersion)
  return E.isLeft(upcasted) ? upcasted : decodeCurrent(upcasted.right)
}

/** Encodes an event as JSON of the current schema version; instants become ISO 8601 text. */
export const encodeEvent = (event: OnboardingEvent): unknown => OnboardingEventCodec.encode(event)
