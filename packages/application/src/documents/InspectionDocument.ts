/**
 * What the customer found in its own account: the trust policy of the role, where Rescale cannot
 * read it, and the results of the checks.
 */
import { closedRecord } from '@byoa/core/codec'
import { type ExternalId, RoleArn } from '@byoa/core/iam/identity'
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

/** What stands for the agreed external ID; no external ID has braces. */
const agreedMark = '{AgreedExternalId}'

/** What stands for any other text of the form of an external ID. */
const otherMark = '{OtherExternalId}'

/**
 * Hides the external IDs of a trust policy. That a policy trusts the agreed ID remains visible,
 * other IDs remain distinct from it.
 */
export const withHiddenIds = (trustPolicy: string, agreed: ExternalId): string =>
  decodedText(trustPolicy)
    .replaceAll(agreed, agreedMark)
    .replace(
      /("sts:ExternalId"\s*:\s*)(\[[^\]]*\]|"[^"]*")/gi,
      (_whole, key: string, ids: string) =>
        `${key}${ids.replace(/"[^"]*"/g, (id) => (id === `"${agreedMark}"` ? id : `"${otherMark}"`))}`,
    )

/** Restores the agreed external ID in a trust policy of an inspection. */
export const withAgreedId = (trustPolicy: string, agreed: ExternalId): string =>
  trustPolicy.replaceAll(agreedMark, agreed)

/** IAM returns policies URL-encoded. */
const decodedText = (text: string): string => {
  try {
    return text.trimStart().startsWith('{') ? text : decodeURIComponent(text)
  } catch {
    return text
  }
}
