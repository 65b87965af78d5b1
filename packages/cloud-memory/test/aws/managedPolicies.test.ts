import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'
import { allowing, newRole, ofAws, trustOf } from './iamScene.ts'

const RoleName = 'R'
const trust = trustOf('111122223333')

const scene = () => {
  const { customer, wait } = newSandbox()
  newRole(customer, RoleName, customer.accountId)
  const { Policy } = customer.ok('CreatePolicy', {
    PolicyName: 'P',
    Path: '/team/',
    Description: 'what P allows',
    PolicyDocument: allowing('ec2:*'),
  })
  return { customer, wait, Policy, PolicyArn: Policy.Arn }
}

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html */
describe('a managed policy', () => {
  test('is told with all that IAM says of it', () => {
    const { customer, wait, Policy, PolicyArn } = scene()
    const created = new Date('2026-01-01T00:00:00.000Z')
    const told = {
      PolicyName: 'P',
      PolicyId: Policy.PolicyId,
      Arn: `arn:aws:iam::${customer.accountId}:policy/team/P`,
      Path: '/team/',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: created,
      UpdateDate: created,
    }
    expect(Policy).toEqual(told)
    expect(Policy.PolicyId).toMatch(/^ANPA[A-Z0-9]{16}$/)
    wait(60)
    customer.ok('AttachRolePolicy', { RoleName, PolicyArn })
    customer.ok('PutRolePermissionsBoundary', { RoleName, PermissionsBoundary: PolicyArn })
    customer.ok('CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('iam:*') })
    expect(customer.ok('GetPolicy', { PolicyArn }).Policy).toEqual({
      ...told,
      Tags: [],
      Description: 'what P allows',
      AttachmentCount: 1,
      PermissionsBoundaryUsageCount: 1,
      UpdateDate: new Date('2026-01-01T00:01:00.000Z'),
    })
  })

  test('is listed, without what only GetPolicy shows', () => {
    const { customer, Policy } = scene()
    expect(customer.ok('ListPolicies', { Scope: 'Local' })).toEqual({
      Policies: [Policy],
      IsTruncated: false,
    })
  })

  test.each([
    [{ Scope: 'Local', PathPrefix: '/team/' }, ['P']],
    [{ Scope: 'Local', PathPrefix: '/tea/' }, []],
    [{ Scope: 'Local', OnlyAttached: true }, []],
    [{ OnlyAttached: true }, ['IAMReadOnlyAccess']],
    [{ Scope: 'All', OnlyAttached: true, PathPrefix: '/team/' }, []],
    [{ Scope: 'AWS', OnlyAttached: true }, ['IAMReadOnlyAccess']],
  ] as const)('is listed by scope, path and whether roles have it: %j', (input, names) => {
    const { customer } = scene()
    for (const name of ['R2', RoleName]) {
      if (name !== RoleName) newRole(customer, name, customer.accountId)
      customer.ok('AttachRolePolicy', { RoleName: name, PolicyArn: ofAws('IAMReadOnlyAccess') })
    }
    const { Policies } = customer.ok('ListPolicies', input)
    expect(Policies.map(({ PolicyName }) => PolicyName)).toEqual(names)
  })

  test.each([{}, { Scope: 'AWS' }, { Scope: 'All', OnlyAttached: false }])(
    'of AWS is not listed unless a role has it, as most of them are not here: %j',
    (input) => {
      const { customer } = scene()
      expect(customer.error('ListPolicies', input)).toMatchObject({
        code: 'ValidationError',
        message: expect.stringContaining('does not serve ListPolicies') as unknown,
      })
    },
  )

  /**
   * @source https://github.com/hashicorp/terraform-provider-aws/issues/1337
   * @source https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json
   */
  test.each([
    ['arn:aws:iam:policy/P-not-an-arn', 'InvalidInput'],
    ['arn:aws:iam::111122223333:not_a_policy/P', 'InvalidInput'],
    ['P-is-a-name-and-not-an-arn', 'ValidationError'],
  ])('is named by an ARN: %s is none', (PolicyArn, code) => {
    const { customer } = scene()
    const refused = { code, message: `ARN ${PolicyArn} is not valid.`, status: 400 }
    const boundary = { RoleName, PermissionsBoundary: PolicyArn }
    const role = { ...boundary, RoleName: 'new', AssumeRolePolicyDocument: trust }
    expect(customer.error('GetPolicy', { PolicyArn })).toEqual(refused)
    expect(customer.error('AttachRolePolicy', { RoleName, PolicyArn })).toEqual(refused)
    expect(customer.error('DetachRolePolicy', { RoleName, PolicyArn })).toEqual(refused)
    expect(customer.error('PutRolePermissionsBoundary', boundary)).toEqual(refused)
    expect(customer.error('CreateRole', role)).toEqual(refused)
  })

  test('that a role has not is not found, and one that is not there cannot be attached', () => {
    const { customer, PolicyArn } = scene()
    const none = `${PolicyArn}none`
    const messageOf = (action: 'AttachRolePolicy' | 'DetachRolePolicy', arn: string) =>
      customer.error(action, { RoleName, PolicyArn: arn }).message
    expect(messageOf('DetachRolePolicy', PolicyArn)).toBe(`Policy ${PolicyArn} was not found.`)
    expect(messageOf('AttachRolePolicy', none)).toBe(
      `Policy ${none} does not exist or is not attachable.`,
    )
  })

  test('has a name that no other has, whatever the case', () => {
    const { customer } = scene()
    const again = { PolicyName: 'p', PolicyDocument: allowing('ec2:*') }
    expect(customer.refused('CreatePolicy', again)).toBe('EntityAlreadyExists')
  })

  test('stays while a role has it, as a policy or as a boundary, or while it has versions', () => {
    const { customer, PolicyArn } = scene()
    const refused = () => customer.error('DeletePolicy', { PolicyArn }).message
    customer.ok('AttachRolePolicy', { RoleName, PolicyArn })
    expect(refused()).toBe('Cannot delete a policy attached to entities.')
    customer.ok('DetachRolePolicy', { RoleName, PolicyArn })
    customer.ok('PutRolePermissionsBoundary', { RoleName, PermissionsBoundary: PolicyArn })
    expect(refused()).toBe('Cannot delete a policy attached to entities.')
    customer.ok('DeleteRolePermissionsBoundary', { RoleName })
    customer.ok('CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('iam:*') })
    expect(refused()).toContain('This policy has more than one version.')
    customer.ok('DeletePolicyVersion', { PolicyArn, VersionId: 'v2' })
    customer.ok('DeletePolicy', { PolicyArn })
    expect(customer.refused('GetPolicy', { PolicyArn })).toBe('NoSuchEntity')
  })
})

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html */
describe('versions of a managed policy', () => {
  test('are five at most, and their numbers are never given twice', () => {
    const { customer, PolicyArn } = scene()
    const add = { PolicyArn, PolicyDocument: allowing('iam:*') }
    for (const VersionId of ['v2', 'v3', 'v4', 'v5']) {
      expect(customer.ok('CreatePolicyVersion', add).PolicyVersion).toEqual({
        VersionId,
        IsDefaultVersion: false,
        CreateDate: new Date('2026-01-01T00:00:00.000Z'),
      })
    }
    expect(customer.error('CreatePolicyVersion', add)).toEqual({
      code: 'LimitExceeded',
      message:
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      status: 409,
    })
    customer.ok('DeletePolicyVersion', { PolicyArn, VersionId: 'v5' })
    const { PolicyVersion } = customer.ok('CreatePolicyVersion', { ...add, SetAsDefault: true })
    expect(PolicyVersion).toMatchObject({ VersionId: 'v6', IsDefaultVersion: true })
    const { Versions } = customer.ok('ListPolicyVersions', { PolicyArn })
    expect(Versions.map(({ VersionId }) => VersionId)).toEqual(['v6', 'v4', 'v3', 'v2', 'v1'])
    expect(Versions.filter((version) => version.IsDefaultVersion)).toEqual([PolicyVersion])
  })

  test('are in force one at a time', () => {
    const sandbox = newSandbox()
    const { customer } = sandbox
    const RoleArn = newRole(customer, RoleName, customer.accountId)
    const { Arn: PolicyArn } = customer.ok('CreatePolicy', {
      PolicyName: 'P',
      PolicyDocument: allowing('ec2:DescribeVpcs'),
    }).Policy
    customer.ok('AttachRolePolicy', { RoleName, PolicyArn })
    const session = customer.with(
      customer.ok('AssumeRole', { RoleArn, RoleSessionName: 'test' }).Credentials.AccessKeyId,
    )
    const mayDescribe = (): boolean => session.call('DescribeVpcs', {})._tag === 'Right'
    expect(mayDescribe()).toBe(true)
    customer.ok('CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('iam:GetRole') })
    expect(mayDescribe()).toBe(true)
    customer.ok('SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v2' })
    expect(mayDescribe()).toBe(false)
    const document = customer.ok('GetPolicyVersion', { PolicyArn, VersionId: 'v1' }).PolicyVersion
    expect(decodeURIComponent(document.Document)).toBe(allowing('ec2:DescribeVpcs'))
  })

  test('that are in force or not there cannot be deleted', () => {
    const { customer, PolicyArn } = scene()
    const deleted = (VersionId: string) =>
      customer.error('DeletePolicyVersion', { PolicyArn, VersionId })
    expect(deleted('v1')).toMatchObject({
      code: 'DeleteConflict',
      message: 'Cannot delete the default version of a policy.',
    })
    expect(deleted('v2').code).toBe('NoSuchEntity')
  })
})

/** @source https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
describe('a policy that AWS keeps', () => {
  test('does for a role what it says', () => {
    const { customer } = newSandbox()
    const RoleArn = newRole(customer, RoleName, customer.accountId)
    const input = { RoleArn, RoleSessionName: 'test' }
    const session = customer.with(customer.ok('AssumeRole', input).Credentials.AccessKeyId)
    const may = (): ReadonlyArray<boolean> => [
      session.call('DescribeVpcs', {})._tag === 'Right',
      session.call('CreateInternetGateway', {})._tag === 'Right',
      session.call('GetRole', { RoleName })._tag === 'Right',
    ]
    expect(may()).toEqual([false, false, false])
    const granted: ReadonlyArray<readonly [string, ReadonlyArray<boolean>]> = [
      ['AmazonEC2ReadOnlyAccess', [true, false, false]],
      ['IAMReadOnlyAccess', [true, false, true]],
      ['PowerUserAccess', [true, true, true]],
      ['AWSDenyAll', [false, false, false]],
    ]
    for (const [name, expected] of granted) {
      customer.ok('AttachRolePolicy', { RoleName, PolicyArn: ofAws(name) })
      expect(may()).toEqual(expected)
    }
  })

  test('is read, and changed by nobody', () => {
    const { customer } = newSandbox()
    const PolicyArn = ofAws('PowerUserAccess')
    expect(customer.ok('GetPolicy', { PolicyArn }).Policy).toMatchObject({
      PolicyName: 'PowerUserAccess',
      Arn: PolicyArn,
      Path: '/',
    })
    const { DefaultVersionId: VersionId } = customer.ok('GetPolicy', { PolicyArn }).Policy
    const { Document } = customer.ok('GetPolicyVersion', { PolicyArn, VersionId }).PolicyVersion
    expect(decodeURIComponent(Document)).toContain('"NotAction":["iam:*"')
    for (const error of [
      customer.error('DeletePolicy', { PolicyArn }),
      customer.error('CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('*') }),
      customer.error('TagPolicy', { PolicyArn, Tags: [] }),
    ]) {
      expect(error).toMatchObject({ code: 'AccessDenied', status: 403 })
    }
  })

  test('of another partition, or of a name that is not known, is not there', () => {
    const { customer } = newSandbox()
    newRole(customer, RoleName, customer.accountId)
    const hint = ' The in-memory AWS has only some AWS managed policies.'
    for (const [PolicyArn, end] of [
      [ofAws('AmazonEC2FullAcces'), hint],
      [ofAws('ReadOnlyAccess'), hint],
      ['arn:aws-cn:iam::aws:policy/PowerUserAccess', hint],
      [`arn:aws:iam::${customer.accountId}:policy/None`, ''],
    ] as const) {
      expect(customer.error('AttachRolePolicy', { RoleName, PolicyArn })).toEqual({
        code: 'NoSuchEntity',
        message: `Policy ${PolicyArn} does not exist or is not attachable.${end}`,
        status: 404,
      })
    }
  })
})

/** @source https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
describe('a policy of AWS', () => {
  test.each([
    'AWSCloudFormationFullAccess',
    'AWSCloudFormationReadOnlyAccess',
    'AWSDenyAll',
    'AdministratorAccess',
    'AmazonEC2FullAccess',
    'AmazonEC2ReadOnlyAccess',
    'AmazonS3FullAccess',
    'AmazonS3ReadOnlyAccess',
    'AmazonSSMManagedInstanceCore',
    'IAMFullAccess',
    'IAMReadOnlyAccess',
    'PowerUserAccess',
  ])('is described, and names actions, each once: %s', (name) => {
    const { customer } = newSandbox()
    const PolicyArn = ofAws(name)
    const { Policy } = customer.ok('GetPolicy', { PolicyArn })
    expect(Policy.Description).toMatch(/^[A-Z].* .*\.$/)
    expect(Policy.UpdateDate >= Policy.CreateDate).toBe(true)
    const VersionId = Policy.DefaultVersionId
    const { Document } = customer.ok('GetPolicyVersion', {
      PolicyArn,
      VersionId,
    }).PolicyVersion
    const { Statement } = JSON.parse(decodeURIComponent(Document)) as {
      readonly Statement: ReadonlyArray<Readonly<Record<string, unknown>>>
    }
    expect(Statement.length).toBeGreaterThan(0)
    for (const { Effect, Action, NotAction } of Statement) {
      const actions = [Action ?? NotAction].flat()
      expect(Effect).toMatch(/^(Allow|Deny)$/)
      expect(actions.length).toBe(new Set(actions).size)
      for (const action of actions) expect(action).toMatch(/^(\*|[a-z0-9-]+:[A-Z]?[A-Za-z]*\*?)$/)
      for (const action of actions) expect(action).not.toMatch(/:$/)
    }
  })
})
