/**
 * Ways to write a trust policy that lets in nobody but whom the generated one does, or fewer, and
 * that does not keep Rescale out for certain: none of them is an error.
 */
import {
  type Json,
  type Weakened,
  type Weakening,
  object,
  withCondition,
  withoutOperator,
} from './weakenings.ts'

export type Narrowing = Pick<Weakening, 'name' | 'role' | 'weaken'>

const accountOf = (root: string): string => root.split(':')[4] ?? ''

const ofAccount = (root: string, resource: string): string => root.replace(/root$/, resource)

const denial = (Condition: Json, more: Json = {}): Json => ({
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 'sts:AssumeRole',
  Condition,
  ...more,
})

/** The ID is bound by a statement that denies rather than by a condition of the one that allows. */
const idByDenial = (
  operator: string,
  more: (policy: Weakened) => Json = () => ({}),
): Narrowing => ({
  name: `the ID bound by a Deny with ${operator}`,
  weaken: (policy) => [
    withoutOperator(policy.statement, 'StringEquals'),
    denial({ [operator]: { 'sts:ExternalId': acceptedIds(policy) } }, more(policy)),
  ],
})

const acceptedIds = ({ statement }: Weakened): unknown =>
  object(object(statement['Condition'])['StringEquals'])['sts:ExternalId']

/** Another form of the condition on the caller's ARN. */
const callerBy = (name: string, of: (role: string) => Json): Narrowing => ({
  name: `the caller by ${name}`,
  role: 'named',
  weaken: ({ statement, role = '' }) =>
    withCondition(withoutOperator(statement, 'ArnEquals'), of(role)),
})

