/**
 * Every single way to weaken a trust policy that people are known to make, each with the finding
 * that it must have. A weakening edits the parsed document; `kept` are the conditions that it
 * leaves alone.
 */
import type { TrustFindingId } from '../../../src/iam/trust/TrustFinding.ts'

export type Json = Readonly<Record<string, unknown>>

/** The statement of a generated trust policy, as JSON. */
export interface Weakened {
  readonly statement: Json
  readonly id: string
  readonly root: string
  readonly role: string | undefined
}

export interface Weakening {
  readonly name: string
  readonly finding: TrustFindingId
  readonly needsRole?: true
  readonly weaken: (policy: Weakened) => Json | ReadonlyArray<Json>
}

const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const without = (json: Json, key: string): Json =>
  Object.fromEntries(Object.entries(json).filter(([name]) => name !== key))

const principal = (
  name: string,
  finding: TrustFindingId,
  of: (root: string) => unknown,
): Weakening => ({
  name: `principal ${name}`,
  finding,
  weaken: ({ statement, root }) => ({ ...statement, Principal: of(root) }),
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
  needsRole: true,
  weaken: ({ statement, role = '' }) => ({
    ...statement,
    Condition: { ...without(object(statement['Condition']), 'ArnEquals'), ...of(role) },
  }),
})

const other = '444455556666'

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
  principal('federated', 'federated-principal', () => ({
    Federated: 'arn:aws:iam::111122223333:saml-provider/Corporate',
  })),
  principal('deleted role', 'deleted-principal', () => ({ AWS: 'AROAEXAMPLEROLEID001' })),
  principal('deleted user added', 'deleted-principal', (root) => ({
    AWS: [root, 'AIDAEXAMPLEUSERID001'],
  })),
  principal('user of the account', 'other-principal', (root) => ({
    AWS: root.replace(/:root$/, ':user/somebody'),
  })),
  principal('other role of the account', 'other-principal', (root) => ({
    AWS: root.replace(/:root$/, ':role/some/other-role'),
  })),
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
  narrowing('IfExists', 'not-narrowed', (role) => ({
    ArnEqualsIfExists: { 'aws:PrincipalArn': role },
  })),
  narrowing('in any case', 'not-narrowed', (role) => ({
    StringEqualsIgnoreCase: { 'aws:PrincipalArn': role },
  })),
  narrowing('ForAllValues', 'not-narrowed', (role) => ({
    'ForAllValues:ArnEquals': { 'aws:PrincipalArn': role },
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
  {
    name: 'a condition on MFA',
    finding: 'extra-condition',
    weaken: ({ statement }) => ({
      ...statement,
      Condition: {
        ...object(statement['Condition']),
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      },
    }),
  },
]
