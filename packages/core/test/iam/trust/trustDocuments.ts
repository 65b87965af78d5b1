/**
 * Trust policies as customers might write them: mostly close to the agreed one, with every kind of
 * slip.
 */
import fc from 'fast-check'

import { RoleArn } from '../../../src/iam/identity/RoleArn.ts'
import { AccountId } from '../../../src/iam/identity/identifiers.ts'
import type { ExpectedTrust } from '../../../src/iam/trust/rules/TrustRule.ts'
import { certainlyOf } from '../certainlyOf.ts'

const account: ExpectedTrust = {
  partition: 'aws',
  rescaleAccountId: certainlyOf(AccountId, '999988887777'),
  externalIds: ['byoa-acme'],
}

export const agreed = {
  externalIds: account.externalIds,
  account,
  role: {
    ...account,
    rescaleRoleArn: certainlyOf(RoleArn, 'arn:aws:iam::999988887777:role/ScaleX'),
  },
}

const usually = <A>(usual: A, others: ReadonlyArray<A>): fc.Arbitrary<A> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  )

const root = 'arn:aws:iam::999988887777:root'

const principal = usually<unknown>({ AWS: root }, [
  '*',
  { AWS: '*' },
  { AWS: '999988887777' },
  { AWS: ['444455556666', root] },
  { AWS: 'arn:aws-cn:iam::999988887777:root' },
  { AWS: 'arn:aws:iam::999988887777:role/ScaleX' },
  { AWS: 'arn:aws:iam::999988887777:role/Other' },
  { AWS: 'arn:aws:sts::999988887777:assumed-role/Other/onboarding' },
  { AWS: 'arn:aws:iam::999988887777:user/somebody' },
  { AWS: 'AROAEXAMPLEROLEID001' },
  { Service: ['ec2.amazonaws.com'] },
  { AWS: root, Federated: 'arn:aws:iam::111122223333:saml-provider/Corporate' },
  {},
])

const action = usually<unknown>('sts:AssumeRole', [
  ['sts:assumerole'],
  'sts:*',
  '*',
  'sts:Assume?ole',
  ['sts:AssumeRole', 'sts:TagSession'],
  'sts:TagSession',
])

const idOperator = usually('StringEquals', [
  'StringEqualsIfExists',
  'StringLike',
  'StringNotEquals',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'ForAnyValue:StringEquals',
  'ForAllValues:StringEquals',
  'ForAllValues:StringLike',
  'ForAnyValue:StringNotEquals',
  'ArnLike',
  'BinaryEquals',
  'StringMatches',
])

const idValue = usually<unknown>('byoa-acme', [
  ['byoa-acme', 'byoa-acme2'],
  ['byoa-acme', 'byoa-other'],
  'byoa-*',
  'byoa-acme?',
  '*',
  '${aws:userid}',
  '${aws:username}',
  '${*}',
])

const idKey = usually('sts:ExternalId', ['STS:EXTERNALID', 'sts:externalid', 'sts:RoleSessionName'])

const idCondition = fc
  .tuple(idOperator, idKey, idValue)
  .map(([operator, key, value]) => ({ [operator]: { [key]: value } }))

const otherCondition = usually<Readonly<Record<string, unknown>>>({}, [
  { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:role/ScaleX' } },
  { ArnLike: { 'aws:principalarn': 'arn:aws:iam::999988887777:role/*' } },
  { ArnLikeIfExists: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:role/ScaleX' } },
  { Bool: { 'aws:MultiFactorAuthPresent': true } },
  { Null: { 'sts:ExternalId': 'false' } },
  { Null: { 'sts:ExternalId': 'true' } },
  { StringLike: { 'aws:PrincipalAccount': '999988887777' } },
  { StringLike: { 'aws:PrincipalAccount': ['999988887777', '444455556666'] } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ScaleX' } },
  { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:*' } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
])

const narrowed = fc.oneof(
  fc.constant({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:role/ScaleX' } }),
  fc.constant({ StringLike: { 'aws:PrincipalArn': 'arn:*:iam::999988887777:role/ScaleX' } }),
  otherCondition,
)

const conditions = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: idCondition }, { weight: 1, arbitrary: fc.constant({}) }),
    narrowed,
  )
  .map(([id, other]) => ({ ...other, ...id }))

const statement = fc
  .record({
    Effect: usually<unknown>('Allow', ['Deny', 'allow']),
    principalName: usually('Principal', ['NotPrincipal']),
    principal,
    actionName: usually('Action', ['NotAction']),
    action,
    Condition: conditions,
  })
  .map(({ principalName, principal: who, actionName, action: what, ...rest }) => ({
    ...rest,
    [principalName]: who,
    [actionName]: what,
  }))

/** Statements that deny whoever does not come as agreed, or nearly so. */
const bindingDenial = fc.record({
  Effect: fc.constant('Deny'),
  Principal: usually<unknown>({ AWS: '*' }, [{ AWS: root }, { AWS: '444455556666' }]),
  Action: usually<unknown>('sts:AssumeRole', ['sts:*', 'sts:TagSession']),
  Condition: fc.oneof(
    fc
      .tuple(
        usually('StringNotEquals', [
          'StringNotEqualsIfExists',
          'ForAllValues:StringNotEquals',
          'ForAnyValue:StringNotEquals',
          'StringNotLike',
          'StringNotEqualsIgnoreCase',
          'StringEquals',
        ]),
        idValue,
        usually<object>({}, [{ Bool: { 'aws:SecureTransport': 'false' } }]),
      )
      .map(([operator, value, more]) => ({ [operator]: { 'sts:ExternalId': value }, ...more })),
    fc.constantFrom<object>(
      { Null: { 'sts:ExternalId': 'true' } },
      { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:role/ScaleX' } },
      { StringNotEquals: { 'aws:PrincipalAccount': '999988887777' } },
    ),
  ),
})

/** Trust policies of one to three statements. */
export const trustDocument = (): fc.Arbitrary<unknown> =>
  fc.record({
    Version: usually<unknown>('2012-10-17', ['2008-10-17']),
    Statement: fc.oneof(
      { weight: 4, arbitrary: statement },
      { weight: 2, arbitrary: fc.tuple(statement, bindingDenial) },
      { weight: 1, arbitrary: fc.tuple(statement, bindingDenial, bindingDenial) },
      { weight: 1, arbitrary: fc.array(statement, { maxLength: 3 }) },
    ),
  })
