/**
 * What the customer found in its own account: the trust policy of the role, where Rescale cannot
 * read it, and the results of the checks.
 */
import { closedRecord } from '@byoa/core/codec'
import { type ExternalId, RoleArn } from '@byoa/core/iam/identity'
import type { AcceptedExternalIds } from '@byoa/core/iam/trust'
import { CheckOverride } from '@byoa/core/inspection'
import { Instant } from '@byoa/core/values'
import * as t from 'io-ts'

import { type DocumentHeader, headerCodecs } from './documentFields.ts'

// model

/** The result of one check of the customer's account. */
export interface InspectionResult {
  readonly id: string
  readonly level: 'error' | 'warning' | 'info'
  readonly outcome: 'passed' | 'found' | 'unseen'
}

export interface InspectionDocument extends DocumentHeader<'inspection'> {
  readonly at: Instant
  readonly roleArn?: RoleArn
  /** As GetRole returns it, with external IDs hidden. */
  readonly trustPolicy?: string
  readonly results: ReadonlyArray<InspectionResult>
  /** Findings that the customer has accepted; absent: none. */
  readonly overrides?: ReadonlyArray<CheckOverride>
}

// codec

const result: t.Type<InspectionResult, unknown, unknown> = closedRecord('result of a check', {
  id: t.string,
  level: t.keyof({ error: null, warning: null, info: null }, 'level of a finding'),
  outcome: t.keyof({ passed: null, found: null, unseen: null }, 'outcome of a check'),
})

export const InspectionDocument: t.Type<InspectionDocument, unknown, unknown> = closedRecord(
  'inspection of version 1',
  {
    ...headerCodecs('inspection', 'inspections'),
    at: Instant,
    results: t.readonlyArray(result, 'list of results'),
  },
  {
    roleArn: RoleArn,
    trustPolicy: t.string,
    overrides: t.readonlyArray(CheckOverride, 'list of overrides'),
  },
)

// the hidden external IDs

/**
 * What stands for the external IDs of the answered document, in its order: in a rotation the second
 * is the next one. No external ID has braces.
 */
export const agreedMarks: readonly [string, string] = ['{AgreedExternalId}', '{NextExternalId}']

/** What stands for every other ID. */
const otherMark = '{OtherExternalId}'

const isOnlyWildcards = (quoted: string): boolean => /^"[*?]*"$/.test(quoted)

/**
 * Hides the external IDs of a trust policy. Which of the agreed IDs it trusts remains visible;
 * other IDs remain distinct from them, and a pattern that any ID matches is shown.
 */
export const withHiddenIds = (trustPolicy: string, agreed: AcceptedExternalIds): string => {
  const marks = new Set(agreedMarks.map((mark) => `"${mark}"`))
  const shown = (quoted: string): string =>
    marks.has(quoted) || isOnlyWildcards(quoted) ? quoted : `"${otherMark}"`
  return agreedMarks
    .reduce((text, mark, index) => {
      const id = agreed[index]
      return id === undefined ? text : text.replaceAll(id, mark)
    }, decodedText(trustPolicy))
    .replace(
      /("sts:ExternalId"\s*:\s*)(\[[^\]]*\]|"[^"]*")/gi,
      (_whole, key: string, ids: string) => `${key}${ids.replace(/"[^"]*"/g, shown)}`,
    )
}

/** Returns whether the role of an inspection trusts an ID that the answered document lacks. */
export const trustsOtherIds = ({ trustPolicy = '' }: InspectionDocument): boolean =>
  trustPolicy.includes(otherMark)

/** Restores the external IDs of the answered document in a trust policy of an inspection. */
export const withAgreedIds = (trustPolicy: string, agreed: ReadonlyArray<ExternalId>): string =>
  agreedMarks.reduce(
    (text, mark, index) => text.replaceAll(mark, agreed[index] ?? mark),
    trustPolicy,
  )

/** IAM returns policies URL-encoded. */
const decodedText = (text: string): string => {
  try {
    return text.trimStart().startsWith('{') ? text : decodeURIComponent(text)
  } catch {
    return text
  }
}
