/**
 * Reads events of every schema version ever written. The version is looked at first; a shape of
 * long ago is brought to today's one step at a time, and only then decoded.
 *
 * ```
 *   stored   version 1 --chain[1]--> version 2 --chain[2]--> version 3 = current --> decode
 * ```
 *
 * Laws
 * 1. `decodeEvent(encodeEvent(event))` is the event, also after a trip through JSON text.
 * 2. A version outside the chain is refused by name, whatever else the event holds.
 * 3. Every step of the chain from the stored version on runs once, in order.
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
 * Schema version → the step from its shape to the next. A step is total: what it cannot read it
 * passes on, and decoding refuses it. The version itself is raised by `upcast`, so that no step can
 * forget it.
 */
export type UpcastChain = Readonly<Record<number, (event: VersionedJson) => VersionedJson>>

/** In version 1 either party lifted whatever suspension there was. */
const fromVersion1 = (event: VersionedJson): VersionedJson =>
  event['type'] === 'Resumed' ? { ...event, data: { lifted: ['rescale', 'customer'] } } : event

/** Every shape that was ever written and is not today's. */
const upcastChain: UpcastChain = { 1: fromVersion1 }

// errors

/** Written by a later release, or by something else. */
export interface UnknownSchemaVersion {
  readonly _tag: 'UnknownSchemaVersion'
  /** The version as it stood there; absent when there was none. */
  readonly found?: unknown
  readonly known: ReadonlyArray<number>
}

export type DecodeEventError =
  | UnknownSchemaVersion
  | { readonly _tag: 'MalformedEvent'; readonly problems: ReadonlyArray<DecodeProblem> }

// operations

/** The versions that a chain leads to the current one from, oldest first, the current one last. */
const knownVersions = (chain: UpcastChain, current: number): ReadonlyArray<number> => {
  const known = [current]
  for (let version = current - 1; Object.hasOwn(chain, version); version -= 1)
    known.unshift(version)
  return known
}

/**
 * Brings an event to the current version through a chain. Left when no steps lead there from its
 * version.
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
 * Decodes an event from JSON, of this or an earlier schema version. Left names the versions that
 * are known when its own is not one of them, and otherwise every wrong field.
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
