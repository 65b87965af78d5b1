import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'
import { start } from '../setupTemplateOf.ts'
import { newRole, ofAws, trustOf } from './iamScene.ts'

const RoleSessionName = 'job'

const after = (seconds: number): string => new Date(start + seconds * 1000).toISOString()

const denying = (Condition: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition }],
  })

/** A role of the customer that may do everything, and sessions of it. */
const scene = () => {
  const sandbox = newSandbox()
  const { customer, rescale } = sandbox
  const RoleName = 'Access'
  const RoleArn = newRole(customer, RoleName, rescale.accountId)
  customer.ok('AttachRolePolicy', { RoleName, PolicyArn: ofAws('AdministratorAccess') })
  const put = (PolicyDocument: string) =>
    customer.ok('PutRolePolicy', { RoleName, PolicyName: 'Limits', PolicyDocument })
  const open = () =>
    rescale.with(rescale.ok('AssumeRole', { RoleArn, RoleSessionName }).Credentials.AccessKeyId)
  return { ...sandbox, put, open }
}

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html */
test('revoking the sessions of a role ends those opened before, and no later one', () => {
  const { put, open, wait } = scene()
  const early = open()
  early.ok('DescribeVpcs', {})
  wait(60)
  put(denying({ DateLessThan: { 'aws:TokenIssueTime': after(60) } }))
  expect(early.refused('DescribeVpcs', {})).toBe('UnauthorizedOperation')
  open().ok('DescribeVpcs', {})
})

describe('a policy', () => {
  test.each([
    ['ends at a time', { DateGreaterThan: { 'aws:CurrentTime': after(60) } }],
    ['ends at a time in seconds', { NumericGreaterThan: { 'aws:EpochTime': start / 1000 + 60 } }],
  ])('%s', (_name, Condition) => {
    const { put, open, wait } = scene()
    put(denying(Condition))
    const session = open()
    session.ok('DescribeVpcs', {})
    wait(120)
    expect(session.refused('DescribeVpcs', {})).toBe('UnauthorizedOperation')
  })

  test.each([
    [{ Bool: { 'aws:SecureTransport': 'false' } }, true],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, false],
  ])('denies by %j, and the session may still: %s', (Condition, expected) => {
    const { put, open } = scene()
    put(denying(Condition))
    expect(open().call('DescribeVpcs', {})._tag === 'Right').toBe(expected)
  })
})

test('a role admits until a time', () => {
  const { customer, rescale, wait } = newSandbox()
  const Condition = { DateLessThan: { 'aws:CurrentTime': after(60) } }
  const AssumeRolePolicyDocument = trustOf(rescale.accountId, { Condition })
  const input = { RoleName: 'Guest', AssumeRolePolicyDocument }
  const { Arn: RoleArn } = customer.ok('CreateRole', input).Role
  rescale.ok('AssumeRole', { RoleArn, RoleSessionName })
  wait(60)
  expect(rescale.refused('AssumeRole', { RoleArn, RoleSessionName })).toBe('AccessDenied')
})

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html */
test('a simulation lacks the keys that it is not given', () => {
  const { customer, put } = scene()
  const decide = (Condition: object): unknown => {
    put(denying(Condition))
    const { EvaluationResults } = customer.ok('SimulatePrincipalPolicy', {
      PolicySourceArn: `arn:aws:iam::${customer.accountId}:role/Access`,
      ActionNames: ['ec2:DescribeVpcs'],
    })
    return EvaluationResults.map(({ EvalDecision }) => EvalDecision)
  }
  expect(decide({ DateLessThan: { 'aws:TokenIssueTime': after(60) } })).toEqual(['allowed'])
  expect(decide({ StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } })).toEqual([
    'explicitDeny',
  ])
})
