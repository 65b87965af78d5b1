import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'
import { allowing, newRole, ofAws, trustOf } from './iamScene.ts'

const tag = (Key: string, Value: string) => ({ Key, Value })

const everySts = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']

/** Two roles of the customer in a chain; `trusted` is what their trust policies allow. */
const scene = (trusted: ReadonlyArray<string> = everySts) => {
  const { customer, rescale } = newSandbox()
  const [first = '', second = ''] = ['first', 'second'].map((RoleName) => {
    const more = { Action: trusted }
    const AssumeRolePolicyDocument =
      RoleName === 'first'
        ? trustOf(rescale.accountId, more)
        : trustOf(`arn:aws:iam::${customer.accountId}:role/first`, more)
    const { Arn } = customer.ok('CreateRole', {
      RoleName,
      AssumeRolePolicyDocument,
      Tags: [tag('Team', 'hpc'), tag('stage', 'live')],
    }).Role
    customer.ok('AttachRolePolicy', { RoleName, PolicyArn: ofAws('PowerUserAccess') })
    return Arn
  })
  return { customer, rescale, first: { RoleArn: first }, second: { RoleArn: second } }
}

const RoleSessionName = 'job'

/** Lets a session describe VPCs under a condition on its tags or its source alone. */
const limitTo = (customer: Actor, RoleName: string, Condition: object): void => {
  customer.ok('DetachRolePolicy', { RoleName, PolicyArn: ofAws('PowerUserAccess') })
  const statement = { Effect: 'Allow', Action: ['ec2:*', 'sts:*'], Resource: '*', Condition }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  customer.ok('PutRolePolicy', { RoleName, PolicyName: 'limited', PolicyDocument })
}

