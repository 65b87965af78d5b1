import { CompanyCode } from '@byoa/core/iam/identity'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'

const anyCompanyCode: fc.Arbitrary<CompanyCode> = branded(
  fc.oneof(
    fc.constantFrom('acme', 'ab', 'a-', 'a--0-', 'z9', 'a'.repeat(32)),
    fc.stringMatching(/^[a-z][a-z0-9-]{1,31}$/),
  ),
  CompanyCode,
)

/** Company codes: the shortest, the longest, dashes in odd places, and any other. */
export const companyCode = (): fc.Arbitrary<CompanyCode> => anyCompanyCode
