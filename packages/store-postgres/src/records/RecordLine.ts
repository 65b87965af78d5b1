/**
 * The text form of all records: one JSON object per line for each event, in order of position, and
 * a last line with their number and digest. The events are as stored, also those of earlier schema
 * versions.
 *
 * ```
 *   {"position":1,"stream":"onb-…","version":1,"commitId":"…","recordedAt":"…","event":{…}}
 *   {"events":1,"sha256":"…"}
 * ```
 *
 * Laws
 * 1. Exporting what was imported gives the same bytes.
 * 2. A text that lacks a line, or has another one, is refused.
 */
import { closedRecord } from '@byoa/core/codec'
import { OnboardingId } from '@byoa/core/onboarding'
import * as t from 'io-ts'

/** One event as stored. */
export interface RecordLine {
  readonly position: number
  readonly stream: OnboardingId
  readonly version: number
  readonly commitId: string
  /** ISO 8601 text in UTC, with microseconds. */
  readonly recordedAt: string
  readonly event: unknown
}

/** Decodes a line of an event. */
export const RecordLine: t.Type<RecordLine, unknown, unknown> = closedRecord('record of an event', {
  position: t.number,
  stream: OnboardingId,
  version: t.number,
  commitId: t.string,
  recordedAt: t.string,
  event: t.unknown,
})

/** The last line. */
export interface RecordsEnd {
  readonly events: number
  /** The SHA-256 of everything before this line, in hexadecimal digits. */
  readonly sha256: string
}

/** Decodes the last line. */
export const RecordsEnd: t.Type<RecordsEnd, unknown, unknown> = closedRecord('end of the records', {
  events: t.number,
  sha256: t.string,
})

/** Renders one line; the order of the fields is always the same. */
export const renderRecord = ({
  position,
  stream,
  version,
  commitId,
  recordedAt,
  event,
}: RecordLine): string =>
  `${JSON.stringify({ position, stream, version, commitId, recordedAt, event })}\n`

/** Renders the last line. */
export const renderEnd = ({ events, sha256 }: RecordsEnd): string =>
  `${JSON.stringify({ events, sha256 })}\n`
