/**
 * Every single way to spoil a trust policy that people are known to make, each with the finding
 * that it must have. A weakening edits the parsed document.
 */
import type { TrustFindingId } from '../../../src/iam/trust/TrustFinding.ts'

export type Json = Readonly<Record<string, unknown>>

/** The statement of a generated trust policy, as JSON, and what it says. */
export interface Weakened {
  readonly statement: Json
  readonly id: string
  readonly root: string
  readonly role: string | undefined
}

export interface Weakening {
  readonly name: string
  readonly finding: TrustFindingId
  /** Whether it is one only for a trust that is narrowed to a role, or only for one that is not. */
  readonly role?: 'named' | 'absent'
  readonly weaken: (policy: Weakened) => Json | ReadonlyArray<Json>
}

export const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? { ...value } : {}

export const without = (json: Json, key: string): Json =>
  Object.fromEntries(Object.entries(json).filter(([name]) => name !== key))

/** Adds conditions under operators that the statement does not have. */
export const withCondition = (statement: Json, condition: Json): Json => ({
  ...statement,
  Condition: { ...object(statement['Condition']), ...condition },
})

export const withoutOperator = (statement: Json, operator: string): Json => ({
  ...statement,
  Condition: without(object(statement['Condition']), operator),
})

/** Another principal, with no condition on who calls that would keep it out all the same. */
const principal = (
  name: string,
  finding: TrustFindingId,
  of: (root: string) => unknown,
): Weakening => ({
  name: `principal ${name}`,
  finding,
  weaken: ({ statement, root }) => ({
    ...withoutOperator(statement, 'ArnEquals'),
    Principal: of(root),
  }),
})

const action = (name: string, finding: TrustFindingId, of: unknown): Weakening => ({
  name: `action ${name}`,
  finding,
  weaken: ({ statement }) => ({ ...statement, Action: of }),
})

/** Puts another condition in the place of `StringEquals` on the ID. */
const externalId = (
  operator: string,
  finding: TrustFindingId,
  of: (id: string) => unknown = (id) => id,
): Weakening => ({
  name: `external ID by ${operator} ${JSON.stringify(of('ID'))}`,
  finding,
  weaken: ({ statement, id }) => ({
    ...statement,
    Condition: {
      ...without(object(statement['Condition']), 'StringEquals'),
      [operator]: { 'sts:ExternalId': of(id) },
    },
  }),
})

/** Puts another condition in the place of `ArnEquals` on the caller. */
const narrowing = (
  name: string,
  finding: TrustFindingId,
  of: (role: string) => Json,
): Weakening => ({
  name: `narrowing ${name}`,
  finding,
  role: 'named',
  weaken: ({ statement, role = '' }) => ({
    ...statement,
    Condition: { ...without(object(statement['Condition']), 'ArnEquals'), ...of(role) },
  }),
})

const other = '444455556666'
const otherPartition = (root: string): string => (root.startsWith('arn:aws:') ? 'aws-cn' : 'aws')

const inAnyPartition = (arn: string): string => arn.replace(/^arn:[^:]+:/, 'arn:*:')

