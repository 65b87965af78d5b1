import { describe, expect, test } from 'vitest'

import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import {
  type AssumeRoleRequest,
  assumeRoleAllowed,
  evaluateAssumeRole,
} from '../../../src/iam/policy/evaluateAssumeRole.ts'
import { customerRole, sessionOf } from '../callers.ts'

const policy = (...statements: ReadonlyArray<object>) =>
  readPolicy({ Version: '2012-10-17', Statement: statements })

const assume = { Effect: 'Allow', Action: 'sts:AssumeRole' }
const nothingElse = policy({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' })
const foreign = sessionOf('arn:aws:iam::999988887777:role/ScaleX')
const plain: AssumeRoleRequest = { principal: foreign, roleArn: customerRole }
const tags = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([Key, Value]) => ({ Key, Value }))

describe('AssumeRole', () => {
  const own = policy({ ...assume, Resource: customerRole })
  const trusts = (AWS: string) => policy({ ...assume, Principal: { AWS } })
  const local = sessionOf('arn:aws:iam::111122223333:role/Worker')

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
    expect(evaluateAssumeRole({ identity: [own], resource }, call)).toEqual({
      action: 'sts:AssumeRole',
      decision: 'implicitly-denied',
      missing: 'caller',
    })
    expect(evaluateAssumeRole({ resource }, { ...call, principal: local }).decision).toBe('allowed')
  })

  test('every call names the session, whether or not it was given', () => {
    const decide = (Condition: object, context = {}) => {
      const trust = policy({ ...assume, Principal: { AWS: '999988887777' }, Condition })
      return assumeRoleAllowed(trust, { ...plain, context }).decision
    }
    const named = { StringNotLike: { 'sts:RoleSessionName': 'guest-*' } }
    expect(decide(named)).toBe('unknown')
    expect(decide(named, { 'sts:RoleSessionName': ['job'] })).toBe('allowed')
    expect(decide(named, { 'sts:RoleSessionName': ['guest-1'] })).toBe('implicitly-denied')
    expect(decide({ Null: { 'sts:RoleSessionName': 'true' } })).toBe('implicitly-denied')
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

describe('what a call asks for besides', () => {
  const sts = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] as const
  const subsets = [...Array(2 ** sts.length).keys()].map((bits) =>
    sts.filter((_, index) => (bits & (1 << index)) !== 0),
  )

  test('has to be allowed, too, and the first action that is not is named', () => {
    for (const allowed of subsets) {
      const trust = policy({
        ...assume,
        Principal: '*',
        Action: ['sts:GetCallerIdentity', ...allowed],
      })
      for (const asked of subsets.filter((actions) => actions.includes('sts:AssumeRole'))) {
        const { decision, action } = assumeRoleAllowed(trust, {
          ...plain,
          ...(asked.includes('sts:TagSession') ? { tags: tags({ team: 'cfd' }) } : {}),
          ...(asked.includes('sts:SetSourceIdentity') ? { sourceIdentity: 'ann' } : {}),
        })
        const missing = asked.find((one) => !allowed.includes(one))
        expect({ decision, action }).toEqual(
          missing === undefined
            ? { decision: 'allowed', action: 'sts:AssumeRole' }
            : { decision: 'implicitly-denied', action: missing },
        )
      }
    }
  })

  /** @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html */
  test.each([
    ['nothing', {}, 'allowed', 'sts:AssumeRole'],
    ['tags', { tags: tags({ team: 'cfd' }) }, 'implicitly-denied', 'sts:TagSession'],
    ['a source identity', { sourceIdentity: 'ann' }, 'implicitly-denied', 'sts:SetSourceIdentity'],
  ])('is asked without the external ID: %s', (_, more, decision, action) => {
    const Condition = { StringEquals: { 'sts:ExternalId': 'agreed' } }
    const trust = policy({ ...assume, Principal: '*', Action: sts, Condition })
    const call = { ...plain, externalId: 'agreed', ...more }
    expect(assumeRoleAllowed(trust, call)).toMatchObject({ decision, action })
  })
})

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
describe("AWS's example of a trust policy for session tags", () => {
  const any = { 'aws:RequestTag/Project': '*', 'aws:RequestTag/CostCenter': '*' }
  const assuming = {
    ...assume,
    Principal: { AWS: '999988887777' },
    Condition: {
      StringLike: { ...any, 'aws:RequestTag/Department': '*' },
      StringEquals: { 'sts:ExternalId': 'Example987' },
    },
  }
  const tagging = {
    ...assuming,
    Action: 'sts:TagSession',
    Condition: {
      StringLike: any,
      StringEquals: { 'aws:RequestTag/Department': ['Engineering', 'Marketing'] },
      'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': ['Project', 'Department'] },
    },
  }
  const values = { Project: 'Automation', CostCenter: '12345', Department: 'Engineering' }
  const call: AssumeRoleRequest = {
    ...plain,
    externalId: 'Example987',
    tags: tags(values),
    transitiveTagKeys: ['Project', 'Department'],
  }
  const { externalId: _, ...withoutId } = call

  test.each([
    ['its example request', call, 'allowed', 'sts:AssumeRole'],
    ['no tag as transitive', { ...call, transitiveTagKeys: [] }, 'allowed', 'sts:AssumeRole'],
    ['no external ID', withoutId, 'implicitly-denied', 'sts:AssumeRole'],
    ['no tags', { ...call, tags: [] }, 'implicitly-denied', 'sts:AssumeRole'],
    [
      'another department',
      { ...call, tags: tags({ ...values, Department: 'Sales' }) },
      'implicitly-denied',
      'sts:TagSession',
    ],
    [
      'another tag as transitive',
      { ...call, transitiveTagKeys: ['Project', 'CostCenter'] },
      'implicitly-denied',
      'sts:TagSession',
    ],
  ])('decides as AWS explains: %s', (_name, request, decision, action) => {
    expect(assumeRoleAllowed(policy(assuming, tagging), request)).toMatchObject({
      decision,
      action,
    })
  })

  test('lets nobody in without its second statement', () => {
    expect(assumeRoleAllowed(policy(assuming), call)).toMatchObject({
      decision: 'implicitly-denied',
      action: 'sts:TagSession',
    })
  })
})
