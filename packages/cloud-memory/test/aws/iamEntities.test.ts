import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'
import { allowing, newRole, ofAws, trustOf } from './iamScene.ts'

const RoleName = 'R'
const InstanceProfileName = 'I'
const start = new Date('2026-01-01T00:00:00.000Z')

const tag = (Key: string, Value = '') => ({ Key, Value })

const withRole = (): Actor => {
  const { customer } = newSandbox()
  newRole(customer, RoleName, customer.accountId)
  return customer
}

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html */
describe('an instance profile', () => {
  test('is told with its role, and listed for it', () => {
    const customer = withRole()
    const { InstanceProfile } = customer.ok('CreateInstanceProfile', {
      InstanceProfileName,
      Path: '/nodes/',
      Tags: [{ Key: 'a', Value: 'b' }],
    })
    const told = {
      InstanceProfileName,
      InstanceProfileId: InstanceProfile.InstanceProfileId,
      Arn: `arn:aws:iam::${customer.accountId}:instance-profile/nodes/I`,
      Path: '/nodes/',
      CreateDate: start,
      Roles: [],
      Tags: [{ Key: 'a', Value: 'b' }],
    }
    expect(InstanceProfile).toEqual(told)
    expect(InstanceProfile.InstanceProfileId).toMatch(/^AIPA[A-Z0-9]{16}$/)
    customer.ok('AddRoleToInstanceProfile', { InstanceProfileName, RoleName })
    const filled = customer.ok('GetInstanceProfile', { InstanceProfileName }).InstanceProfile
    const Roles = customer
      .ok('ListRoles', {})
      .Roles.map(({ MaxSessionDuration: _notShown, ...role }) => role)
    expect(filled).toEqual({ ...told, Roles })
    const { Tags: _notShown, ...withoutTags } = filled
    const listed = customer.ok('ListInstanceProfilesForRole', { RoleName })
    expect(listed).toEqual({ InstanceProfiles: [withoutTags], IsTruncated: false })
    customer.ok('RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName })
    const after = customer.ok('ListInstanceProfilesForRole', { RoleName })
    expect(after.InstanceProfiles).toEqual([])
  })

  test.each([
    ['GetInstanceProfile', { InstanceProfileName: 'none', RoleName }],
    ['ListInstanceProfilesForRole', { InstanceProfileName, RoleName: 'none' }],
    ['RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName: 'none' }],
    ['RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName }],
  ] as const)('that is not there, or a role that it has not, is told: %s', (action, input) => {
    const customer = withRole()
    customer.ok('CreateInstanceProfile', { InstanceProfileName })
    const message =
      input.InstanceProfileName === 'none'
        ? 'Instance Profile none cannot be found.'
        : input.RoleName === 'none'
          ? 'The role with name none cannot be found.'
          : 'Role R in Instance Profile I cannot be found.'
    expect(customer.error(action, input)).toEqual({ code: 'NoSuchEntity', message, status: 404 })
  })

  test('gets a role only from somebody who may pass it', () => {
    const customer = withRole()
    customer.ok('CreateInstanceProfile', { InstanceProfileName })
    const PolicyDocument = allowing('iam:AddRoleToInstanceProfile')
    customer.ok('PutRolePolicy', { RoleName, PolicyName: 'p', PolicyDocument })
    const RoleArn = `arn:aws:iam::${customer.accountId}:role/R`
    const opened = customer.ok('AssumeRole', { RoleArn, RoleSessionName: 'test' })
    const session = customer.with(opened.Credentials.AccessKeyId)
    const denied = session.error('AddRoleToInstanceProfile', { InstanceProfileName, RoleName })
    expect(denied.message).toContain(
      `not authorized to perform: iam:PassRole on resource: ${RoleArn}`,
    )
  })
})

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html */
describe('a role', () => {
  test('is told with its last use by GetRole, and listed without it', () => {
    const { customer, wait } = newSandbox()
    const RoleArn = newRole(customer, RoleName, customer.accountId)
    const roleNow = () => customer.ok('GetRole', { RoleName }).Role
    expect(roleNow().RoleLastUsed).toEqual({})
    wait(60)
    customer.in('eu-west-1').ok('AssumeRole', { RoleArn, RoleSessionName: 'test' })
    wait(60)
    expect(roleNow().RoleLastUsed).toEqual({
      LastUsedDate: new Date('2026-01-01T00:01:00.000Z'),
      Region: 'eu-west-1',
    })
    customer.ok('PutRolePermissionsBoundary', {
      RoleName,
      PermissionsBoundary: ofAws('PowerUserAccess'),
    })
    customer.ok('TagRole', { RoleName, Tags: [tag('a')] })
    const { Roles } = customer.ok('ListRoles', {})
    const unlisted = ['PermissionsBoundary', 'RoleLastUsed', 'Tags']
    expect(unlisted.filter((member) => member in (Roles[0] ?? {}))).toEqual([])
    expect(unlisted.filter((member) => member in roleNow())).toEqual(unlisted)
  })

  test('without a description, tags or uses shows none of them', () => {
    const customer = withRole()
    const empty = ['Description', 'PermissionsBoundary', 'Tags']
    const { Role } = customer.ok('GetRole', { RoleName })
    const { Roles } = customer.ok('ListRoles', {})
    for (const shown of [Role, ...Roles]) {
      expect(empty.filter((member) => member in shown)).toEqual([])
    }
  })

  test('is described anew by UpdateRoleDescription, which answers with it', () => {
    const customer = withRole()
    const update = { RoleName, Description: 'another' }
    const { Role } = customer.ok('UpdateRoleDescription', update)
    expect(Role).toMatchObject(update)
    expect(customer.ok('GetRole', { RoleName }).Role.Description).toBe('another')
  })

  test.each([
    ['none of its account', (accountId: string) => `arn:aws:iam::${accountId}:policy/None`],
    ['none of AWS', () => ofAws('PowerUser')],
  ])('cannot have a boundary that is %s', (_name, arnOf) => {
    const customer = withRole()
    const PermissionsBoundary = arnOf(customer.accountId)
    const refusal = {
      code: 'NoSuchEntity',
      message: `Scope ARN: ${PermissionsBoundary} does not exist or is not attachable.`,
      status: 404,
    }
    const bounded = { RoleName, PermissionsBoundary }
    expect(customer.error('PutRolePermissionsBoundary', bounded)).toEqual(refusal)
    const AssumeRolePolicyDocument = trustOf(customer.accountId)
    expect(
      customer.error('CreateRole', { ...bounded, RoleName: 'S', AssumeRolePolicyDocument }),
    ).toEqual(refusal)
  })
})

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
describe('tags', () => {
  const PolicyDocument = allowing('ec2:*')
  /** What every kind is named by. */
  const named = (customer: Actor) => {
    customer.ok('CreateInstanceProfile', { InstanceProfileName })
    const { Policy } = customer.ok('CreatePolicy', { PolicyName: 'P', PolicyDocument })
    return { RoleName, PolicyArn: Policy.Arn, InstanceProfileName }
  }
  /** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules */
  test.each([
    { kind: 'Role', again: [tag('A', '2'), tag('b')], left: [] },
    { kind: 'Policy', again: [tag('A', '2'), tag('a', '1'), tag('b')], left: [tag('A', '2')] },
    {
      kind: 'InstanceProfile',
      again: [tag('A', '2'), tag('a', '1'), tag('b')],
      left: [tag('A', '2')],
    },
  ] as const)('of kind $kind are set, listed by key and taken away', ({ kind, again, left }) => {
    const customer = withRole()
    const names = named(customer)
    const listed = () => customer.ok(`List${kind}Tags`, names).Tags
    customer.ok(`Tag${kind}`, { ...names, Tags: [tag('b'), tag('a', '1')] })
    expect(listed()).toEqual([tag('a', '1'), tag('b')])
    customer.ok(`Tag${kind}`, { ...names, Tags: [tag('A', '2')] })
    expect(listed()).toEqual(again)
    customer.ok(`Untag${kind}`, { ...names, TagKeys: ['a', 'b', 'none'] })
    expect(listed()).toEqual(left)
    const many = Array.from({ length: 50 }, (_, index) => tag(`k${index}`))
    customer.ok(`Tag${kind}`, { ...names, Tags: [tag('more')] })
    expect(customer.error(`Tag${kind}`, { ...names, Tags: many })).toEqual({
      code: 'LimitExceeded',
      message: `Cannot exceed quota for TagsPer${kind}: 50`,
      status: 409,
    })
  })

  const caseless = ' Please note that Tag keys are case insensitive.'

  test.each([
    ['Role', 'InvalidInput', caseless],
    ['Policy', undefined, ''],
    ['InstanceProfile', undefined, ''],
  ] as const)('of kind %s have keys that differ', (kind, inAnotherCase, hint) => {
    const customer = withRole()
    const names = { ...named(customer), RoleName: 'new' }
    const created = {
      RoleName: 'new',
      PolicyName: 'new',
      InstanceProfileName: 'new',
      PolicyDocument,
      AssumeRolePolicyDocument: trustOf(customer.accountId),
    }
    const twice = { code: 'InvalidInput', message: `Duplicate tag keys found.${hint}`, status: 400 }
    const Tags = [tag('a'), tag('a')]
    expect(customer.error(`Create${kind}`, { ...created, Tags })).toEqual(twice)
    expect(customer.error(`Tag${kind}`, { ...names, Tags })).toEqual(twice)
    const cased = customer.call(`Create${kind}`, { ...created, Tags: [tag('a'), tag('A')] })
    expect(E.isLeft(cased) ? cased.left.code : undefined).toBe(inAnotherCase)
  })
})

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
describe('one too many is refused:', () => {
  const PolicyDocument = allowing('ec2:*')
  const policy = (customer: Actor, PolicyName: string): string =>
    customer.ok('CreatePolicy', { PolicyName, PolicyDocument }).Policy.Arn

  test.each([
    [
      'roles',
      { rolesPerAccount: 2 },
      'RolesPerAccount: 2',
      (customer: Actor) => {
        newRole(customer, 'S', customer.accountId)
        const AssumeRolePolicyDocument = trustOf(customer.accountId)
        return customer.error('CreateRole', { RoleName: 'T', AssumeRolePolicyDocument })
      },
    ],
    [
      'instance profiles',
      { instanceProfilesPerAccount: 1 },
      'InstanceProfilesPerAccount: 1',
      (customer: Actor) => {
        customer.ok('CreateInstanceProfile', { InstanceProfileName })
        return customer.error('CreateInstanceProfile', { InstanceProfileName: 'J' })
      },
    ],
    [
      'managed policies',
      { managedPoliciesPerAccount: 1 },
      'PoliciesPerAccount: 1',
      (customer: Actor) => {
        policy(customer, 'P')
        return customer.error('CreatePolicy', { PolicyName: 'Q', PolicyDocument })
      },
    ],
    [
      'policies of a role',
      {},
      'PoliciesPerRole: 10',
      (customer: Actor) => {
        for (let index = 0; index < 10; index += 1) {
          customer.ok('AttachRolePolicy', { RoleName, PolicyArn: policy(customer, `P${index}`) })
        }
        const again = `arn:aws:iam::${customer.accountId}:policy/P0`
        customer.ok('AttachRolePolicy', { RoleName, PolicyArn: again })
        return customer.error('AttachRolePolicy', { RoleName, PolicyArn: policy(customer, 'Q') })
      },
    ],
    [
      'characters of a managed policy',
      {},
      'PolicySize: 6144',
      (customer: Actor) => {
        const sized = (length: number): string => {
          const Sid = 'x'.repeat(length - allowing('ec2:*').length - ',"Sid":""'.length)
          return allowing('ec2:*').replace('"Effect"', `"Sid":"${Sid}", \n "Effect"`)
        }
        customer.ok('CreatePolicy', { PolicyName: 'P', PolicyDocument: sized(6144) })
        return customer.error('CreatePolicy', { PolicyName: 'Q', PolicyDocument: sized(6145) })
      },
    ],
  ])('%s', (_name, quotas, message, overstep) => {
    const { customer } = newSandbox({ quotas })
    newRole(customer, RoleName, customer.accountId)
    expect(overstep(customer)).toEqual({
      code: 'LimitExceeded',
      message: `Cannot exceed quota for ${message}`,
      status: 409,
    })
  })

  test('characters of the inline policies of a role, all together', () => {
    const sized = (length: number): string =>
      allowing(`s3:${'a'.repeat(length - allowing('s3:').length)}`)
    const { customer } = newSandbox({ quotas: { inlinePoliciesCharacters: 1000 } })
    newRole(customer, RoleName, customer.accountId)
    const put = (PolicyName: string, length: number) =>
      customer.call('PutRolePolicy', { RoleName, PolicyName, PolicyDocument: sized(length) })
    expect(E.isRight(put('P', 600))).toBe(true)
    expect(E.isRight(put('Q', 400))).toBe(true)
    expect(put('Q', 401)).toEqual(
      E.left({
        code: 'LimitExceeded',
        message: `Maximum policy size of 1000 bytes exceeded for role ${RoleName}`,
        status: 409,
      }),
    )
    expect(E.isRight(put('P', 500))).toBe(true)
    expect(E.isRight(put('Q', 500))).toBe(true)
  })
})
