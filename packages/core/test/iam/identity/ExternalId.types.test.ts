import { expectTypeOf, test } from 'vitest'

import type { ExternalId } from '../../../src/iam/identity/ExternalId.ts'
import type { CompanyCode } from '../../../src/iam/identity/identifiers.ts'
import type { AcceptedExternalIds, TrustPolicyInput } from '../../../src/iam/trust/trustPolicy.ts'

test('no text is an external ID without having been generated or decoded', () => {
  expectTypeOf<string>().not.toExtend<ExternalId>()
  expectTypeOf<CompanyCode>().not.toExtend<ExternalId>()
  expectTypeOf<`byoa-acme-${string}`>().not.toExtend<ExternalId>()
  expectTypeOf<ExternalId>().toExtend<string>()
})

test('a trust policy takes one ID or two, never none', () => {
  expectTypeOf<readonly []>().not.toExtend<AcceptedExternalIds>()
  expectTypeOf<readonly [ExternalId]>().toExtend<AcceptedExternalIds>()
  expectTypeOf<readonly [ExternalId, ExternalId]>().toExtend<AcceptedExternalIds>()
  expectTypeOf<readonly [ExternalId, ExternalId, ExternalId]>().not.toExtend<AcceptedExternalIds>()
  expectTypeOf<TrustPolicyInput['externalIds']>().toEqualTypeOf<AcceptedExternalIds>()
})
