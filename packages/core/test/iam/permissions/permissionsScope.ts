/** Scopes of permissions: any account and partition, ids that exist or stand for resources. */
import fc from 'fast-check'

import { Region } from '../../../src/iam/identity/Partition.ts'
import { KmsKeyArn } from '../../../src/iam/identity/KmsKeyArn.ts'
import type { PermissionsScope } from '../../../src/iam/permissions/permissionScopes.ts'
import { accountId, companyCode, partition } from '../arbitraries.ts'
import { certainlyOf } from '../certainlyOf.ts'

const region = fc
  .constantFrom('us-east-1', 'ap-southeast-1', 'us-gov-west-1', 'cn-northwest-1')
  .map((text) => certainlyOf(Region, text))

/** A short ARN, and the longest that a role can have: partition, path of 512 and name of 64. */
const roleArnNamed = (letter: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    `arn:aws:iam::111122223333:role/${letter}`,
    `arn:aws-us-gov:iam::111122223333:role/${'p'.repeat(510)}/${letter.repeat(64)}`,
  )

const volumeKeyArn = certainlyOf(
  KmsKeyArn,
  `arn:aws:kms:us-east-1:444455556666:key/mrk-${'0f'.repeat(16)}`,
)

/** Scopes with ids, as policies of roles have them. */
export const permissionsScope = (): fc.Arbitrary<PermissionsScope> =>
  fc.record({
    partition: partition(),
    region,
    accountId: accountId(),
    connectionName: companyCode(),
    rescaleAccountId: accountId(),
    vpcId: fc.constantFrom('vpc-01234567', 'vpc-0123456789abcdef0'),
    roleArn: roleArnNamed('r'),
    computeRoleArn: roleArnNamed('n'),
  })

/** Scopes of every kind: also those of templates, and with one key for all volumes. */
export const anyPermissionsScope = (): fc.Arbitrary<PermissionsScope> =>
  fc
    .tuple(
      permissionsScope(),
      fc.constantFrom(
        {},
        { vpcId: '${Vpc}', roleArn: '${RescaleRole.Arn}', computeRoleArn: '${ComputeRole.Arn}' },
      ),
      fc.constantFrom({}, { volumeKeyArn }),
    )
    .map(([scope, names, key]) => ({ ...scope, ...names, ...key }))
