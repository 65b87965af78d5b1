import { type AccountId, type Partition, PolicyArn } from '@byoa/core/iam/identity'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { accountId } from './accountId.ts'
import { partition } from './partition.ts'

const policyName = fc.oneof(
  fc.constantFrom('Boundary', 'rescale/Boundary', 'P'.repeat(128)),
  fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,30}$/),
)

/** ARNs of managed policies: a customer's own, or one of AWS's. */
export const policyArn = (
  constraints: { readonly partition?: Partition; readonly accountId?: AccountId } = {},
): fc.Arbitrary<PolicyArn> => {
  const own = constraints.accountId === undefined ? accountId() : fc.constant(constraints.accountId)
  return branded(
    fc
      .tuple(
        constraints.partition === undefined ? partition() : fc.constant(constraints.partition),
        fc.oneof({ weight: 3, arbitrary: own }, { weight: 1, arbitrary: fc.constant('aws') }),
        policyName,
      )
      .map(([of, account, name]) => `arn:${of}:iam::${account}:policy/${name}`),
    PolicyArn,
  )
}
