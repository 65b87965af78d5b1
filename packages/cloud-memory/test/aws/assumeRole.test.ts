import type { InputOf } from '@byoa/cloud-memory'
import { describe, expect, test } from 'vitest'

import { issuedId, otherId } from '../setupTemplateOf.ts'
import { type Actor, newSandbox } from '../sandbox.ts'

const rescaleRoot = 'arn:aws:iam::999988887777:root'

const trusting = (statement: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: rescaleRoot }, Action: 'sts:AssumeRole', ...statement },
    ],
  })

const withId = trusting({ Condition: { StringEquals: { 'sts:ExternalId': issuedId } } })

const allowing = (Action: string | ReadonlyArray<string>, Resource = '*'): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] })

/** Makes a role with a trust policy and, if given, a permissions policy; returns its ARN. */
const newRole = (
  actor: Actor,
  AssumeRolePolicyDocument: string,
  more: Partial<InputOf<'CreateRole'>> & { readonly permissions?: string } = {},
): string => {
  const { permissions, ...input } = more
  const { Role } = actor.ok('CreateRole', {
    RoleName: 'Rescale',
    AssumeRolePolicyDocument,
    ...input,
  })
  if (permissions !== undefined) {
    actor.ok('PutRolePolicy', {
      RoleName: Role.RoleName,
      PolicyName: 'p',
      PolicyDocument: permissions,
    })
  }
  return Role.Arn
}

const session = (RoleArn: string, ExternalId?: string): InputOf<'AssumeRole'> => ({
  RoleArn,
  RoleSessionName: 'probe',
  ...(ExternalId === undefined ? {} : { ExternalId }),
})

const keyOf = (actor: Actor, RoleArn: string, ExternalId?: string): string =>
  actor.ok('AssumeRole', session(RoleArn, ExternalId)).Credentials.AccessKeyId