/** What Rescale certainly does not meet, whichever way it calls. */
const unmet: ReadonlyArray<readonly [string, Json]> = [
  ['MFA', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
  ['the age of MFA', { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }],
  ['the account of a service', { StringLike: { 'aws:SourceAccount': '111122223333' } }],
  ['the resource of a service', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::bucket' } }],
  ['a VPC', { StringLike: { 'aws:SourceVpc': 'vpc-0123456789abcdef0' } }],
  ['a VPC endpoint', { StringLike: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } }],
  ['private addresses', { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.168.7.9'] } }],
  ['calls without TLS', { Bool: { 'aws:SecureTransport': 'false' } }],
  ['calls through services', { Bool: { 'aws:ViaAWSService': true } }],
  ['calls of services', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }],
  ['the audience of SAML', { StringLike: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } }],
]

/** What Rescale may meet. */
const uncertain: ReadonlyArray<readonly [string, Json]> = [
  ['public addresses', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
  ['public and private ones', { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.7'] } }],
  ['MFA where there is some', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }],
  ['coming through an endpoint', { Null: { 'aws:SourceVpce': 'false' } }],
  ['the organization', { StringLike: { 'aws:PrincipalOrgID': 'o-abcdefghij' } }],
  ['the session name', { StringLike: { 'sts:RoleSessionName': 'rescale-*' } }],
  ['the unique id of a role', { StringLike: { 'aws:userid': 'AROAEXAMPLEROLEID001:*' } }],
]

/** Conditions on who calls that others than the agreed callers meet. */
const looseNarrowings: ReadonlyArray<readonly [string, (root: string) => Json]> = [
  ['another account', () => ({ StringLike: { 'aws:PrincipalAccount': other } })],
  [
    'two accounts',
    (root) => ({ StringLike: { 'aws:PrincipalAccount': [other, root.split(':')[4]] } }),
  ],
  ['any account', () => ({ StringLike: { 'aws:PrincipalAccount': '*' } })],
  [
    'roles of another account',
    () => ({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${other}:*` } }),
  ],
  [
    'roles of any account',
    () => ({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ScaleX' } }),
  ],
  [
    'the account where the key exists',
    (root) => ({ ArnLikeIfExists: { 'aws:PrincipalArn': root.replace(/root$/, '*') } }),
  ],
  [
    // As text, the wildcard runs into the path of a role of any account.
    'roles of the account in any partition, as text',
    (root) => ({ StringLike: { 'aws:PrincipalArn': inAnyPartition(root).replace(/root$/, '*') } }),
  ],
  ['the organization', () => ({ StringLike: { 'aws:PrincipalOrgID': 'o-abcdefghij' } })],
]

/** Statements that deny most callers without the ID, and not all. */
const looseDenials: ReadonlyArray<readonly [string, (id: string) => Json]> = [
  [
    'of any value',
    (id) => ({ Condition: { 'ForAnyValue:StringNotEquals': { 'sts:ExternalId': id } } }),
  ],
  [
    'under two conditions',
    (id) => ({
      Condition: {
        StringNotEquals: { 'sts:ExternalId': id },
        Bool: { 'aws:SecureTransport': 'false' },
      },
    }),
  ],
  [
    'of another account',
    (id) => ({
      Principal: { AWS: other },
      Condition: { StringNotEquals: { 'sts:ExternalId': id } },
    }),
  ],
  [
    'of another action',
    (id) => ({
      Action: 'sts:TagSession',
      Condition: { StringNotEquals: { 'sts:ExternalId': id } },
    }),
  ],
  ['of others', (id) => ({ Condition: { StringEquals: { 'sts:ExternalId': `not ${id}` } } })],
]

const saml = 'arn:aws:iam::111122223333:saml-provider/Corporate'
const oidc = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'

/** Further statements. */
const others: ReadonlyArray<readonly [string, TrustFindingId, Json]> = [
  [
    'a service',
    'service-without-source',
    {
      Effect: 'Allow',
      Principal: { Service: 'scheduler.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
  [
    'a SAML provider',
    'federated-principal',
    { Effect: 'Allow', Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithSAML' },
  ],
  [
    'a SAML provider for any audience',
    'saml-without-audience',
    { Effect: 'Allow', Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithSAML' },
  ],
  [
    'an OIDC provider for any audience',
    'oidc-without-audience',
    { Effect: 'Allow', Principal: { Federated: oidc }, Action: 'sts:AssumeRoleWithWebIdentity' },
  ],
  [
    'an OIDC provider for any subject',
    'oidc-without-subject',
    { Effect: 'Allow', Principal: { Federated: oidc }, Action: 'sts:AssumeRoleWithWebIdentity' },
  ],
  [
    'a web identity for any app',
    'oidc-without-audience',
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
    },
  ],
  [
    'a SAML provider with the action of AWS principals',
    'mismatched-action',
    { Effect: 'Allow', Principal: { Federated: saml }, Action: 'sts:AssumeRole' },
  ],
  [
    'a SAML provider with the action of web identities',
    'mismatched-action',
    { Effect: 'Allow', Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithWebIdentity' },
  ],
  [
    'an account with the action of SAML',
    'mismatched-action',
    { Effect: 'Allow', Principal: { AWS: other }, Action: 'sts:AssumeRoleWithSAML' },
  ],
  [
    'a Deny with NotPrincipal',
    'not-principal',
    { Effect: 'Deny', NotPrincipal: { AWS: other }, Action: 'sts:AssumeRole' },
  ],
]

const sid = (
  name: string,
  finding: TrustFindingId,
  first: unknown,
  second: unknown = 'Second',
): Weakening => ({
  name: `Sid ${name}`,
  finding,
  weaken: ({ statement }) => [
    { ...statement, Sid: first },
    { Sid: second, Effect: 'Deny', Principal: { AWS: other }, Action: 'sts:AssumeRole' },
  ],
})

export const weakenings: ReadonlyArray<Weakening> = [
  principal('"*"', 'any-principal', () => '*'),
  principal('AWS "*"', 'any-principal', () => ({ AWS: '*' })),
  principal('AWS with "*" added', 'any-principal', (root) => ({ AWS: [root, '*'] })),
  principal('other account', 'other-account', () => ({ AWS: other })),
  principal('other account added', 'other-account', (root) => ({ AWS: [root, other] })),
  principal('other root added', 'other-account', (root) => ({
    AWS: [`arn:aws:iam::${other}:root`, root],
  })),
  principal('role of another account', 'other-account', () => ({
    AWS: `arn:aws:iam::${other}:role/R`,
  })),
  principal('service added', 'service-principal', (root) => ({
    AWS: root,
    Service: 'ec2.amazonaws.com',
  })),
  principal('deleted role', 'deleted-principal', () => ({ AWS: 'AROAEXAMPLEROLEID001' })),
  principal('deleted user added', 'deleted-principal', (root) => ({
    AWS: [root, 'AIDAEXAMPLEUSERID001'],
  })),
  {
    ...principal('user of the account', 'other-principal', (root) => ({
      AWS: root.replace(/:root$/, ':user/somebody'),
    })),
    role: 'named',
  },
  {
    ...principal('other role of the account', 'other-principal', (root) => ({
      AWS: root.replace(/:root$/, ':role/some/other-role'),
    })),
    role: 'named',
  },
  {
    ...principal('session of another role', 'other-principal', (root) => ({
      AWS: root.replace(':iam:', ':sts:').replace(/:root$/, ':assumed-role/other-role/onboarding'),
    })),
    role: 'named',
  },
  {
    ...principal('some role of the account', 'principal-by-arn', (root) => ({
      AWS: root.replace(/:root$/, ':role/some/role'),
    })),
    role: 'absent',
  },
  principal('"*" in place of a map', 'wildcard-principal', () => '*'),
  {
    name: 'everyone, and a condition',
    finding: 'anyone-narrowed',
    weaken: ({ statement, root }) => ({
      ...(root.includes(':iam:') && 'ArnEquals' in object(statement['Condition'])
        ? statement
        : withCondition(statement, {
            StringLike: { 'aws:PrincipalAccount': root.split(':')[4] },
          })),
      Principal: { AWS: '*' },
    }),
  },
  principal('with a wildcard', 'unknown-principal', () => ({ AWS: 'arn:aws:iam::*:root' })),
  principal('of an unknown kind', 'unknown-principal', () => ({ Robot: 'R2' })),
  principal('canonical user', 'unknown-principal', () => ({ CanonicalUser: 'a'.repeat(64) })),
  principal('missing', 'malformed-policy', () => undefined),
  principal('empty', 'malformed-policy', () => ({})),
  {
    name: 'NotPrincipal',
    finding: 'not-principal',
    weaken: ({ statement, root }) => ({
      ...without(statement, 'Principal'),
      NotPrincipal: { AWS: root },
    }),
  },
  action('sts:*', 'extra-action', 'sts:*'),
  action('*', 'extra-action', '*'),
  action('sts:AssumeRole*', 'extra-action', ['sts:AssumeRole*']),
  action('with SAML', 'extra-action', ['sts:AssumeRole', 'sts:AssumeRoleWithSAML']),
  action('with tags', 'session-action', ['sts:AssumeRole', 'sts:TagSession']),
  action('malformed', 'malformed-policy', 7),
  {
    name: 'NotAction',
    finding: 'not-action',
    weaken: ({ statement }) => ({
      ...without(statement, 'Action'),
      NotAction: 'sts:GetCallerIdentity',
    }),
  },
  {
    name: 'no Condition',
    finding: 'missing-external-id',
    weaken: ({ statement }) => without(statement, 'Condition'),
  },
  {
    name: 'no condition on the ID',
    finding: 'missing-external-id',
    weaken: ({ statement }) => ({
      ...statement,
      Condition: without(object(statement['Condition']), 'StringEquals'),
    }),
  },
  externalId('StringEqualsIfExists', 'external-id-if-exists'),
  externalId('StringLikeIfExists', 'external-id-if-exists'),
  externalId('ForAnyValue:StringEqualsIfExists', 'external-id-if-exists'),
  externalId('StringLike', 'external-id-wildcard', (id) => `${id}*`),
  externalId('StringLike', 'external-id-wildcard', () => '*'),
  externalId('StringLike', 'external-id-wildcard', (id) => id.replace(/.$/, '?')),
  externalId('StringLike', 'external-id-wildcard', (id) => [id, 'byoa-*']),
  externalId('StringLike', 'external-id-like'),
  externalId('StringNotEquals', 'external-id-negated', () => 'other'),
  externalId('StringNotLike', 'external-id-negated', () => 'other*'),
  externalId('StringNotEqualsIgnoreCase', 'external-id-negated', () => 'other'),
  externalId('ForAllValues:StringEquals', 'external-id-for-all-values'),
  externalId('ForAllValues:StringNotEquals', 'external-id-for-all-values', () => 'other'),
  externalId('ForAnyValue:StringEquals', 'external-id-for-any-value'),
  externalId('ForAnyValue:StringNotEquals', 'external-id-negated', () => 'other'),
  externalId('StringEqualsIgnoreCase', 'external-id-ignores-case'),
  externalId('StringEquals', 'external-id-variable', () => '${aws:userid}'),
  externalId('StringEquals', 'external-id-variable', (id) => [id, "${aws:username, 'x'}"]),
  externalId('StringEquals', 'other-external-id', (id) => [id, 'chosen-by-the-customer']),
  externalId('StringEquals', 'other-external-id', () => 'chosen-by-the-customer'),
  externalId('StringEquals', 'malformed-policy', () => []),
  externalId('StringEquals', 'malformed-policy', () => null),
  externalId('Null', 'external-id-loose-operator', () => 'false'),
  externalId('Null', 'external-id-loose-operator', () => true),
  externalId('BinaryEquals', 'external-id-loose-operator'),
  externalId('NumericEquals', 'malformed-policy'),
  externalId('StringSounds', 'unknown-operator'),
  externalId('stringequals', 'unknown-operator'),
  externalId('NullIfExists', 'unknown-operator', () => 'false'),
  externalId('ForSomeValues:StringEquals', 'unknown-operator'),
  narrowing('gone', 'not-narrowed', () => ({})),
  narrowing('in any case', 'not-narrowed', (role) => ({
    StringEqualsIgnoreCase: { 'aws:PrincipalArn': role },
  })),
  narrowing('negated', 'not-narrowed', () => ({
    ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/R' },
  })),
  narrowing('by another key', 'not-narrowed', (role) => ({
    ArnEquals: { 'aws:SourceArn': role },
  })),
  narrowing('with a wildcard', 'other-principal', (role) => ({
    ArnLike: { 'aws:PrincipalArn': role.replace(/[^/]*$/, '*') },
  })),
  narrowing('to another role as well', 'other-principal', (role) => ({
    ArnEquals: { 'aws:PrincipalArn': [role, `${role}2`] },
  })),
  {
    name: 'everyone, narrowed to the role in any partition, as text',
    finding: 'any-principal',
    role: 'named',
    weaken: ({ statement, role = '' }) => ({
      ...withCondition(withoutOperator(statement, 'ArnEquals'), {
        StringLike: { 'aws:PrincipalArn': inAnyPartition(role) },
      }),
      Principal: { AWS: '*' },
    }),
  },
  {
    name: 'the ID in a Deny of the account in another partition',
    finding: 'missing-external-id',
    weaken: ({ statement, id, root }) => [
      withoutOperator(statement, 'StringEquals'),
      {
        Effect: 'Deny',
        Principal: { AWS: root.replace(/^arn:[^:]+/, `arn:${otherPartition(root)}`) },
        Action: 'sts:AssumeRole',
        Condition: { StringNotEquals: { 'sts:ExternalId': id } },
      },
    ],
  },
  {
    name: 'a second statement for everyone',
    finding: 'any-principal',
    weaken: ({ statement }) => [
      statement,
      { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
    ],
  },
  {
    name: 'a second statement without the ID',
    finding: 'missing-external-id',
    weaken: ({ statement, root }) => [
      statement,
      { Effect: 'Allow', Principal: { AWS: root }, Action: 'sts:AssumeRole' },
    ],
  },
  {
    name: 'a Deny that keeps Rescale out',
    finding: 'rescale-refused',
    weaken: ({ statement }) => [statement, { Effect: 'Deny', Principal: '*', Action: 'sts:*' }],
  },
  {
    name: 'a Resource',
    finding: 'malformed-policy',
    weaken: ({ statement }) => ({ ...statement, Resource: '*' }),
  },
  sid('that is no text', 'malformed-policy', 7),
  {
    name: 'an unknown element',
    finding: 'malformed-policy',
    weaken: ({ statement }) => ({ ...statement, Unless: {} }),
  },
  {
    name: 'an effect in lower case',
    finding: 'malformed-policy',
    weaken: ({ statement }) => ({ ...statement, Effect: 'allow' }),
  },
  {
    name: 'no statement',
    finding: 'grants-nobody',
    weaken: () => [],
  },
  {
    name: 'only a Deny',
    finding: 'grants-nobody',
    weaken: ({ statement }) => ({ ...statement, Effect: 'Deny' }),
  },
  ...unmet.map(([name, condition]): Weakening => ({
    name: `a condition on ${name}`,
    finding: 'unmet-condition',
    weaken: ({ statement }) => withCondition(statement, condition),
  })),
  ...uncertain.map(([name, condition]): Weakening => ({
    name: `a condition on ${name}`,
    finding: 'extra-condition',
    weaken: ({ statement }) => withCondition(statement, condition),
  })),
  ...looseNarrowings.map(([name, condition]): Weakening => ({
    name: `everyone, and a condition on ${name}`,
    finding: 'any-principal',
    weaken: ({ statement, root }) => ({
      ...withCondition(withoutOperator(statement, 'ArnEquals'), condition(root)),
      Principal: { AWS: '*' },
    }),
  })),
  ...looseDenials.map(([name, denial]): Weakening => ({
    name: `the ID in a Deny ${name}`,
    finding: 'missing-external-id',
    weaken: ({ statement, id }) => [
      withoutOperator(statement, 'StringEquals'),
      { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole', ...denial(id) },
    ],
  })),
  {
    name: 'a Deny that may keep Rescale out',
    finding: 'deny-statement',
    weaken: ({ statement }) => [
      statement,
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
        Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      },
    ],
  },
  ...others.map(([name, finding, statement]): Weakening => ({
    name,
    finding,
    weaken: ({ statement: own }) => [own, statement],
  })),
  sid('with other characters', 'invalid-sid', 'Rescale assumes'),
  sid('twice', 'duplicate-sid', 'Same', 'Same'),
  {
    name: 'a key in two spellings under one operator',
    finding: 'duplicate-condition-key',
    weaken: ({ statement, id }) =>
      withCondition(statement, { StringEquals: { 'sts:ExternalId': id, 'sts:externalId': id } }),
  },
  {
    name: 'a key in two spellings',
    finding: 'duplicate-condition-key',
    weaken: ({ statement, id }) =>
      withCondition(statement, { StringLike: { 'STS:ExternalID': id } }),
  },
  {
    name: 'a wildcard where none is one',
    finding: 'wildcard-without-like',
    weaken: ({ statement }) =>
      withCondition(statement, { StringNotEquals: { 'sts:RoleSessionName': 'test-*' } }),
  },
  {
    name: 'a key of another action',
    finding: 'mismatched-condition-key',
    weaken: ({ statement }) =>
      withCondition(statement, { StringLike: { 'sts:SourceIdentity': 'scale' } }),
  },
]
