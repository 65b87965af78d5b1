/**
 * Inputs of trust policies: any partition and account, with and without a named role, one ID or
 * two.
 */
import { accountId, externalId, partition, roleArn } from '../arbitraries.ts'
import fc from 'fast-check'

import type { TrustPolicyInput } from '../../../src/iam/trust/trustPolicy.ts'

const acceptedIds = fc.oneof(fc.tuple(externalId()), fc.tuple(externalId(), externalId()))

/** The role, when named, is one of the account that is trusted. */
export const trustPolicyInput = (): fc.Arbitrary<TrustPolicyInput> =>
  fc.tuple(partition(), accountId()).chain(([of, account]) =>
    fc.record(
      {
        partition: fc.constant(of),
        rescaleAccountId: fc.constant(account),
        rescaleRoleArn: roleArn({ partition: of, accountId: account }),
        externalIds: acceptedIds,
      },
      { requiredKeys: ['partition', 'rescaleAccountId', 'externalIds'] },
    ),
  )
