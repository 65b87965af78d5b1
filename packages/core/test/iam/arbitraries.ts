/** Identifiers of IAM for the tests of this room, leaning to the edges of their grammars. */
import fc from 'fast-check'

import { ExternalId } from '../../src/iam/identity/ExternalId.ts'
import { Partition } from '../../src/iam/identity/Partition.ts'
import { RoleArn } from '../../src/iam/identity/RoleArn.ts'
import { AccountId, CompanyCode } from '../../src/iam/identity/identifiers.ts'
import { certainlyOf } from './certainlyOf.ts'

export const everyPartition: ReadonlyArray<Partition> = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
]

export const partition = (): fc.Arbitrary<Partition> =>
  fc.constantFrom(...everyPartition).map((text) => certainlyOf(Partition, text))

export const accountId = (): fc.Arbitrary<AccountId> =>
  fc
    .oneof(
      fc.constantFrom('111122223333', '999988887777', '000000000000', '000000000001'),
      fc.stringMatching(/^\d{12}$/),
    )
    .map((text) => certainlyOf(AccountId, text))

export const companyCode = (): fc.Arbitrary<CompanyCode> =>
  fc
    .oneof(
      fc.constantFrom('ab', 'a-', 'z9', 'a'.repeat(32)),
      fc.stringMatching(/^[a-z][a-z0-9-]{1,31}$/),
    )
    .map((text) => certainlyOf(CompanyCode, text))

export const externalId = (): fc.Arbitrary<ExternalId> =>
  fc
    .tuple(companyCode(), fc.stringMatching(/^[0-9a-f]{32}$/))
    .map(([code, digits]) => certainlyOf(ExternalId, `byoa-${code}-${digits}`))

/**
 * Paths: the root, the longest AWS takes, one with a colon, and steps of any characters that a path
 * may have.
 */
export const rolePath = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('/', '/rescale/', `/${'p'.repeat(510)}/`, '/a:role/b/', '/"quoted\\"/'),
    fc.stringMatching(/^\/[!-#%-)+->@-~]{1,60}\/$/),
  )

export const roleName = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('RescaleRole', 'r', 'R'.repeat(64)),
    fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,64}$/),
  )

export const roleArn = (
  fixed: { readonly partition?: Partition; readonly accountId?: AccountId } = {},
): fc.Arbitrary<RoleArn> =>
  fc
    .tuple(
      fixed.partition === undefined ? partition() : fc.constant(fixed.partition),
      fixed.accountId === undefined ? accountId() : fc.constant(fixed.accountId),
      rolePath(),
      roleName(),
    )
    .filter(([, , path]) => !/^\/(aws-service-role|aws-reserved)\//.test(path))
    .map(([of, account, path, name]) =>
      certainlyOf(RoleArn, `arn:${of}:iam::${account}:role${path}${name}`),
    )
