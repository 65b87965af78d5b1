import { AccountId } from '@byoa/core/iam/identity'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'

const anyAccountId: fc.Arbitrary<AccountId> = branded(
  fc.oneof(
    fc.constantFrom('111122223333', '999988887777', '000000000000', '000000000001'),
    fc.integer({ min: 0, max: 999_999_999_999 }).map((id) => String(id).padStart(12, '0')),
  ),
  AccountId,
)

/** Account ids: the placeholders of AWS's documentation, ids with leading zeros, and any other. */
export const accountId = (): fc.Arbitrary<AccountId> => anyAccountId
