/** Policies and requests from a small vocabulary, so that statements and requests often meet. */
import fc from 'fast-check'

import type { AccessRequest } from '../../../src/iam/policy/AccessRequest.ts'
import { anonymous, rootOf, service, sessionOf, userOf } from '../callers.ts'
import type { RawPolicies, RawPolicy, RawStatement } from './literalModel.ts'

const rescaleRole = 'arn:aws:iam::999988887777:role/scale/ScaleX'

const callers = fc.constantFrom(
  sessionOf(rescaleRole),
  sessionOf('arn:aws:iam::999988887777:role/Other'),
  userOf('999988887777', 'team/somebody'),
  rootOf('999988887777'),
  userOf('444455556666', 'somebody'),
  service,
  anonymous,
)

const instance = 'arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0'

const resources = [
  instance,
  'arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0',
  'arn:aws:iam::111122223333:role/rescale/RescaleRole',
  'arn:aws:s3:::bucket/home/somebody/file:with:colons*',
  '*',
]

const someOf = <A>(values: ReadonlyArray<A>): fc.Arbitrary<A | ReadonlyArray<A>> =>
  fc.oneof(
    fc.constantFrom(...values),
    fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
  )

const actionPatterns = someOf([
  'ec2:RunInstances',
  'EC2:runinstances',
  'ec2:Run*',
  'ec2:*s',
  'ec2:?unInstances',
  'sts:AssumeRole',
  'sts:*',
  '*',
])

const resourcePatterns = someOf([
  '*',
  instance,
  'arn:aws:ec2:*:111122223333:instance/*',
  'arn:aws:ec2:us-east-1:*:*',
  'arn:aws:ec2:*:*',
  'arn:*:iam::111122223333:role/rescale/Rescale????',
  'arn:aws:iam::111122223333:role/${aws:PrincipalTag/team}/RescaleRole',
  'arn:aws:s3:::bucket/home/${aws:username}/*',
  "arn:aws:s3:::bucket/home/${aws:username, 'somebody'}/*",
  'arn:aws:s3:::bucket/home/*colons${*}',
])

interface KeyUse {
  readonly key: string
  readonly operators: ReadonlyArray<string>
  readonly patterns: ReadonlyArray<string>
  readonly values: ReadonlyArray<string>
}

const textOperators = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
]

const uses: ReadonlyArray<KeyUse> = [
  {
    key: 'sts:ExternalId',
    operators: textOperators,
    patterns: ['byoa-acme', 'BYOA-acme', 'byoa-*', 'b?oa-acme', '${aws:PrincipalTag/team}', '*'],
    values: ['byoa-acme', 'byoa-other', '*', 'rescale', 'b*'],
  },
  {
    key: 'aws:PrincipalArn',
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike', 'StringLike'],
    patterns: [
      rescaleRole,
      'arn:aws:iam::999988887777:role/*',
      'arn:aws:iam::*:user/${aws:username}',
    ],
    values: [],
  },
  {
    key: 'aws:TagKeys',
    operators: textOperators,
    patterns: ['Owner', 'owner', 'Own*', 'Project'],
    values: ['Owner', 'Project', 'Other'],
  },
  {
    key: 'ec2:VolumeSize',
    operators: [
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThan',
      'NumericLessThanEquals',
      'NumericGreaterThan',
      'NumericGreaterThanEquals',
    ],
    patterns: ['10', '10.5', '-1', '100'],
    values: ['10', '10.0', '99', '100'],
  },
  {
    key: 'aws:CurrentTime',
    operators: ['DateLessThan', 'DateGreaterThan'],
    patterns: ['2026-01-01T00:00:00Z', '2026-06-30', '2026-01-01T09:00:00+09:00'],
    values: ['2026-01-01T00:00:00Z', '2026-06-30T00:00:01Z', '2020-02-29T23:59:59Z'],
  },
  {
    key: 'aws:SecureTransport',
    operators: ['Bool'],
    patterns: ['true', 'false', 'True'],
    values: ['true', 'false'],
  },
  {
    key: 'aws:SourceIp',
    operators: ['IpAddress', 'NotIpAddress'],
    patterns: ['203.0.113.0/24', '203.0.113.7', '10.0.0.0/8', '0.0.0.0/0', '203.0.113.9/31'],
    values: ['203.0.113.7', '203.0.113.8', '10.255.255.255', '192.0.2.1'],
  },
  {
    key: 'aws:PrincipalTag/team',
    operators: ['Null', 'StringEquals', 'StringSounds', 'Stringequals'],
    patterns: ['true', 'false', 'rescale'],
    values: ['rescale', 'true', 'a*'],
  },
]

