/**
 * Policies and requests from a small vocabulary, so that statements and requests often meet. The
 * vocabulary is `known` when AWS documents what every word of it means and the request says all
 * that they ask for; `open` has the others as well.
 */
import fc from 'fast-check'

import type { AccessRequest, Caller } from '../../../src/iam/policy/AccessRequest.ts'
import {
  anonymous,
  federated,
  federatedUserOf,
  rootOf,
  service,
  sessionOf,
  userOf,
} from '../callers.ts'
import type { RawPolicies, RawPolicy, RawStatement } from './literalModel.ts'

export type Vocabulary = 'known' | 'open'

const rescaleRole = 'arn:aws:iam::999988887777:role/scale/ScaleX'

const { uniqueId: _, ...unidentified } = sessionOf(rescaleRole)

const knownCallers: ReadonlyArray<Caller> = [
  sessionOf(rescaleRole),
  sessionOf('arn:aws:iam::999988887777:role/Other'),
  userOf('999988887777', 'team/somebody'),
  rootOf('999988887777'),
  userOf('444455556666', 'somebody'),
  service,
  anonymous,
]

const callers: Readonly<Record<Vocabulary, ReadonlyArray<Caller>>> = {
  known: knownCallers,
  open: [...knownCallers, unidentified, federatedUserOf('999988887777', 'guest'), federated],
}

const instance = 'arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0'

const resources = [
  instance,
  'arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0',
  'arn:aws:iam::111122223333:role/rescale/RescaleRole',
  'arn:aws:s3:::bucket/home/somebody/file:with:colons*',
  'arn:aws:kms:us-east-1:111122223333:key/k',
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
  'kms:*',
  '*',
])

const knownResourcePatterns = [
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
  'arn:aws:kms:*:*:key/*',
]

const resourcePatterns: Readonly<Record<Vocabulary, ReadonlyArray<string>>> = {
  known: knownResourcePatterns,
  open: [
    ...knownResourcePatterns,
    'arn:aws:ec2:*:instance/*',
    'arn:aws:ec2:us-*:instance/i-0123456789abcdef0',
    'arn:aws:iam::${aws:PrincipalAccount}:role/rescale/*',
    'arn:aws:s3:::bucket/home/${aws:userid}/*',
  ],
}

interface KeyUse {
  readonly key: string
  /** Whether every request that says all that AWS would know has it. */
  readonly isAlwaysGiven?: true
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

const knownUses: ReadonlyArray<KeyUse> = [
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
    key: 'aws:userid',
    operators: ['StringLike', 'StringNotLike', 'Null'],
    patterns: ['AROAEXAMPLEROLEID001:*', 'AIDA*', 'anonymous', '${aws:username}'],
    values: [],
  },
  {
    key: 'aws:PrincipalAccount',
    operators: ['StringEquals', 'StringNotEquals'],
    patterns: ['999988887777', 'anonymous'],
    values: [],
  },
  {
    key: 'aws:PrincipalIsAWSService',
    operators: ['Bool'],
    patterns: ['true', 'false'],
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
    isAlwaysGiven: true,
    operators: ['DateLessThan', 'DateGreaterThan', 'Null'],
    patterns: ['2026-01-01T00:00:00Z', '2026-06-30', '2026-01-01T09:00:00+09:00'],
    values: ['2026-01-01T00:00:00Z', '2026-06-30T00:00:01Z', '2020-02-29T23:59:59Z'],
  },
  {
    key: 'aws:TokenIssueTime',
    isAlwaysGiven: true,
    operators: ['DateLessThan', 'Null'],
    patterns: ['2026-01-01T00:00:00Z', '2026-06-30'],
    values: ['2026-01-01T00:00:00Z', '2026-06-30T00:00:01Z'],
  },
  {
    key: 'aws:MultiFactorAuthPresent',
    isAlwaysGiven: true,
    operators: ['Bool', 'Null'],
    patterns: ['true', 'false'],
    values: ['true', 'false'],
  },
  {
    key: 'aws:SecureTransport',
    isAlwaysGiven: true,
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
    operators: ['Null', 'StringEquals'],
    patterns: ['true', 'false', 'rescale'],
    values: ['rescale', 'true', 'a*'],
  },
]

