import { type AccountId, type Partition, RoleArn, type RolePath } from '@byoa/core/iam/identity'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { accountId } from './accountId.ts'
import { partition } from './partition.ts'
import { rolePath } from './rolePath.ts'

/** What a role ARN is to name; the rest is arbitrary. */
export interface RoleArnConstraints {
  readonly partition?: Partition
  readonly accountId?: AccountId
  readonly path?: RolePath
}

const roleName = fc.oneof(
  fc.constantFrom('RescaleRole', 'r', 'R'.repeat(64)),
  fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,64}$/),
)

const constantOr = <A>(value: A | undefined, any: () => fc.Arbitrary<A>): fc.Arbitrary<A> =>
  value === undefined ? any() : fc.constant(value)

/** Role ARNs of any partition, account, path and name. */
export const roleArn = (constraints: RoleArnConstraints = {}): fc.Arbitrary<RoleArn> =>
  branded(
    fc
      .tuple(
        constantOr(constraints.partition, partition),
        constantOr(constraints.accountId, accountId),
        constantOr(constraints.path, rolePath),
        roleName,
      )
      .map(([of, account, path, name]) => `arn:${of}:iam::${account}:role${path}${name}`),
    RoleArn,
  )