const merged = <A>(
  parts: ReadonlyArray<Readonly<Record<string, A>>>,
): Readonly<Record<string, A>> => Object.fromEntries(parts.flatMap((part) => Object.entries(part)))

const condition = fc.constantFrom(...uses).chain(({ key, operators, patterns }) =>
  fc
    .record({
      prefix: fc.constantFrom('', '', '', 'ForAnyValue:', 'ForAllValues:'),
      operator: fc.constantFrom(...operators),
      suffix: fc.constantFrom('', '', '', 'IfExists'),
      key: fc.constantFrom(key, key.toLowerCase(), key.toUpperCase()),
      values: someOf(patterns),
    })
    // A value that is neither true nor false is malformed under Null, which other tests look at.
    .filter(({ operator, values }) => operator !== 'Null' || !values.includes('rescale'))
    .map(({ prefix, operator, suffix, key: name, values }) => ({
      [`${prefix}${operator}${suffix}`]: { [name]: values },
    })),
)

const conditions = fc
  .array(condition, { maxLength: 2 })
  .map((list) => merged<NonNullable<RawStatement['Condition']>[string]>(list))

const effect = fc.constantFrom<RawStatement['Effect']>('Allow', 'Allow', 'Allow', 'Deny')

const actionElement = fc.oneof(
  { weight: 4, arbitrary: actionPatterns.map((Action) => ({ Action })) },
  { weight: 1, arbitrary: actionPatterns.map((NotAction) => ({ NotAction })) },
)

const resourceElement = fc.oneof(
  { weight: 4, arbitrary: resourcePatterns.map((Resource) => ({ Resource })) },
  { weight: 1, arbitrary: resourcePatterns.map((NotResource) => ({ NotResource })) },
)

const principal = fc.oneof(
  fc.constant('*' as const),
  someOf([
    '*',
    '999988887777',
    'arn:aws:iam::999988887777:root',
    rescaleRole,
    'arn:aws:sts::999988887777:assumed-role/ScaleX/onboarding',
    'arn:aws:iam::999988887777:user/team/somebody',
  ]).map((AWS) => ({ AWS })),
  fc.constant({ Service: 'ec2.amazonaws.com', AWS: '444455556666' }),
)

const version = fc.constantFrom<RawPolicy['Version']>('2012-10-17', '2012-10-17', '2008-10-17')

const policyOf = (statement: fc.Arbitrary<RawStatement>): fc.Arbitrary<RawPolicy> =>
  fc.record({ Version: version, Statement: fc.array(statement, { maxLength: 3 }) })

const callersPolicy = policyOf(
  fc
    .tuple(effect, actionElement, resourceElement, conditions)
    .map(([Effect, action, resource, Condition]) => ({
      Effect,
      ...action,
      ...resource,
      Condition,
    })),
)

const resourcesPolicy = policyOf(
  fc
    .tuple(effect, principal, actionElement, conditions)
    .map(([Effect, Principal, action, Condition]) => ({ Effect, Principal, ...action, Condition })),
)

/** Policies of every layer; boundary and resource may be absent. */
export const rawPolicies = (): fc.Arbitrary<RawPolicies> =>
  fc.record(
    {
      identity: fc.array(callersPolicy, { maxLength: 2 }),
      resource: resourcesPolicy,
      boundary: callersPolicy,
      session: fc.array(callersPolicy, { maxLength: 1 }),
    },
    { requiredKeys: ['identity', 'session'] },
  )

const contextOf = (): fc.Arbitrary<AccessRequest['context']> =>
  fc
    .tuple(
      ...uses
        .filter(({ values }) => values.length > 0)
        .map(({ key, values }) =>
          fc.oneof(
            fc.constant({}),
            fc
              .array(fc.constantFrom(...values), {
                minLength: 1,
                maxLength: key === 'aws:TagKeys' ? 3 : 1,
              })
              .map((given) => ({ [key]: given })),
          ),
        ),
    )
    .map((parts) => merged<ReadonlyArray<string>>(parts))

export const accessRequest = (): fc.Arbitrary<AccessRequest> =>
  fc.record({
    principal: callers,
    action: fc.constantFrom('ec2:RunInstances', 'ec2:DescribeInstances', 'sts:AssumeRole'),
    resource: fc.constantFrom(...resources),
    context: contextOf(),
  })