const uses: Readonly<Record<Vocabulary, ReadonlyArray<KeyUse>>> = {
  known: knownUses,
  open: [
    ...knownUses,
    {
      key: 'aws:PrincipalTag/team',
      operators: ['StringSounds', 'Stringequals'],
      patterns: ['rescale'],
      values: [],
    },
  ],
}

const merged = <A>(
  parts: ReadonlyArray<Readonly<Record<string, A>>>,
): Readonly<Record<string, A>> => Object.fromEntries(parts.flatMap((part) => Object.entries(part)))

/** Only a key with several values has a set prefix in the known vocabulary. */
const prefixesOf = (vocabulary: Vocabulary, key: string): ReadonlyArray<string> => {
  const sets = ['ForAnyValue:', 'ForAllValues:']
  if (vocabulary === 'known' && key === 'aws:TagKeys') return sets
  return ['', '', '', ...sets]
}

const conditionUnder = (vocabulary: Vocabulary, { key, operators, patterns }: KeyUse) =>
  fc
    .record({
      prefix: fc.constantFrom(...prefixesOf(vocabulary, key)),
      operator: fc.constantFrom(...operators),
      suffix: fc.constantFrom('', '', '', 'IfExists'),
      key: fc.constantFrom(key, key.toLowerCase(), key.toUpperCase()),
      values: someOf(patterns),
    })
    .map(({ prefix, operator, suffix, key: name, values }) =>
      operator === 'Null'
        ? { [vocabulary === 'known' ? 'Null' : `${prefix}Null${suffix}`]: { [name]: 'true' } }
        : { [`${prefix}${operator}${suffix}`]: { [name]: values } },
    )

const conditions = (vocabulary: Vocabulary) =>
  fc
    .array(
      fc.constantFrom(...uses[vocabulary]).chain((use) => conditionUnder(vocabulary, use)),
      { maxLength: 2 },
    )
    .map((list) => merged<NonNullable<RawStatement['Condition']>[string]>(list))

const effect = fc.constantFrom<RawStatement['Effect']>('Allow', 'Allow', 'Allow', 'Deny')

const actionElement = fc.oneof(
  { weight: 4, arbitrary: actionPatterns.map((Action) => ({ Action })) },
  { weight: 1, arbitrary: actionPatterns.map((NotAction) => ({ NotAction })) },
)

const resourceElement = (vocabulary: Vocabulary) =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: someOf(resourcePatterns[vocabulary]).map((Resource) => ({ Resource })),
    },
    {
      weight: 1,
      arbitrary: someOf(resourcePatterns[vocabulary]).map((NotResource) => ({ NotResource })),
    },
  )

const account = 'arn:aws:iam::999988887777:root'
const session = 'arn:aws:sts::999988887777:assumed-role/ScaleX/onboarding'
const user = 'arn:aws:iam::999988887777:user/team/somebody'

const principals: ReadonlyArray<NonNullable<RawStatement['Principal']>> = [
  '*',
  { AWS: '*' },
  { AWS: '999988887777' },
  { AWS: [account, rescaleRole] },
  { AWS: rescaleRole },
  { AWS: session },
  { AWS: user },
  { Service: 'ec2.amazonaws.com', AWS: '444455556666' },
]

const named = fc.constantFrom(...principals).map((Principal) => ({ Principal }))

/** The known ones list every level of a caller or none; the others list one in part. */
const notPrincipals: Readonly<
  Record<Vocabulary, ReadonlyArray<NonNullable<RawStatement['NotPrincipal']>>>
