import { describe, expect, test } from 'vitest'

import type { AccessRequest, Caller } from '../../../src/iam/policy/AccessRequest.ts'
import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import { evaluate, evaluateCrossAccount } from '../../../src/iam/policy/evaluate.ts'
import {
  anonymous,
  customerRole,
  federated,
  federatedUserOf,
  rootOf,
  service,
  sessionOf,
  userOf,
} from '../callers.ts'

const policy = (...statements: ReadonlyArray<object>) =>
  readPolicy({ Version: '2012-10-17', Statement: statements })

const bucket = 'arn:aws:s3:::bucket/key'

const request = (principal: Caller, context: AccessRequest['context'] = {}): AccessRequest => ({
  principal,
  action: 's3:GetObject',
  resource: bucket,
  context,
})

const somebody = userOf('111122223333', 'somebody')
const guest = federatedUserOf('111122223333', 'guest')
const session = sessionOf('arn:aws:iam::111122223333:role/Worker')
const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
const allowTo = (principal: unknown) => policy({ ...allow, Principal: principal })
const nothingElse = policy({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' })

describe('a resource policy in the same account', () => {
  // How directly the caller is named decides which of its own policies still count.
  test.each([
    ['user by ARN', somebody, { AWS: somebody.arn }, 'allowed', 'allowed'],
    ['role by ARN', session, { AWS: session.roleArn }, 'allowed', 'implicitly-denied'],
    ['session by ARN', session, { AWS: session.arn }, 'allowed', 'allowed'],
    ['role by unique id', session, { AWS: 'AROAEXAMPLEROLEID001' }, 'allowed', 'implicitly-denied'],
    ['user by unique id', somebody, { AWS: 'AIDAEXAMPLEUSERID001' }, 'allowed', 'allowed'],
    ['anyone', session, '*', 'allowed', 'allowed'],
    ['anyone as an AWS principal', session, { AWS: '*' }, 'allowed', 'allowed'],
    ['federated session by ARN', guest, { AWS: guest.arn }, 'allowed', 'allowed'],
    ['user of a federated session', guest, { AWS: somebody.arn }, 'unknown', 'implicitly-denied'],
    [
      'user of another account',
      guest,
      { AWS: userOf('444455556666', 'x').arn },
      'implicitly-denied',
      'implicitly-denied',
    ],
    [
      'account of a user',
      somebody,
      { AWS: '111122223333' },
      'implicitly-denied',
      'implicitly-denied',
    ],
    ['account of its root', rootOf('111122223333'), { AWS: '111122223333' }, 'allowed', 'allowed'],
    ['service', service, { Service: 'EC2.amazonaws.com' }, 'allowed', 'allowed'],
    ['provider', federated, { Federated: federated.arn }, 'allowed', 'allowed'],
    ['anyone unsigned', anonymous, '*', 'allowed', 'allowed'],
    [
      'other user',
      somebody,
      { AWS: userOf('111122223333', 'else').arn },
      'implicitly-denied',
      'implicitly-denied',
    ],
    [
      'other service',
      service,
      { Service: 's3.amazonaws.com' },
      'implicitly-denied',
      'implicitly-denied',
    ],
    ['canonical user', somebody, { CanonicalUser: 'c' }, 'unknown', 'unknown'],
  ])('%s: without own policies, and within a boundary', (_, caller, principal, alone, bounded) => {
    const resource = allowTo(principal)
    expect(evaluate({ resource }, request(caller)).decision).toBe(alone)
    const limited = { resource, boundary: nothingElse }
    expect(evaluate(limited, request(caller)).decision).toBe(bounded)
  })

  test('in the account of a unique id that nobody looked up the answer is unknown', () => {
    const { uniqueId: _, ...unidentified } = session
    const resource = allowTo({ AWS: 'AROAEXAMPLEROLEID001' })
    expect(evaluate({ resource }, request(unidentified)).decision).toBe('unknown')
  })
})

describe('NotPrincipal', () => {
  const { arn, roleArn } = session
  const account = '111122223333'
  test.each([
    ['nobody of the caller', ['444455556666'], 'explicitly-denied'],
    ['the session alone', [arn], 'unknown'],
    ['role and session', [roleArn, arn], 'unknown'],
    ['account, role and session', [account, roleArn, arn], 'allowed'],
    ['account, role by unique id and session', [account, 'AROAEXAMPLEROLEID001', arn], 'allowed'],
    ['everyone', ['*'], 'allowed'],
  ])('that lists %s', (_, AWS, decision) => {
    const resource = policy({ Effect: 'Deny', NotPrincipal: { AWS }, Action: '*', Resource: '*' })
    expect(evaluate({ identity: [policy(allow)], resource }, request(session)).decision).toBe(
      decision,
    )
  })
})

describe('policies that IAM would have refused', () => {
  test.each([
    ['identity policy with a principal', { identity: [allowTo('*')] }],
    [
      'identity policy without a resource',
      { identity: [policy({ Effect: 'Allow', Action: '*' })] },
    ],
    ['resource policy without a principal', { resource: policy(allow) }],
    ['unknown effect', { identity: [policy({ ...allow, Effect: 'Permit' })] }],
    ['unknown element', { identity: [policy({ ...allow, Unless: {} })] }],
    ['unknown version', { identity: [readPolicy({ Version: '2030-01-01', Statement: allow })] }],
    ['action and not action', { identity: [policy({ ...allow, NotAction: 'ec2:*' })] }],
    ['action without a service', { identity: [policy({ ...allow, Action: 'GetObject' })] }],
    ['resource without an ARN', { identity: [policy({ ...allow, Resource: 'bucket/key' })] }],
    ['empty principal', { resource: allowTo({}) }],
    ['text', { identity: [readPolicy('Allow')] }],
  ])('%s: unknown', (_, policies) => {
    expect(evaluate(policies, request(somebody)).decision).toBe('unknown')
  })

  test('do not hide a statement that denies', () => {
    const identity = [policy(allow, { Unless: {} }, { ...allow, Effect: 'Deny' })]
    expect(evaluate({ identity }, request(somebody))).toEqual({
      decision: 'explicitly-denied',
      decidedBy: { layer: 'identity', policyIndex: 0, statementIndex: 2 },
    })
  })
})

describe('the evaluation', () => {
  test('names the statement that allows, by position and Sid', () => {
    const identity = [nothingElse, policy({ ...allow, Action: 'sqs:*' }, { ...allow, Sid: 'Read' })]
    expect(evaluate({ identity }, request(somebody))).toEqual({
      decision: 'allowed',
      decidedBy: { layer: 'identity', policyIndex: 1, statementIndex: 1, sid: 'Read' },
    })
  })

  test('names the layer in which nothing allows', () => {
    const identity = [policy(allow)]
    const missing = (policies: Parameters<typeof evaluate>[0]) =>
      evaluate(policies, request(somebody))
    expect(missing({})).toEqual({ decision: 'implicitly-denied', missing: 'identity' })
    expect(missing({ identity, boundary: nothingElse })).toEqual({
      decision: 'implicitly-denied',
      missing: 'boundary',
    })
    expect(missing({ identity, session: [nothingElse] })).toEqual({
      decision: 'implicitly-denied',
      missing: 'session',
    })
  })
})

test('a key that is given in two spellings has the values of both', () => {
  const anyOwner = policy({
    ...allow,
    Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Owner', 'Team'] } },
  })
  const decide = (context: AccessRequest['context']) =>
    evaluate({ identity: [anyOwner] }, request(somebody, context)).decision
  expect(decide({ 'aws:TagKeys': ['Owner'], 'AWS:tagkeys': ['Team'] })).toBe('allowed')
  expect(decide({ 'aws:TagKeys': ['Other'], 'AWS:tagkeys': ['Team'] })).toBe('implicitly-denied')
  expect(decide({ 'aws:TagKeys': ['Owner'], 'AWS:tagkeys': ['Other'] })).toBe('implicitly-denied')
})

describe('keys that AWS puts into a request by itself', () => {
  const keyIs = (key: string, value: string) =>
    policy(
      { ...allow, Principal: '*' },
      {
        ...allow,
        Effect: 'Deny',
        Principal: '*',
        Condition: { StringNotEquals: { [key]: value } },
      },
    )
  test.each([
    [session, 'aws:PrincipalArn', session.roleArn],
    [session, 'aws:userid', 'AROAEXAMPLEROLEID001:onboarding'],
    [session, 'aws:PrincipalType', 'AssumedRole'],
    [somebody, 'aws:PrincipalArn', somebody.arn],
    [somebody, 'aws:username', 'somebody'],
    [somebody, 'aws:userid', 'AIDAEXAMPLEUSERID001'],
    [somebody, 'aws:PrincipalAccount', '111122223333'],
    [rootOf('111122223333'), 'aws:userid', '111122223333'],
    [guest, 'aws:userid', '111122223333:guest'],
    [guest, 'aws:PrincipalArn', guest.arn],
    [session, 'aws:PrincipalIsAWSService', 'false'],
    [service, 'aws:PrincipalIsAWSService', 'true'],
    [service, 'aws:PrincipalServiceName', 'ec2.amazonaws.com'],
    [anonymous, 'aws:PrincipalType', 'Anonymous'],
    [anonymous, 'aws:PrincipalAccount', 'anonymous'],
    [anonymous, 'aws:userid', 'anonymous'],
  ])('%o has %s', (caller, key, value) => {
    const decide = (wanted: string, context = {}) =>
      evaluate({ resource: keyIs(key, wanted) }, request(caller, context)).decision
    expect(decide(value)).toBe('allowed')
    expect(decide(`${value}x`)).toBe('explicitly-denied')
    expect(decide(value, { [key.toUpperCase()]: ['given'] })).toBe('explicitly-denied')
  })

  const { uniqueId: _, ...unidentified } = session
  test.each([
    [unidentified, 'aws:userid', 'implicitly-denied'],
    [service, 'aws:userid', 'implicitly-denied'],
    [service, 'aws:PrincipalAccount', 'implicitly-denied'],
    [service, 'aws:PrincipalServiceNamesList', 'implicitly-denied'],
    [session, 'aws:TokenIssueTime', 'implicitly-denied'],
    [session, 'aws:MultiFactorAuthPresent', 'implicitly-denied'],
    [guest, 'aws:TokenIssueTime', 'implicitly-denied'],
    [somebody, 'aws:RequestedRegion', 'implicitly-denied'],
    [somebody, 'aws:UserAgent', 'implicitly-denied'],
    [anonymous, 'aws:EpochTime', 'implicitly-denied'],
    [service, 'aws:PrincipalArn', 'unknown'],
    [anonymous, 'aws:PrincipalIsAWSService', 'unknown'],
    [federated, 'aws:PrincipalAccount', 'implicitly-denied'],
    // Documented as absent.
    [anonymous, 'aws:PrincipalArn', 'allowed'],
    [session, 'aws:username', 'allowed'],
    // Access keys of a user are credentials for good.
    [somebody, 'aws:TokenIssueTime', 'allowed'],
    [somebody, 'aws:MultiFactorAuthPresent', 'allowed'],
    [guest, 'aws:username', 'allowed'],
    [session, 'aws:PrincipalServiceName', 'allowed'],
  ])('%o has %s without its value, so that whether it is absent is %s', (caller, key, absent) => {
    const decide = (Condition: object) =>
      evaluate({ resource: policy({ ...allow, Principal: '*', Condition }) }, request(caller))
        .decision
    expect(decide({ Null: { [key]: 'true' } })).toBe(absent)
    const open = absent === 'allowed' ? absent : 'unknown'
    expect(decide({ StringNotEquals: { [key]: 'x' } })).toBe(open)
    expect(decide({ StringEqualsIfExists: { [key]: 'x' } })).toBe(open)
  })

  /** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html */
  test.each([
    [
      'revoked sessions',
      'aws:TokenIssueTime',
      'DateLessThan',
      '2026-05-01T12:00:00Z',
      '2026-06-01',
    ],
    ['a deadline', 'aws:CurrentTime', 'DateGreaterThan', '2026-06-01', '2026-05-01T12:00:00Z'],
    ['calls without TLS', 'aws:SecureTransport', 'Bool', 'false', 'true'],
    ['sessions without MFA', 'aws:MultiFactorAuthPresent', 'Bool', 'false', 'true'],
  ])('denial of %s: certain only with the value of %s', (_name, key, operator, hit, missed) => {
    const against = operator === 'Bool' ? 'false' : '2026-05-15T00:00:00Z'
    const denial = { ...allow, Effect: 'Deny', Condition: { [operator]: { [key]: against } } }
    const decide = (context: AccessRequest['context']) =>
      evaluate({ identity: [policy(allow, denial)] }, request(session, context)).decision
    expect(decide({})).toBe('unknown')
    expect(decide({ [key]: [hit] })).toBe('explicitly-denied')
    expect(decide({ [key]: [missed] })).toBe('allowed')
    expect(decide({ [key]: [] })).toBe('allowed')
  })

  test('keys that nobody gave are absent, or unknown when the request says so', () => {
    const resource = policy({ ...allow, Principal: '*', Condition: { Null: { 'aws:x': 'true' } } })
    const asked = request(somebody)
    expect(evaluate({ resource }, asked).decision).toBe('allowed')
    expect(evaluate({ resource }, { ...asked, otherKeys: 'unknown' }).decision).toBe('unknown')
    const given = { ...asked, otherKeys: 'unknown', context: { 'aws:x': [] } } as const
    expect(evaluate({ resource }, given).decision).toBe('allowed')
  })
})

describe('NotPrincipal and a permissions boundary', () => {
  const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' })
  const listed = (AWS: ReadonlyArray<string>, Effect = 'Deny') =>
    policy({ Effect, NotPrincipal: { AWS }, Action: '*', Resource: '*' })
  const account = '111122223333'
  test.each([
    ['user', somebody, [account, somebody.arn], 'explicitly-denied', 'allowed'],
    ['session', session, [account, session.roleArn, session.arn], 'explicitly-denied', 'allowed'],
    ['everyone', session, ['*'], 'explicitly-denied', 'allowed'],
    // Neither the user who federated nor its boundary is known.
    ['federated session', guest, [account, guest.arn], 'unknown', 'unknown'],
    ['federated user', guest, [account, somebody.arn, guest.arn], 'unknown', 'unknown'],
  ])('a %s that is listed: %s with one', (_name, caller, AWS, bounded, unbounded) => {
    const policies = { identity: [everything], resource: listed(AWS) }
    for (const decide of [evaluate, evaluateCrossAccount]) {
      expect(decide({ ...policies, boundary: everything }, request(caller)).decision).toBe(bounded)
    }
    expect(evaluate(policies, request(caller)).decision).toBe(unbounded)
  })

  test('with Allow is not supported, so that it allows nothing for certain', () => {
    const resource = listed(['444455556666'], 'Allow')
    expect(evaluate({ resource }, request(somebody)).decision).toBe('unknown')
    expect(evaluate({ resource: listed(['*'], 'Allow') }, request(somebody)).decision).toBe(
      'implicitly-denied',
    )
  })
})

describe('callers without policies of their own', () => {
  test.each([
    ['service', service, { Service: 'ec2.amazonaws.com' }],
    ['unsigned request', anonymous, '*'],
    ['identity of a provider', federated, { Federated: federated.arn }],
  ])('a %s needs the resource to allow, and nothing else', (_, caller, principal) => {
    const resource = allowTo(principal)
    for (const decide of [evaluate, evaluateCrossAccount]) {
      expect(decide({ resource }, request(caller)).decision).toBe('allowed')
      const limited = { resource, boundary: nothingElse, session: [nothingElse] }
      expect(decide(limited, request(caller)).decision).toBe('allowed')
      expect(decide({ identity: [policy(allow)] }, request(caller))).toEqual({
        decision: 'implicitly-denied',
        missing: 'resource',
      })
    }
  })
})

describe('keys of KMS and roles', () => {
  const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' })
  const key = 'arn:aws:kms:us-east-1:111122223333:key/1'
  test.each([
    ['kms:Decrypt', key],
    ['KMS:Decrypt', key],
    ['sts:AssumeRole', customerRole],
    ['sts:TagSession', customerRole],
  ])('%s is for those whom the policy of the resource names', (action, resource) => {
    const decide = (AWS?: string) => {
      const named = policy({ Effect: 'Allow', Principal: { AWS }, Action: '*' })
      const policies = { identity: [everything], ...(AWS === undefined ? {} : { resource: named }) }
      return evaluate(policies, { ...request(somebody), action, resource })
    }
    expect(decide('444455556666')).toEqual({ decision: 'implicitly-denied', missing: 'resource' })
    expect(decide()).toEqual({ decision: 'implicitly-denied', missing: 'resource' })
    expect(decide('111122223333').decision).toBe('allowed')
    expect(decide(somebody.arn).decision).toBe('allowed')
  })

  test('what KMS does without a key is for whom its own policies allow it', () => {
    const policies = { identity: [everything] }
    const asked = { ...request(somebody), action: 'kms:ListKeys', resource: '*' }
    expect(evaluate(policies, asked).decision).toBe('allowed')
  })
})

describe('the root user', () => {
  const root = rootOf('111122223333')
  test('has full access in its own account, unless the resource denies it', () => {
    expect(evaluate({}, request(root))).toEqual({ decision: 'allowed' })
    const resource = policy({ ...allow, Effect: 'Deny', Principal: '*' })
    expect(evaluate({ resource }, request(root)).decision).toBe('explicitly-denied')
  })

  test('has access to another account as far as the resource names its account', () => {
    const call = request(root)
    expect(evaluateCrossAccount({}, call).decision).toBe('implicitly-denied')
    const resource = allowTo({ AWS: '111122223333' })
    expect(evaluateCrossAccount({ resource }, call).decision).toBe('allowed')
  })

  test('needs the policy of a KMS key like everybody', () => {
    const key = 'arn:aws:kms:us-east-1:111122223333:key/1'
    const asked = { ...request(root), action: 'kms:Decrypt', resource: key }
    expect(evaluate({}, asked).decision).toBe('implicitly-denied')
  })
})

describe('calls that no policy decides', () => {
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
  const denial = policy({ ...everything, Effect: 'Deny' })
  const asked = (principal: Caller, action: string) => ({ ...request(principal), action })

  test.each([[session], [somebody], [guest], [rootOf('111122223333')]])(
    'GetCallerIdentity of %o cannot be denied',
    (caller) => {
      for (const action of ['sts:GetCallerIdentity', 'STS:getcalleridentity']) {
        expect(evaluate({ identity: [denial] }, asked(caller, action)).decision).toBe('allowed')
      }
    },
  )

  test('GetSessionToken needs no permission', () => {
    const call = asked(somebody, 'sts:GetSessionToken')
    expect(evaluate({}, call)).toEqual({ decision: 'allowed' })
    expect(evaluate({ boundary: nothingElse }, call)).toEqual({ decision: 'allowed' })
  })

  test('credentials of one partition are none in another', () => {
    const call = { ...request(rootOf('111122223333', 'aws-cn')), action: 's3:GetObject' }
    expect(evaluate({}, call)).toEqual({ decision: 'implicitly-denied', missing: 'caller' })
  })

  test.each([
    ['sts:AssumeRole', rootOf('111122223333')],
    ['STS:assumerole', rootOf('111122223333')],
    ['sts:AssumeRole', guest],
    ['sts:GetSessionToken', guest],
    ['sts:AssumeRole', anonymous],
    ['sts:AssumeRole', federated],
    ['sts:GetCallerIdentity', anonymous],
    ['sts:GetSessionToken', session],
    ['sts:GetFederationToken', session],
  ])('%s is not taken from %o', (action, caller) => {
    const policies = {
      identity: [policy(everything)],
      resource: policy({ ...everything, Principal: '*' }),
    }
    for (const decide of [evaluate, evaluateCrossAccount]) {
      expect(decide(policies, asked(caller, action))).toEqual({
        decision: 'implicitly-denied',
        missing: 'caller',
      })
    }
  })
})
