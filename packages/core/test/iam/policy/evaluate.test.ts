import { describe, expect, test } from 'vitest'

import type { AccessRequest, Caller } from '../../../src/iam/policy/AccessRequest.ts'
import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import {
  assumeRoleAllowed,
  evaluate,
  evaluateAssumeRole,
} from '../../../src/iam/policy/evaluate.ts'
import {
  anonymous,
  customerRole,
  federated,
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
    ['anyone', session, '*', 'allowed', 'implicitly-denied'],
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
    ['anyone unsigned', anonymous, '*', 'allowed', 'implicitly-denied'],
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

describe('AssumeRole', () => {
  const assume = { Effect: 'Allow', Action: 'sts:AssumeRole' }
  const own = policy({ ...assume, Resource: customerRole })
  const trusts = (AWS: string) => policy({ ...assume, Principal: { AWS } })
  const local = sessionOf('arn:aws:iam::111122223333:role/Worker')
  const foreign = sessionOf('arn:aws:iam::999988887777:role/ScaleX')

  test.each([
    ['another account, both allow', foreign, '999988887777', own, 'allowed'],
    [
      'another account, the role alone allows',
      foreign,
      foreign.roleArn,
      nothingElse,
      'implicitly-denied',
    ],
    ['another account, the caller alone allows', foreign, '444455556666', own, 'implicitly-denied'],
    ['same account, named by ARN', local, local.roleArn, nothingElse, 'allowed'],
    ['same account, named by the account', local, '111122223333', nothingElse, 'implicitly-denied'],
    ['same account, both allow', local, '111122223333', own, 'allowed'],
    ['same account, the caller alone allows', local, '444455556666', own, 'implicitly-denied'],
  ])('%s', (_, principal, trusted, identity, decision) => {
    const policies = { identity: [identity], resource: trusts(trusted) }
    expect(evaluateAssumeRole(policies, { principal, roleArn: customerRole }).decision).toBe(
      decision,
    )
  })

  test('an account with the same id in another partition is another account', () => {
    const twin = sessionOf('arn:aws-cn:iam::111122223333:role/Worker')
    const call = { principal: twin, roleArn: customerRole }
    const resource = trusts('*')
    expect(evaluateAssumeRole({ resource }, call)).toEqual({
      decision: 'implicitly-denied',
      missing: 'identity',
    })
    expect(evaluateAssumeRole({ resource }, { ...call, principal: local }).decision).toBe('allowed')
  })

  test('an account id alone is an account of the partition of the role', () => {
    const chinese = sessionOf('arn:aws-cn:iam::999988887777:role/ScaleX')
    const trust = trusts('999988887777')
    expect(assumeRoleAllowed(trust, { principal: foreign, roleArn: customerRole }).decision).toBe(
      'allowed',
    )
    expect(assumeRoleAllowed(trust, { principal: chinese, roleArn: customerRole }).decision).toBe(
      'implicitly-denied',
    )
  })

  test('the external ID is in the request only when it is passed', () => {
    const trust = policy({
      ...assume,
      Principal: '*',
      Condition: { Null: { 'sts:ExternalId': 'true' } },
    })
    const call = { principal: foreign, roleArn: customerRole }
    expect(assumeRoleAllowed(trust, call).decision).toBe('allowed')
    expect(assumeRoleAllowed(trust, { ...call, externalId: '' }).decision).toBe('implicitly-denied')
    const given = { ...call, context: { 'sts:externalid': ['x'] } }
    expect(assumeRoleAllowed(trust, given).decision).toBe('implicitly-denied')
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

describe('keys that AWS derives from the caller', () => {
  const keyIs = (key: string, value: string) =>
    policy({ ...allow, Condition: { StringEquals: { [key]: value } } })
  test.each([
    [session, 'aws:PrincipalArn', session.roleArn],
    [session, 'aws:userid', 'AROAEXAMPLEROLEID001:onboarding'],
    [session, 'aws:PrincipalType', 'AssumedRole'],
    [somebody, 'aws:PrincipalArn', somebody.arn],
    [somebody, 'aws:username', 'somebody'],
    [somebody, 'aws:userid', 'AIDAEXAMPLEUSERID001'],
    [somebody, 'aws:PrincipalAccount', '111122223333'],
    [rootOf('111122223333'), 'aws:userid', '111122223333'],
    [service, 'aws:PrincipalIsAWSService', 'true'],
    [service, 'aws:PrincipalServiceName', 'ec2.amazonaws.com'],
    [anonymous, 'aws:PrincipalType', 'Anonymous'],
  ])('%o has %s', (caller, key, value) => {
    const decide = (wanted: string, context = {}) =>
      evaluate({ identity: [keyIs(key, wanted)] }, request(caller, context)).decision
    expect(decide(value)).toBe('allowed')
    expect(decide(`${value}x`)).toBe('implicitly-denied')
    expect(decide(value, { [key.toUpperCase()]: ['given'] })).toBe('implicitly-denied')
  })
})