> = {
  known: [
    { AWS: ['111122223333', 'arn:aws:iam::111122223333:role/Other'] },
    { AWS: '*' },
    { Service: 'ec2.amazonaws.com' },
  ],
  open: [
    { AWS: [account, rescaleRole, session] },
    { AWS: [account, user] },
    { AWS: account },
    { AWS: 'arn:aws:sts::999988887777:federated-user/guest' },
    { Service: 'ec2.amazonaws.com' },
  ],
}

const effectAndPrincipal = (
  vocabulary: Vocabulary,
): fc.Arbitrary<Pick<RawStatement, 'Effect' | 'Principal' | 'NotPrincipal'>> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(effect, named).map(([Effect, who]) => ({ Effect, ...who })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom<RawStatement['Effect']>(
            ...(vocabulary === 'known' ? (['Deny'] as const) : (['Deny', 'Allow'] as const)),
          ),
          fc.constantFrom(...notPrincipals[vocabulary]),
        )
        .map(([Effect, NotPrincipal]) => ({ Effect, NotPrincipal })),
    },
  )

const version = fc.constantFrom<RawPolicy['Version']>('2012-10-17', '2012-10-17', '2008-10-17')

const policyOf = (statement: fc.Arbitrary<RawStatement>): fc.Arbitrary<RawPolicy> =>
  fc.record({ Version: version, Statement: fc.array(statement, { maxLength: 3 }) })

const callersPolicy = (vocabulary: Vocabulary): fc.Arbitrary<RawPolicy> =>
  policyOf(
    fc
      .tuple(effect, actionElement, resourceElement(vocabulary), conditions(vocabulary))
      .map(([Effect, action, resource, Condition]) => ({
        Effect,
        ...action,
        ...resource,
        Condition,
      })),
  )

const resourcesPolicy = (vocabulary: Vocabulary): fc.Arbitrary<RawPolicy> =>
  policyOf(
    fc
      .tuple(effectAndPrincipal(vocabulary), actionElement, conditions(vocabulary))
      .map(([who, action, Condition]) => ({ ...who, ...action, Condition })),
  )

/** Policies of every layer; boundary and resource may be absent. */
export const rawPolicies = (vocabulary: Vocabulary = 'open'): fc.Arbitrary<RawPolicies> =>
  fc.record(
    {
      identity: fc.array(callersPolicy(vocabulary), { maxLength: 2 }),
      resource: resourcesPolicy(vocabulary),
      boundary: callersPolicy(vocabulary),
      session: fc.array(callersPolicy(vocabulary), { maxLength: 1 }),
    },
    { requiredKeys: ['identity', 'session'] },
  )

const contextOf = (vocabulary: Vocabulary): fc.Arbitrary<AccessRequest['context']> =>
  fc
    .tuple(
      ...uses[vocabulary]
        .filter(({ values }) => values.length > 0)
        .map(({ key, values, isAlwaysGiven = false }) =>
          fc.oneof(
            { weight: isAlwaysGiven && vocabulary === 'known' ? 0 : 1, arbitrary: fc.constant({}) },
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

export const accessRequest = (vocabulary: Vocabulary = 'open'): fc.Arbitrary<AccessRequest> =>
  fc.record({
    principal: fc.constantFrom(...callers[vocabulary]),
    action: fc.constantFrom(
      'ec2:RunInstances',
      'ec2:DescribeInstances',
      'sts:AssumeRole',
      'sts:GetCallerIdentity',
      'sts:GetSessionToken',
      'kms:Decrypt',
    ),
    resource: fc.constantFrom(...resources),
    context: contextOf(vocabulary),
  })

/** Requests that policies decide: of anybody but the root user, for what needs a permission. */
export const decidedRequest = (): fc.Arbitrary<AccessRequest> =>
  accessRequest().filter(
    ({ principal, action }) => principal.type !== 'root' && !action.startsWith('sts:Get'),
  )
