import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'
import { allowing, newRole, ofAws } from './iamScene.ts'

const RoleName = 'R'

const denying = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Sid: 'NoVpcs', Effect: 'Deny', Action: 'ec2:*', Resource: '*' }],
})

const scene = (session: object = {}) => {
  const { customer, stranger } = newSandbox()
  const RoleArn = newRole(customer, RoleName, customer.accountId)
  const put = (PolicyDocument: string): void => {
    customer.ok('PutRolePolicy', { RoleName, PolicyName: 'p', PolicyDocument })
  }
  const bound = (name: string): void => {
    customer.ok('PutRolePermissionsBoundary', { RoleName, PermissionsBoundary: ofAws(name) })
  }
  const input = { RoleArn, RoleSessionName: 'job', ...session }
  const opened = customer.ok('AssumeRole', input).Credentials.AccessKeyId
  return { customer, stranger, put, bound, session: customer.with(opened) }
}

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
describe('a denial says which policy it comes from:', () => {
  const denialOf = (session: Actor) => session.error('GetRole', { RoleName })
  const denied = (why: string) => ({
    code: 'AccessDenied',
    message: `User: arn:aws:sts::111122223333:assumed-role/R/job is not authorized to perform: iam:GetRole on resource: arn:aws:iam::111122223333:role/R ${why}`,
    status: 403,
  })
  const denyingIam = denying.replace('ec2:*', 'iam:*')

  test('one of the role, or none of them', () => {
    const { session, put } = scene()
    expect(denialOf(session)).toEqual(
      denied('because no identity-based policy allows the iam:GetRole action'),
    )
    put(denyingIam)
    expect(denialOf(session)).toEqual(denied('with an explicit deny in an identity-based policy'))
  })

  test('the boundary', () => {
    const { session, put, bound } = scene()
    put(allowing('iam:*'))
    bound('AmazonEC2FullAccess')
    expect(denialOf(session)).toEqual(
      denied('because no permissions boundary allows the iam:GetRole action'),
    )
    bound('AWSDenyAll')
    expect(denialOf(session)).toEqual(denied('with an explicit deny in a permissions boundary'))
  })

  test.each([
    [allowing('ec2:*'), 'because no session policy allows the iam:GetRole action'],
    [denyingIam, 'with an explicit deny in a session policy'],
  ])('the policy of the session, %s', (Policy, why) => {
    const { session, put } = scene({ Policy })
    put(allowing('iam:*'))
    expect(denialOf(session)).toEqual(denied(why))
  })

  test('in EC2, without a resource where the action has none', () => {
    expect(scene().session.error('DescribeVpcs', {})).toEqual({
      code: 'UnauthorizedOperation',
      message:
        'You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/R/job is not authorized to perform: ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action',
      status: 403,
    })
  })
})

/** @source https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
describe('the message of a denial of EC2', () => {
  const encodedIn = (session: Actor): string => {
    const { code, message } = session.error('CreateInternetGateway', {})
    expect(code).toBe('UnauthorizedOperation')
    return message.split('Encoded authorization failure message: ')[1] ?? ''
  }
  const decoded = (actor: Actor, EncodedMessage: string): unknown =>
    JSON.parse(actor.ok('DecodeAuthorizationMessage', { EncodedMessage }).DecodedMessage)

  test('tells who asked for what, and whether it was forbidden', () => {
    const { customer, session, put } = scene()
    const context = {
      principal: {
        id: customer.ok('GetRole', { RoleName }).Role.RoleId,
        arn: `arn:aws:sts::${customer.accountId}:assumed-role/R/job`,
      },
      action: 'ec2:CreateInternetGateway',
      resource: `arn:aws:ec2:us-east-1:${customer.accountId}:internet-gateway/*`,
    }
    const conditions = ['aws:RequestedRegion', 'ec2:Region'].map((key) => ({
      key,
      values: { items: [{ value: 'us-east-1' }] },
    }))
    const message = {
      allowed: false,
      explicitDeny: false,
      matchedStatements: { items: [] },
      failures: { items: [] },
      context: { ...context, conditions: { items: expect.arrayContaining(conditions) as unknown } },
    }
    expect(decoded(customer, encodedIn(session))).toEqual(message)
    put(denying)
    expect(decoded(customer, encodedIn(session))).toEqual({
      ...message,
      explicitDeny: true,
      matchedStatements: { items: [{ statementId: 'NoVpcs', effect: 'DENY' }] },
    })
  })

  test('is for those of its account who may decode it', () => {
    const { customer, stranger, session } = scene()
    const EncodedMessage = encodedIn(session)
    expect(session.refused('DecodeAuthorizationMessage', { EncodedMessage })).toBe('AccessDenied')
    for (const [actor, message] of [
      [stranger, EncodedMessage],
      [customer, `${EncodedMessage}x`],
      [customer, 'message'],
    ] as const) {
      expect(actor.error('DecodeAuthorizationMessage', { EncodedMessage: message })).toEqual({
        code: 'InvalidAuthorizationMessageException',
        message: 'The authorization message is invalid.',
        status: 400,
      })
    }
  })
})

/** @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
test.each([
  ['role/*', undefined, true],
  ['role/', undefined, true],
  ['role/apart/*', undefined, false],
  ['role/apart/*', '/apart/', true],
  ['role/apart/*', '/', false],
])('a policy on %s lists the roles of the path %s: %s', (part, PathPrefix, isAllowed) => {
  const { customer, session, put } = scene()
  const Resource = `arn:aws:iam::${customer.accountId}:${part}`
  const Statement = [{ Effect: 'Allow', Action: 'iam:ListRoles', Resource }]
  put(JSON.stringify({ Version: '2012-10-17', Statement }))
  const listed = session.call('ListRoles', PathPrefix === undefined ? {} : { PathPrefix })
  expect(E.isRight(listed)).toBe(isAllowed)
})
