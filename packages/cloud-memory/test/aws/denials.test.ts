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
  const messageOf = (session: Actor): string => session.error('GetRole', { RoleName }).message

  test('none of the role', () => {
    expect(messageOf(scene().session)).toMatch(
      /because no identity-based policy allows the iam:GetRole action$/,
    )
  })

  test('the boundary', () => {
    const { session, put, bound } = scene()
    put(allowing('iam:*'))
    bound('AmazonEC2FullAccess')
    expect(messageOf(session)).toMatch(/because no permissions boundary allows the iam:GetRole/)
    bound('AWSDenyAll')
    expect(messageOf(session)).toMatch(/with an explicit deny in a permissions boundary$/)
  })

  test('the policy of the session', () => {
    const { session, put } = scene({ Policy: allowing('ec2:*') })
    put(allowing('iam:*'))
    expect(messageOf(session)).toMatch(/because no session policy allows the iam:GetRole action$/)
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
    expect(decoded(customer, encodedIn(session))).toMatchObject({
      allowed: false,
      explicitDeny: false,
      matchedStatements: { items: [] },
      context,
    })
    put(denying)
    expect(decoded(customer, encodedIn(session))).toMatchObject({
      allowed: false,
      explicitDeny: true,
      matchedStatements: { items: [{ statementId: 'NoVpcs', effect: 'DENY' }] },
      context,
    })
  })

  test('is not there where no resource is asked about', () => {
    expect(scene().session.error('DescribeVpcs', {}).message).not.toContain('Encoded')
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
      expect(actor.error('DecodeAuthorizationMessage', { EncodedMessage: message })).toMatchObject({
        code: 'InvalidAuthorizationMessageException',
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