export const narrowings: ReadonlyArray<Narrowing> = [
  ...[
    'sts:TagSession',
    ['sts:SetSourceIdentity', 'sts:TagSession'],
    'sts:SetContext',
    'sts:Tag*',
  ].map((Action): Narrowing => ({
    name: `a statement that only labels sessions: ${String(Action)}`,
    weaken: ({ statement, root }) => [
      statement,
      { Effect: 'Allow', Principal: { AWS: root }, Action },
      { Effect: 'Allow', Principal: { AWS: '*' }, Action },
    ],
  })),
  {
    name: 'a role of the account as the principal',
    role: 'absent',
    weaken: ({ statement, root }) => ({
      ...statement,
      Principal: { AWS: ofAccount(root, 'role/path/UCMasterRole') },
    }),
  },
  {
    name: 'a user and a session of the account as principals',
    role: 'absent',
    weaken: ({ statement, root }) => ({
      ...statement,
      Principal: {
        AWS: [
          ofAccount(root, 'user/somebody'),
          ofAccount(root, 'assumed-role/R/session').replace(':iam:', ':sts:'),
        ],
      },
    }),
  },
  {
    name: 'a role of the account by a condition',
    role: 'absent',
    weaken: ({ statement, root }) =>
      withCondition(statement, {
        ArnLike: { 'aws:PrincipalArn': ofAccount(root, 'role/rescale-*') },
      }),
  },
  {
    name: 'the agreed role as the principal',
    role: 'named',
    weaken: ({ statement, role }) => ({
      ...withoutOperator(statement, 'ArnEquals'),
      Principal: { AWS: role },
    }),
  },
  {
    name: 'a session of the agreed role as the principal',
    role: 'named',
    weaken: ({ statement, root, role = '' }) => ({
      ...withoutOperator(statement, 'ArnEquals'),
      Principal: {
        AWS: ofAccount(root, `assumed-role/${role.split('/').at(-1)}/worker`).replace(
          ':iam:',
          ':sts:',
        ),
      },
    }),
  },
  {
    name: 'everyone narrowed to the agreed role',
    role: 'named',
    weaken: ({ statement }) => ({ ...statement, Principal: { AWS: '*' } }),
  },
  {
    name: 'everyone narrowed to the agreed account',
    role: 'absent',
    weaken: ({ statement, root }) => ({
      ...withCondition(statement, { StringLike: { 'aws:PrincipalAccount': accountOf(root) } }),
      Principal: { AWS: '*' },
    }),
  },
  {
    name: 'everyone narrowed to roles of the agreed account',
    role: 'absent',
    weaken: ({ statement, root }) => ({
      ...withCondition(statement, {
        ArnLike: { 'aws:PrincipalArn': [ofAccount(root, 'role/a*'), ofAccount(root, 'user/*')] },
      }),
      Principal: { AWS: '*' },
    }),
  },
  {
    name: 'another account beside it, narrowed to the agreed role',
    role: 'named',
    weaken: ({ statement, root }) => ({
      ...statement,
      Principal: { AWS: [root, '444455556666'] },
    }),
  },
  {
    name: 'everyone narrowed by a Deny',
    role: 'named',
    weaken: ({ statement, role }) => [
      { ...withoutOperator(statement, 'ArnEquals'), Principal: { AWS: '*' } },
      denial({ ArnNotEquals: { 'aws:PrincipalArn': role } }),
    ],
  },
  {
    name: 'a role of the account by a Deny',
    role: 'absent',
    weaken: ({ statement, root }) => [
      statement,
      denial({ ArnNotLike: { 'aws:PrincipalArn': ofAccount(root, 'role/UCMaster*') } }),
    ],
  },
  {
    name: 'the account by a Deny',
    role: 'absent',
    weaken: ({ statement, root }) => [
      { ...statement, Principal: { AWS: '*' } },
      denial({ StringNotEquals: { 'aws:PrincipalAccount': accountOf(root) } }),
    ],
  },
  idByDenial('StringNotEquals'),
  idByDenial('StringNotEqualsIfExists'),
  idByDenial('ForAllValues:StringNotEquals'),
  idByDenial('StringNotLike'),
  idByDenial('StringNotEquals', ({ root }) => ({ Principal: { AWS: root }, Action: 'sts:*' })),
  idByDenial('StringNotEquals', ({ root }) => ({ Principal: { AWS: accountOf(root) } })),
  {
    name: 'the ID with IfExists, and required',
    weaken: (policy) =>
      withCondition(withoutOperator(policy.statement, 'StringEquals'), {
        StringEqualsIfExists: { 'sts:ExternalId': acceptedIds(policy) },
        Null: { 'sts:ExternalId': 'false' },
      }),
  },
  {
    name: 'the ID with ForAllValues, and required by a Deny',
    weaken: (policy) => [
      withCondition(withoutOperator(policy.statement, 'StringEquals'), {
        'ForAllValues:StringEquals': { 'sts:ExternalId': acceptedIds(policy) },
      }),
      denial({ Null: { 'sts:ExternalId': true } }),
    ],
  },
  callerBy('ArnEqualsIfExists', (role) => ({ ArnEqualsIfExists: { 'aws:PrincipalArn': role } })),
  callerBy('ForAllValues', (role) => ({ 'ForAllValues:ArnLike': { 'aws:PrincipalArn': role } })),
  callerBy('ARN in any partition', (role) => ({
    ArnLike: { 'aws:PrincipalArn': role.replace(/^arn:[^:]+:/, 'arn:*:') },
  })),
  callerBy('text', (role) => ({ StringLike: { 'aws:PrincipalArn': [role] } })),
  {
    name: 'the account by a condition as well',
    weaken: ({ statement, root }) =>
      withCondition(statement, { StringLike: { 'aws:PrincipalAccount': accountOf(root) } }),
  },
  {
    name: 'a Deny of others',
    weaken: ({ statement }) => [
      statement,
      denial({}, { Principal: { AWS: '444455556666' } }),
      denial({}, { Principal: { Service: 'ec2.amazonaws.com' } }),
      denial({}, { Action: 'sts:TagSession' }),
    ],
  },
  {
    name: 'a Deny of services',
    weaken: ({ statement }) => [
      statement,
      denial({ Bool: { 'aws:PrincipalIsAWSService': 'true' } }),
      denial({ Bool: { 'aws:SecureTransport': 'false' } }),
    ],
  },
  {
    name: 'conditions that Rescale may meet',
    weaken: ({ statement }) =>
      withCondition(statement, {
        IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        StringLike: { 'sts:RoleSessionName': 'rescale-*', 'aws:PrincipalOrgID': 'o-abcdefghij' },
      }),
  },
  {
    name: 'an empty Sid, twice',
    weaken: ({ statement }) => [
      { ...statement, Sid: '' },
      denial({}, { Sid: '', Principal: { AWS: '444455556666' } }),
    ],
  },
]
