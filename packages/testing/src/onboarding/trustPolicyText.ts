import { renderPolicy } from '@byoa/core/iam/policy'
import { trustPolicy } from '@byoa/core/iam/trust'
import * as fc from 'fast-check'

import { accountId } from '../iam/accountId.ts'
import { externalId } from '../iam/externalId.ts'
import { partition } from '../iam/partition.ts'
import { record } from '../record.ts'
import { text } from '../text.ts'

const agreed: fc.Arbitrary<string> = record({
  partition: partition(),
  rescaleAccountId: accountId(),
  externalIds: fc.oneof(fc.tuple(externalId()), fc.tuple(externalId(), externalId())),
}).map((input) => renderPolicy(trustPolicy(input)))

/** Trust policies that admit more than agreed, or cannot be read. */
export const wideTrustPolicyText: fc.Arbitrary<string> = fc.constantFrom(
  '',
  'not JSON',
  '{}',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
)

/**
 * Trust policies as from GetRole: written by this library, URL-encoded or not, a wider policy, or
 * text that is not a policy.
 */
export const trustPolicyText = (): fc.Arbitrary<string> =>
  fc.oneof(agreed, agreed.map(encodeURIComponent), wideTrustPolicyText, text())
