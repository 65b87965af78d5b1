import type * as t from 'io-ts'

import { refinedString } from '../../codec/refinedString.ts'

export interface KmsKeyArnBrand {
  readonly KmsKeyArn: unique symbol
}

/** The ARN of a KMS key, of this account or another; never of an alias, which can be reassigned. */
export type KmsKeyArn = t.Branded<string, KmsKeyArnBrand>

const keyId = String.raw`(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})`
const grammar = new RegExp(String.raw`^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key/${keyId}$`)

/**
 * Decodes a KMS key ARN, of a key of one Region or of several (`mrk-…`).
 *
 * @source https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN
 */
export const KmsKeyArn: t.Type<KmsKeyArn, string, unknown> = refinedString<KmsKeyArnBrand>(
  'KMS key ARN such as arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  grammar,
)
