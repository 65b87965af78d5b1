import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '999988887777' }, Action: 'sts:AssumeRole' }],
})

const role = { RoleName: 'R', AssumeRolePolicyDocument: trust }

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
describe('the fields of a role', () => {
  test.each([
    ['a name with a slash', { RoleName: 'a/b' }, `'a/b' at 'roleName' failed`],
    ['a name of 65 characters', { RoleName: 'a'.repeat(65) }, 'less than or equal to 64'],
    ['a path that does not end', { Path: '/a' }, `at 'path' failed`],
    ['an em dash in the description', { Description: 'a — b' }, `at 'description' failed`],
    ['a description of 1,001 characters', { Description: 'a'.repeat(1001) }, 'or equal to 1000'],
    ['59 minutes', { MaxSessionDuration: 3540 }, 'have value greater than or equal to 3600'],
    ['a boundary that is no ARN', { PermissionsBoundary: 'x' }, `at 'permissionsBoundary' failed`],
    [
      '51 tags',
      { Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' })) },
      "Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
    ],
    ['a tag key of 129 characters', { Tags: [{ Key: 'k'.repeat(129), Value: '' }] }, 'to 128'],
    ['a tag value of 257 characters', { Tags: [{ Key: 'k', Value: 'v'.repeat(257) }] }, 'to 256'],
  ])('cannot be %s', (_name, more, message) => {
    const error = newSandbox().customer.error('CreateRole', { ...role, ...more })
    expect(error.code).toBe('ValidationError')
    expect(error.message).toContain(message)
  })

  test.each([
    [
      'a reserved key',
      ['a', 'AWS:x'],
      'aws: prefixed tag key names are not allowed for external use: AWS:x',
    ],
    [
      'one key twice, in another case',
      ['a', 'A'],
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
  ])('cannot have %s among its tags', (_name, keys, message) => {
    const Tags = keys.map((Key) => ({ Key, Value: '' }))
    expect(newSandbox().customer.error('CreateRole', { ...role, Tags })).toEqual({
      code: 'InvalidInput',
      message,
      status: 400,
    })
  })

  test('take Latin-1 and are looked at again in an update', () => {
    const { customer } = newSandbox()
    customer.ok('CreateRole', { ...role, Description: 'Rescale über alles' })
    const error = customer.error('UpdateRole', { RoleName: 'R', Description: '日本' })
    expect(error.code).toBe('ValidationError')
  })

  test('are all told at once', () => {
    const { message } = newSandbox().customer.error('CreateRole', {
      ...role,
      RoleName: '',
      Path: 'x',
    })
    expect(message).toMatch(/^3 validation errors detected: /)
  })
})

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html */
test('what is demanded of the items of a list is told in one sentence', () => {
  const error = newSandbox().customer.error('UntagRole', {
    RoleName: 'R',
    TagKeys: ['good', 'k'.repeat(129)],
  })
  const said = error.message.slice(error.message.indexOf('[Member'))
  expect(said.slice(1, -1).split(', ')).toEqual([
    expect.stringMatching(/^Member must satisfy regular expression pattern: /),
    'Member must have length greater than or equal to 1',
    'Member must have length less than or equal to 128',
  ])
  expect(error.message).toContain("at 'tagKeys' failed to satisfy constraint: Member must satisfy")
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
test('words that are none are told with those that there are', () => {
  const error = newSandbox().customer.error('CreateStack', {
    StackName: 's',
    TemplateBody: '{}',
    Capabilities: ['CAPABILITY_IAM', 'CAPABILITY'],
  })
  expect(error.message).toBe(
    "1 validation error detected: Value '[CAPABILITY_IAM, CAPABILITY]' at 'capabilities' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [CAPABILITY_IAM, CAPABILITY_NAMED_IAM, CAPABILITY_AUTO_EXPAND]]",
  )
})

/** @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
describe('the fields of AssumeRole', () => {
  const RoleArn = 'arn:aws:iam::999988887777:role/R'
  test.each([
    [
      'an ARN that is none',
      { RoleArn: 'nothing-valid-in-here' },
      'nothing-valid-in-here is invalid',
    ],
    ['the ARN of a user', { RoleArn: 'arn:aws:iam::999988887777:user/R' }, 'is invalid'],
    [
      'a session name with a colon',
      { RoleSessionName: 'a:1' },
      'Member must satisfy regular expression pattern: [\\w+=,.@-]*',
    ],
    ['an external ID of one character', { ExternalId: 'x' }, `at 'externalId' failed`],
    ['899 seconds', { DurationSeconds: 899 }, 'greater than or equal to 900'],
  ])('cannot be %s', (_name, more, message) => {
    const input = { RoleArn, RoleSessionName: 'job', ...more }
    const error = newSandbox().customer.error('AssumeRole', input)
    expect(error.code).toBe('ValidationError')
    expect(error.message).toContain(message)
  })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
describe('the fields of a stack', () => {
  const TemplateBody = JSON.stringify({ Resources: { A: { Type: 'AWS::EC2::InternetGateway' } } })
  test.each([
    ['a name that begins with a digit', { StackName: '1a' }],
    ['a name of 129 characters', { StackName: 'a'.repeat(129) }],
    ['an empty token', { ClientRequestToken: '' }],
    ['a reserved tag', { Tags: [{ Key: 'aws:x', Value: '' }] }],
  ])('cannot be %s', (_name, more) => {
    const { customer } = newSandbox()
    const input = { StackName: 's', TemplateBody, ...more }
    expect(customer.refused('CreateStack', input)).toBe('ValidationError')
  })

  test('are tags of keys that differ, if only in case', () => {
    const { customer } = newSandbox()
    const tagged = (...keys: ReadonlyArray<string>) => ({
      StackName: 's',
      TemplateBody,
      Tags: keys.map((Key) => ({ Key, Value: 'v' })),
    })
    expect(customer.refused('CreateStack', tagged('a', 'a'))).toBe('ValidationError')
    customer.ok('CreateStack', tagged('a', 'A'))
  })

  test('name a change set without underscores', () => {
    const { customer } = newSandbox()
    const input = { StackName: 's', ChangeSetName: '1_x', TemplateBody }
    expect(customer.refused('CreateChangeSet', { ...input, ChangeSetType: 'CREATE' })).toBe(
      'ValidationError',
    )
  })
})