describe('trust', () => {
  test.each([
    ['StringEquals', withId, { right: true, none: false, wrong: false }],
    ['no condition', trusting({}), { right: true, none: true, wrong: true }],
    [
      'StringEqualsIfExists lets in whoever leaves the ID out',
      trusting({ Condition: { StringEqualsIfExists: { 'sts:ExternalId': issuedId } } }),
      { right: true, none: true, wrong: false },
    ],
    [
      'StringNotEquals lets in whoever leaves the ID out',
      trusting({ Condition: { StringNotEquals: { 'sts:ExternalId': 'x' } } }),
      { right: true, none: true, wrong: true },
    ],
    [
      'StringLike with a wildcard lets in any ID',
      trusting({ Condition: { StringLike: { 'sts:ExternalId': '*' } } }),
      { right: true, none: false, wrong: true },
    ],
    [
      'a key in other case, several values',
      trusting({ Condition: { StringEquals: { 'STS:externalid': [otherId, issuedId] } } }),
      { right: true, none: false, wrong: true },
    ],
    [
      'another account',
      withId.replace('999988887777', '444455556666'),
      { right: false, none: false, wrong: false },
    ],
    [
      'another caller of the account',
      trusting({
        Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:role/Other' } },
      }),
      { right: false, none: false, wrong: false },
    ],
    [
      'a denial beats the permission',
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: '999988887777' }, Action: 'sts:AssumeRole' },
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 'sts:AssumeRole',
            Condition: { Null: { 'sts:ExternalId': 'true' } },
          },
        ],
      }),
      { right: true, none: false, wrong: true },
    ],
  ])('%s', (_name, trust, expected) => {
    const sandbox = newSandbox()
    const RoleArn = newRole(sandbox.customer, trust)
    const isLetIn = (ExternalId?: string): boolean =>
      sandbox.rescale.call('AssumeRole', session(RoleArn, ExternalId))._tag === 'Right'
    expect({ right: isLetIn(issuedId), none: isLetIn(), wrong: isLetIn(otherId) }).toEqual(expected)
  })

  test('every refusal reads the same, so that nobody learns what is there', () => {
    const sandbox = newSandbox()
    const RoleArn = newRole(sandbox.customer, withId)
    const caller = 'arn:aws:iam::999988887777:user/administrator'
    for (const [arn, id] of [
      [RoleArn, undefined],
      [RoleArn, otherId],
      ['arn:aws:iam::111122223333:role/Nothing', issuedId],
      ['arn:aws:iam::123456789012:role/Nowhere', issuedId],
      ['arn:aws-cn:iam::111122223333:role/Rescale', issuedId],
    ] as const) {
      expect(sandbox.rescale.error('AssumeRole', session(arn, id))).toEqual({
        code: 'AccessDenied',
        message: `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
        status: 403,
      })
    }
  })

  test('a path is part of the ARN, not of the name of the session', () => {
    const sandbox = newSandbox()
    const RoleArn = newRole(sandbox.customer, withId, { Path: '/rescale/connect/' })
    expect(RoleArn).toBe('arn:aws:iam::111122223333:role/rescale/connect/Rescale')
    const { AssumedRoleUser } = sandbox.rescale.ok('AssumeRole', session(RoleArn, issuedId))
    expect(AssumedRoleUser.Arn).toBe('arn:aws:sts::111122223333:assumed-role/Rescale/probe')
    const bare = 'arn:aws:iam::111122223333:role/Rescale'
    expect(sandbox.rescale.refused('AssumeRole', session(bare, issuedId))).toBe('AccessDenied')
  })

  test('the caller needs a permission of its own as well', () => {
    const sandbox = newSandbox()
    const target = newRole(sandbox.customer, withId)
    const own = (permissions: string, RoleName: string) =>
      keyOf(sandbox.rescale, newRole(sandbox.rescale, trusting({}), { RoleName, permissions }))
    const able = sandbox.rescale.with(own(allowing('sts:AssumeRole', target), 'Able'))
    const unable = sandbox.rescale.with(own(allowing('sts:AssumeRole', `${target}x`), 'Unable'))
    able.ok('AssumeRole', session(target, issuedId))
    expect(unable.refused('AssumeRole', session(target, issuedId))).toBe('AccessDenied')
  })

  test("the caller's boundary and session policy limit it as well, and neither is a permission", () => {
    const sandbox = newSandbox()
    const { rescale } = sandbox
    const target = newRole(sandbox.customer, withId)
    const assuming = allowing('sts:AssumeRole', target)
    const boundaryOf = (PolicyName: string, PolicyDocument: string) =>
      rescale.ok('CreatePolicy', { PolicyName, PolicyDocument }).Policy.Arn
    const wide = boundaryOf('Wide', allowing('sts:*'))
    const narrow = boundaryOf('Narrow', allowing('ec2:*'))
    const answer = (
      RoleName: string,
      more: Parameters<typeof newRole>[2],
      sessionPolicy: { readonly Policy?: string } = {},
    ) => {
      const RoleArn = newRole(rescale, trusting({}), { RoleName, ...more })
      const opened = rescale.ok('AssumeRole', { ...session(RoleArn), ...sessionPolicy })
      const chained = rescale.with(opened.Credentials.AccessKeyId)
      const assumed = chained.call('AssumeRole', session(target, issuedId))
      return assumed._tag === 'Right' ? 'assumed' : assumed.left.code
    }
    const permissions = assuming
    expect([
      answer('BoundaryAllows', { permissions, PermissionsBoundary: wide }),
      answer('BoundaryDoesNot', { permissions, PermissionsBoundary: narrow }),
      answer('BoundaryAlone', { PermissionsBoundary: wide }),
      answer('SessionAllows', { permissions }, { Policy: assuming }),
      answer('SessionDoesNot', { permissions }, { Policy: allowing('ec2:*') }),
      answer('SessionAlone', {}, { Policy: assuming }),
    ]).toEqual([
      'assumed',
      'AccessDenied',
      'AccessDenied',
      'assumed',
      'AccessDenied',
      'AccessDenied',
    ])
  })

  test('a role as principal must exist when the policy is saved', () => {
    const { customer } = newSandbox()
    const trust = withId.replace(rescaleRoot, 'arn:aws:iam::999988887777:role/Missing')
    expect(
      customer.error('CreateRole', { RoleName: 'R', AssumeRolePolicyDocument: trust }),
    ).toMatchObject({
      code: 'MalformedPolicyDocument',
      message: 'Invalid principal in policy: "AWS":"arn:aws:iam::999988887777:role/Missing"',
    })
  })

  test('a trust policy has a quota', () => {
    const { customer } = newSandbox()
    const long = trusting({ Condition: { StringEquals: { 'sts:ExternalId': 'x'.repeat(2048) } } })
    expect(
      customer.error('CreateRole', { RoleName: 'R', AssumeRolePolicyDocument: long }),
    ).toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for ACLSizePerRole: 2048',
      status: 409,
    })
  })

  test('GetRole returns the trust policy URL-encoded', () => {
    const { customer } = newSandbox()
    newRole(customer, withId)
    const { AssumeRolePolicyDocument } = customer.ok('GetRole', { RoleName: 'Rescale' }).Role
    expect(decodeURIComponent(AssumeRolePolicyDocument)).toBe(withId)
    expect(AssumeRolePolicyDocument).not.toContain('{')
  })
})

describe('a source identity', () => {
  const both = trusting({ Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] })
  const asked = (RoleArn: string, SourceIdentity?: string): InputOf<'AssumeRole'> => ({
    ...session(RoleArn),
    ...(SourceIdentity === undefined ? {} : { SourceIdentity }),
  })

  test('needs a trust policy that lets it be set', () => {
    const sandbox = newSandbox()
    const refusing = newRole(sandbox.customer, trusting({}))
    expect(sandbox.rescale.error('AssumeRole', asked(refusing, 'ann'))).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringContaining('perform: sts:SetSourceIdentity on resource') as string,
    })
    sandbox.rescale.ok('AssumeRole', asked(refusing))
    const letting = newRole(sandbox.customer, both, { RoleName: 'Letting' })
    expect(sandbox.rescale.ok('AssumeRole', asked(letting, 'ann')).SourceIdentity).toBe('ann')
    expect(sandbox.rescale.ok('AssumeRole', asked(letting))).not.toHaveProperty('SourceIdentity')
  })

  test.each([
    ['StringEquals', { StringEquals: { 'sts:SourceIdentity': 'ann' } }, ['ann']],
    ['StringLike', { StringLike: { 'sts:SourceIdentity': 'a*' } }, ['ann', 'abe']],
    [
      'Null: there is to be one',
      { Null: { 'sts:SourceIdentity': 'false' } },
      ['ann', 'abe', 'zoe'],
    ],
  ])('is what a condition of the trust policy demands: %s', (_name, Condition, expected) => {
    const sandbox = newSandbox()
    const trust = trusting({ Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'], Condition })
    const role = newRole(sandbox.customer, trust)
    const letIn = ['ann', 'abe', 'zoe'].filter(
      (name) => sandbox.rescale.call('AssumeRole', asked(role, name))._tag === 'Right',
    )
    expect(letIn).toEqual(expected)
    expect(sandbox.rescale.refused('AssumeRole', asked(role))).toBe('AccessDenied')
  })

  test('needs a permission of the caller, too', () => {
    const sandbox = newSandbox()
    const target = newRole(sandbox.customer, both)
    const own = newRole(sandbox.rescale, trusting({}), { permissions: allowing('sts:AssumeRole') })
    const chained = sandbox.rescale.with(keyOf(sandbox.rescale, own))
    chained.ok('AssumeRole', asked(target))
    expect(chained.refused('AssumeRole', asked(target, 'ann'))).toBe('AccessDenied')
  })

  test('stays on sessions that are made with the session, and cannot be changed', () => {
    const sandbox = newSandbox()
    const permissions = allowing(['sts:AssumeRole', 'sts:SetSourceIdentity'])
    const own = newRole(sandbox.rescale, both, { permissions })
    const letting = newRole(sandbox.customer, both)
    const refusing = newRole(sandbox.customer, trusting({}), { RoleName: 'Refusing' })
    const { Credentials } = sandbox.rescale.ok('AssumeRole', asked(own, 'ann'))
    const ann = sandbox.rescale.with(Credentials.AccessKeyId)
    expect(ann.ok('AssumeRole', asked(letting)).SourceIdentity).toBe('ann')
    ann.ok('AssumeRole', asked(letting, 'ann'))
    expect(ann.refused('AssumeRole', asked(letting, 'zoe'))).toBe('ValidationError')
    expect(ann.refused('AssumeRole', asked(refusing))).toBe('AccessDenied')
  })

  test('is a key of whatever the session calls', () => {
    const sandbox = newSandbox()
    const permissions = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'ec2:DescribeVpcs',
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceIdentity': 'ann' } },
      },
    })
    const role = newRole(sandbox.customer, both, { permissions })
    const as = (name?: string) =>
      sandbox.customer.with(
        sandbox.rescale.ok('AssumeRole', asked(role, name)).Credentials.AccessKeyId,
      )
    as('ann').ok('DescribeVpcs', {})
    expect(as('zoe').refused('DescribeVpcs', {})).toBe('UnauthorizedOperation')
    expect(as().refused('DescribeVpcs', {})).toBe('UnauthorizedOperation')
  })

  test.each(['a', 'x'.repeat(65), 'aws:ann', 'ann smith', ''])('is not %j', (name) => {
    const sandbox = newSandbox()
    const role = newRole(sandbox.customer, both)
    expect(sandbox.rescale.refused('AssumeRole', asked(role, name))).toBe('ValidationError')
  })
})

describe('sessions', () => {
  test('are identified by the ID of their role and by their name, users by their own', () => {
    const { customer, rescale } = newSandbox()
    const RoleArn = newRole(customer, withId)
    const { RoleId } = customer.ok('GetRole', { RoleName: 'Rescale' }).Role
    const inside = customer.with(keyOf(rescale, RoleArn, issuedId))
    expect(inside.ok('GetCallerIdentity', {}).UserId).toBe(`${RoleId}:probe`)
    expect(rescale.ok('GetCallerIdentity', {}).UserId).toMatch(/^AIDA[A-Z0-9]+$/)
  })

  test('last as long as asked, no longer than the role allows', () => {
    const sandbox = newSandbox()
    const RoleArn = newRole(sandbox.customer, withId)
    const ask = (DurationSeconds: number) => ({ ...session(RoleArn, issuedId), DurationSeconds })
    expect(sandbox.rescale.error('AssumeRole', ask(3601)).message).toBe(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
    expect(sandbox.rescale.refused('AssumeRole', ask(899))).toBe('ValidationError')
    const key = sandbox.rescale.ok('AssumeRole', ask(900)).Credentials.AccessKeyId
    const inside = sandbox.customer.with(key)
    sandbox.wait(899)
    inside.ok('GetCallerIdentity', {})
    sandbox.wait(1)
    expect(inside.refused('GetCallerIdentity', {})).toBe('ExpiredToken')
    expect(inside.refused('DescribeVpcs', {})).toBe('RequestExpired')
  })

  test('made from a session last an hour at most', () => {
    const sandbox = newSandbox()
    const target = newRole(sandbox.customer, withId, { MaxSessionDuration: 43_200 })
    const own = newRole(sandbox.rescale, trusting({}), { permissions: allowing('sts:AssumeRole') })
    const chained = sandbox.rescale.with(keyOf(sandbox.rescale, own))
    const ask = { ...session(target, issuedId), DurationSeconds: 7200 }
    sandbox.rescale.ok('AssumeRole', ask)
    expect(chained.error('AssumeRole', ask).message).toBe(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
    chained.ok('AssumeRole', { ...ask, DurationSeconds: 3600 })
  })

  test('may do what the role may, and nothing else', () => {
    const sandbox = newSandbox()
    const permissions = allowing(['ec2:DescribeVpcs', 'ec2:CreateVpc'])
    const RoleArn = newRole(sandbox.customer, withId, { permissions })
    const inside = sandbox.customer.with(keyOf(sandbox.rescale, RoleArn, issuedId))
    inside.ok('DescribeVpcs', {})
    inside.ok('CreateVpc', { CidrBlock: '10.64.0.0/16' })
    expect(inside.error('DescribeSubnets', {})).toEqual({
      code: 'UnauthorizedOperation',
      message:
        'You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/Rescale/probe is not authorized to perform: ec2:DescribeSubnets because no identity-based policy allows the ec2:DescribeSubnets action',
      status: 403,
    })
    expect(inside.refused('GetRole', { RoleName: 'Rescale' })).toBe('AccessDenied')
    sandbox.customer.ok('DeleteRolePolicy', { RoleName: 'Rescale', PolicyName: 'p' })
    expect(inside.refused('DescribeVpcs', {})).toBe('UnauthorizedOperation')
  })

  test('are narrowed by a boundary and by a session policy, widened by neither', () => {
    const sandbox = newSandbox()
    const boundary = sandbox.customer.ok('CreatePolicy', {
      PolicyName: 'Boundary',
      PolicyDocument: allowing(['ec2:DescribeVpcs', 'ec2:DescribeSubnets', 'iam:*']),
    }).Policy.Arn
    const RoleArn = newRole(sandbox.customer, withId, {
      permissions: allowing('ec2:Describe*'),
      PermissionsBoundary: boundary,
    })
    const inside = sandbox.customer.with(keyOf(sandbox.rescale, RoleArn, issuedId))
    inside.ok('DescribeSubnets', {})
    expect(inside.refused('DescribeRouteTables', {})).toBe('UnauthorizedOperation')
    expect(inside.refused('GetRole', { RoleName: 'Rescale' })).toBe('AccessDenied')
    const narrowed = sandbox.rescale.ok('AssumeRole', {
      ...session(RoleArn, issuedId),
      Policy: allowing(['ec2:DescribeVpcs', 'ec2:DescribeRouteTables']),
    }).Credentials.AccessKeyId
    const narrow = sandbox.customer.with(narrowed)
    narrow.ok('DescribeVpcs', {})
    expect(narrow.refused('DescribeSubnets', {})).toBe('UnauthorizedOperation')
    expect(narrow.refused('DescribeRouteTables', {})).toBe('UnauthorizedOperation')
  })

  test('are narrowed by a boundary from when it is put on the role until it is taken off', () => {
    const sandbox = newSandbox()
    const { customer } = sandbox
    const RoleArn = newRole(customer, withId, { permissions: allowing('ec2:Describe*') })
    const inside = customer.with(keyOf(sandbox.rescale, RoleArn, issuedId))
    const RoleName = 'Rescale'
    const PermissionsBoundary = customer.ok('CreatePolicy', {
      PolicyName: 'Boundary',
      PolicyDocument: allowing('ec2:DescribeVpcs'),
    }).Policy.Arn
    inside.ok('DescribeSubnets', {})
    customer.ok('PutRolePermissionsBoundary', { RoleName, PermissionsBoundary })
    inside.ok('DescribeVpcs', {})
    expect(inside.refused('DescribeSubnets', {})).toBe('UnauthorizedOperation')
    expect(customer.ok('GetRole', { RoleName }).Role.PermissionsBoundary).toEqual({
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: PermissionsBoundary,
    })
    customer.ok('DeleteRolePermissionsBoundary', { RoleName })
    inside.ok('DescribeSubnets', {})
  })

  test('have no boundary of a policy that is not there, and none to take off', () => {
    const { customer } = newSandbox()
    newRole(customer, withId)
    const RoleName = 'Rescale'
    const PermissionsBoundary = `arn:aws:iam::${customer.accountId}:policy/Nothing`
    const put = { RoleName, PermissionsBoundary }
    expect(customer.refused('PutRolePermissionsBoundary', put)).toBe('NoSuchEntity')
    expect(customer.refused('DeleteRolePermissionsBoundary', { RoleName })).toBe('NoSuchEntity')
  })

  test('are worth nothing once their role is made anew under the same name', () => {
    const sandbox = newSandbox()
    const permissions = allowing('ec2:DescribeVpcs')
    const RoleArn = newRole(sandbox.customer, withId, { permissions })
    const inside = sandbox.customer.with(keyOf(sandbox.rescale, RoleArn, issuedId))
    sandbox.customer.ok('DeleteRolePolicy', { RoleName: 'Rescale', PolicyName: 'p' })
    sandbox.customer.ok('DeleteRole', { RoleName: 'Rescale' })
    newRole(sandbox.customer, withId, { permissions })
    expect(inside.refused('DescribeVpcs', {})).toBe('UnauthorizedOperation')
  })

  test("a key that nobody has is refused in each service's own words", () => {
    const nobody = newSandbox().customer.with('AKIANOBODY')
    expect(nobody.error('DescribeVpcs', {})).toMatchObject({ code: 'AuthFailure', status: 401 })
    expect(nobody.error('GetCallerIdentity', {})).toMatchObject({
      code: 'InvalidClientTokenId',
      status: 403,
    })
  })
})

describe('propagation', () => {
  test('a new role, and an edit of its trust, take a while to reach the token service', () => {
    const sandbox = newSandbox({ delays: { rolePropagationSeconds: 30 } })
    const RoleArn = newRole(sandbox.customer, withId)
    sandbox.customer.ok('GetRole', { RoleName: 'Rescale' })
    const isLetIn = (id: string): boolean =>
      sandbox.rescale.call('AssumeRole', session(RoleArn, id))._tag === 'Right'
    expect(isLetIn(issuedId)).toBe(false)
    sandbox.wait(30)
    expect(isLetIn(issuedId)).toBe(true)
    sandbox.customer.ok('UpdateAssumeRolePolicy', {
      RoleName: 'Rescale',
      PolicyDocument: withId.replace(issuedId, otherId),
    })
    expect([isLetIn(issuedId), isLetIn(otherId)]).toEqual([true, false])
    sandbox.wait(30)
    expect([isLetIn(issuedId), isLetIn(otherId)]).toEqual([false, true])
  })
})

describe('DryRun', () => {
  test('answers with an error either way, and does nothing', () => {
    const sandbox = newSandbox()
    const RoleArn = newRole(sandbox.customer, withId, { permissions: allowing('ec2:CreateVpc') })
    const inside = sandbox.customer.with(keyOf(sandbox.rescale, RoleArn, issuedId))
    const before = sandbox.world()
    expect(inside.dryRun('CreateVpc', { CidrBlock: '10.64.0.0/16' })).toBe('DryRunOperation')
    expect(inside.dryRun('DeleteVpc', { VpcId: 'vpc-00000000' })).toBe('UnauthorizedOperation')
    expect(sandbox.world()).toBe(before)
  })
})

describe('taking a role away', () => {
  test('waits until nothing hangs on it', () => {
    const { customer } = newSandbox()
    newRole(customer, withId, { permissions: allowing('ec2:DescribeVpcs') })
    const RoleName = 'Rescale'
    const InstanceProfileName = 'Nodes'
    const { Arn: PolicyArn } = customer.ok('CreatePolicy', {
      PolicyName: 'Extra',
      PolicyDocument: allowing('ec2:DescribeSubnets'),
    }).Policy
    customer.ok('AttachRolePolicy', { RoleName, PolicyArn })
    customer.ok('CreateInstanceProfile', { InstanceProfileName })
    customer.ok('AddRoleToInstanceProfile', { InstanceProfileName, RoleName })
    const conflict = () =>
      expect(customer.refused('DeleteRole', { RoleName })).toBe('DeleteConflict')
    conflict()
    customer.ok('DetachRolePolicy', { RoleName, PolicyArn })
    conflict()
    customer.ok('DeleteRolePolicy', { RoleName, PolicyName: 'p' })
    conflict()
    customer.ok('RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName })
    customer.ok('DeleteRole', { RoleName })
    expect(customer.refused('GetRole', { RoleName })).toBe('NoSuchEntity')
  })

  test('names are unique whatever their case', () => {
    const { customer } = newSandbox()
    newRole(customer, withId)
    expect(
      customer.refused('CreateRole', { RoleName: 'RESCALE', AssumeRolePolicyDocument: withId }),
    ).toBe('EntityAlreadyExists')
  })
})
