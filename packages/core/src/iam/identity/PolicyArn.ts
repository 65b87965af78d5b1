import type * as t from 'io-ts'

import { refinedString } from '../../codec/refinedString.ts'

export interface PolicyArnBrand {
  readonly PolicyArn: unique symbol
}

/**
 * The ARN of a managed policy, here the permissions boundary that the customer puts on the role.
 */
export type PolicyArn = t.Branded<string, PolicyArnBrand>

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export const PolicyArn: t.Type<PolicyArn, string, unknown> = refinedString<PolicyArnBrand>(
  'managed policy ARN such as arn:aws:iam::111122223333:policy/Boundary',
  /^arn:[a-z-]+:iam::(\d{12}|aws):policy(\/[\w.,+@=-]+)*\/[\w+=,.@-]{1,128}$/,
)