const mayDescribe = (session: Actor): boolean => session.call('DescribeVpcs', {})._tag === 'Right'

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
describe('tags of a session', () => {
  const input = { RoleSessionName, Tags: [tag('team', 'cfd')] }

  test.each([
    ['the tag that is passed, before that of the role', { 'aws:PrincipalTag/Team': 'cfd' }, true],
    [
      'the tag of the role, when the session has another',
      { 'aws:PrincipalTag/Team': 'hpc' },
      false,
    ],
    ['a tag of the role that is not passed', { 'aws:PrincipalTag/stage': 'live' }, true],
  ])('are weighed in its calls: %s', (_name, StringEquals, expected) => {
    const { customer, rescale, first } = scene()
    limitTo(customer, 'first', { StringEquals })
    const { Credentials } = rescale.ok('AssumeRole', { ...first, ...input })
    expect(mayDescribe(rescale.with(Credentials.AccessKeyId))).toBe(expected)
  })

  test('need the permission to tag in the trust policy', () => {
    const { rescale, first } = scene(['sts:AssumeRole'])
    rescale.ok('AssumeRole', { ...first, RoleSessionName })
    const error = rescale.error('AssumeRole', { ...first, ...input })
    expect(error).toMatchObject({ code: 'AccessDenied', status: 403 })
    expect(error.message).toContain(`perform: sts:TagSession on resource: ${first.RoleArn}`)
  })

  /** @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html */
  test('need a statement without the external ID, which only AssumeRole is asked with', () => {
    const { customer, rescale } = newSandbox()
    const Condition = { StringEquals: { 'sts:ExternalId': 'agreed' } }
    const trust = trustOf(rescale.accountId, { Action: everySts, Condition })
    const role = { RoleName: 'External', AssumeRolePolicyDocument: trust }
    const call = {
      RoleArn: customer.ok('CreateRole', role).Role.Arn,
      RoleSessionName,
      ExternalId: 'agreed',
    }
    rescale.ok('AssumeRole', call)
    expect(rescale.error('AssumeRole', { ...call, ...input }).message).toContain('sts:TagSession')
    expect(rescale.error('AssumeRole', { ...call, SourceIdentity: 'ann' }).message).toContain(
      'sts:SetSourceIdentity',
    )
  })

  test('need it of whoever opens the session, too', () => {
    const { customer, rescale, first, second } = scene()
    limitTo(customer, 'first', { StringEquals: { 'aws:PrincipalTag/stage': 'live' } })
    const { Credentials } = rescale.ok('AssumeRole', { ...first, RoleSessionName })
    const session = rescale.with(Credentials.AccessKeyId)
    session.ok('AssumeRole', { ...second, ...input })
    const PolicyDocument = allowing('sts:AssumeRole')
    customer.ok('PutRolePolicy', { RoleName: 'first', PolicyName: 'limited', PolicyDocument })
    // A trust policy that names the role suffices within an account.
    session.ok('AssumeRole', { ...second, ...input })
    const { RoleArn } = {
      RoleArn: newRole(customer, 'third', customer.accountId),
    }
    session.ok('AssumeRole', { RoleArn, RoleSessionName })
    expect(session.error('AssumeRole', { RoleArn, ...input }).message).toContain('sts:TagSession')
  })

  test('are what a trust policy can ask for', () => {
    const { customer, rescale, first } = scene()
    const Condition = {
      StringEquals: { 'aws:RequestTag/team': 'cfd' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'], 'sts:TransitiveTagKeys': ['team'] },
    }
    customer.ok('UpdateAssumeRolePolicy', {
      RoleName: 'first',
      PolicyDocument: trustOf(rescale.accountId, { Action: everySts, Condition }),
    })
    const refused = (more: object) =>
      rescale.call('AssumeRole', { ...first, ...input, ...more })._tag === 'Left'
    expect(refused({})).toBe(false)
    expect(refused({ Tags: [tag('team', 'hpc')] })).toBe(true)
    expect(refused({ Tags: [...input.Tags, tag('other', '')] })).toBe(true)
  })

  test('go on along a chain when they are transitive, and cannot be changed there', () => {
    const { customer, rescale, first, second } = scene()
    limitTo(customer, 'second', { StringEquals: { 'aws:PrincipalTag/team': 'cfd' } })
    const opened = (more: object) => {
      const { Credentials } = rescale.ok('AssumeRole', { ...first, ...input, ...more })
      return rescale.with(Credentials.AccessKeyId)
    }
    const chained = (session: Actor): Actor => {
      const { Credentials } = session.ok('AssumeRole', { ...second, RoleSessionName })
      return session.with(Credentials.AccessKeyId)
    }
    expect(mayDescribe(chained(opened({})))).toBe(false)
    const session = opened({ TransitiveTagKeys: ['Team'] })
    expect(mayDescribe(chained(session))).toBe(true)
    expect(session.error('AssumeRole', { ...second, ...input })).toEqual({
      code: 'InvalidParameterValue',
      message:
        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
      status: 400,
    })
  })

  test.each([
    [
      'whose transitive key is none of theirs',
      { TransitiveTagKeys: ['other'] },
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
    ],
    [
      'one key twice',
      { Tags: [tag('a', ''), tag('A', '')] },
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [
      'of AWS',
      { Tags: [tag('aws:x', '')] },
      'InvalidParameterValue',
      'aws: prefixed tag key names are not allowed for external use: aws:x',
    ],
    [
      'with a character that tags have not',
      { Tags: [tag('a#b', '')] },
      'ValidationError',
      'regular expression',
    ],
  ])('cannot be %s', (_name, more, code, message) => {
    const { rescale, first } = scene()
    const error = rescale.error('AssumeRole', { ...first, ...input, ...more })
    expect(error).toMatchObject({ code, status: 400 })
    expect(error.message).toContain(message)
  })
})

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html */
describe('a source identity', () => {
  const input = { RoleSessionName, SourceIdentity: 'ann' }

  test('is shown, and weighed in every call and along a chain', () => {
    const { customer, rescale, first, second } = scene()
    for (const RoleName of ['first', 'second']) {
      limitTo(customer, RoleName, { StringEquals: { 'aws:SourceIdentity': 'ann' } })
    }
    const opened = rescale.ok('AssumeRole', { ...first, ...input })
    expect(opened.SourceIdentity).toBe('ann')
    const session = rescale.with(opened.Credentials.AccessKeyId)
    expect(mayDescribe(session)).toBe(true)
    const chained = session.ok('AssumeRole', { ...second, RoleSessionName })
    expect(chained.SourceIdentity).toBe('ann')
    expect(mayDescribe(session.with(chained.Credentials.AccessKeyId))).toBe(true)
    const other = { ...second, RoleSessionName, SourceIdentity: 'bob' }
    expect(session.error('AssumeRole', other)).toEqual({
      code: 'ValidationError',
      message: 'The source identity is already set for this assume role session',
      status: 400,
    })
  })

  test('needs the permission to set it in the trust policy', () => {
    const { rescale, first } = scene(['sts:AssumeRole', 'sts:TagSession'])
    expect(rescale.error('AssumeRole', { ...first, ...input }).message).toContain(
      `perform: sts:SetSourceIdentity on resource: ${first.RoleArn}`,
    )
  })
})

/** @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
describe('managed session policies', () => {
  const opened = (policies: object) => {
    const { customer, rescale, first } = scene()
    const input = { ...first, RoleSessionName, ...policies }
    const { Credentials } = rescale.ok('AssumeRole', input)
    const session = customer.with(Credentials.AccessKeyId)
    return {
      reads: mayDescribe(session),
      writes: session.call('CreateInternetGateway', {})._tag === 'Right',
    }
  }
  const PolicyArns = [{ arn: ofAws('AmazonEC2ReadOnlyAccess') }]

  test('limit a session to what one of its policies allows', () => {
    expect(opened({})).toEqual({ reads: true, writes: true })
    expect(opened({ PolicyArns })).toEqual({ reads: true, writes: false })
    const Policy = allowing('ec2:CreateInternetGateway')
    expect(opened({ Policy })).toEqual({ reads: false, writes: true })
    expect(opened({ Policy, PolicyArns })).toEqual({ reads: true, writes: true })
  })

  test('are ten at most, and there', () => {
    const { rescale, first } = scene()
    const errorOf = (arns: ReadonlyArray<string>) =>
      rescale.error('AssumeRole', {
        ...first,
        RoleSessionName,
        PolicyArns: arns.map((arn) => ({ arn })),
      })
    expect(errorOf([ofAws('IAMFullAccess'), ofAws('None')])).toEqual({
      code: 'ValidationError',
      message: `Policy ${ofAws('None')} does not exist or is not attachable.`,
      status: 400,
    })
    expect(errorOf(Array.from({ length: 11 }, () => ofAws('IAMFullAccess'))).code).toBe(
      'ValidationError',
    )
  })
})
