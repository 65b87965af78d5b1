import { DescribeVpcsCommand } from '@aws-sdk/client-ec2'
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { describe, expect, test } from 'vitest'

import { type WireCloud, newWireCloud, thrownBy } from './wireCloud.ts'

const trustOf = (accountId: string, externalId?: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: 'sts:AssumeRole',
        ...(externalId === undefined
          ? {}
          : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
      },
    ],
  })

const describing = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'ec2:DescribeVpcs', Resource: '*' }],
})

const externalId = 'byoa-acme-00112233445566778899aabbccddeeff'

/** A role of the customer that Rescale may assume, with one permission. */
const trustedRole = async ({ customer, rescale }: WireCloud): Promise<string> => {
  const { Role } = await customer.iam.send(
    new CreateRoleCommand({
      RoleName: 'rescale',
      AssumeRolePolicyDocument: trustOf(rescale.accountId, externalId),
      Tags: [{ Key: 'for', Value: 'rescale' }],
    }),
  )
  await customer.iam.send(
    new PutRolePolicyCommand({
      RoleName: 'rescale',
      PolicyName: 'describing',
      PolicyDocument: describing,
    }),
  )
  return Role?.Arn ?? ''
}

const sessionIn = async (wire: WireCloud, RoleArn: string) => {
  const { Credentials } = await wire.rescale.sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ExternalId: externalId }),
  )
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
}

describe('sessions', () => {
  test('are opened with the external ID, and act in the account of the role', async () => {
    const wire = newWireCloud()
    const session = wire.clientsWith(await sessionIn(wire, await trustedRole(wire)))
    const identity = await session.sts.send(new GetCallerIdentityCommand({}))
    expect(identity.Account).toBe(wire.customer.accountId)
    expect(identity.Arn).toBe('arn:aws:sts::111122223333:assumed-role/rescale/test')
    expect(await session.ec2.send(new DescribeVpcsCommand({}))).toMatchObject({ Vpcs: [] })
    const denied = await thrownBy(session.iam.send(new ListRolesCommand({})))
    expect(denied).toMatchObject({ name: 'AccessDenied', status: 403 })
    expect(denied.message).toContain('is not authorized to perform: iam:ListRoles')
  })

  test('are refused without the external ID, and with a wrong one', async () => {
    const wire = newWireCloud()
    const RoleArn = await trustedRole(wire)
    for (const wrong of [{}, { ExternalId: 'byoa-acme-ff' }]) {
      const refused = await thrownBy(
        wire.rescale.sts.send(
          new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ...wrong }),
        ),
      )
      expect(refused).toMatchObject({ name: 'AccessDenied', status: 403 })
    }
  })

  test('end, and every service says so in its own words', async () => {
    const wire = newWireCloud()
    const session = wire.clientsWith(await sessionIn(wire, await trustedRole(wire)))
    wire.cloud.advanceTime(3600)
    const ec2 = await thrownBy(session.ec2.send(new DescribeVpcsCommand({})))
    expect(ec2).toMatchObject({ code: 'RequestExpired', status: 400 })
    const sts = await thrownBy(session.sts.send(new GetCallerIdentityCommand({})))
    expect(sts).toMatchObject({ code: 'ExpiredToken', status: 403 })
  })

  test('are nothing without their token', async () => {
    const wire = newWireCloud()
    const { sessionToken: _, ...key } = await sessionIn(wire, await trustedRole(wire))
    const { ec2, sts } = wire.clientsWith(key)
    expect((await thrownBy(ec2.send(new DescribeVpcsCommand({})))).code).toBe('AuthFailure')
    const refused = await thrownBy(sts.send(new GetCallerIdentityCommand({})))
    expect(refused.code).toBe('InvalidClientTokenId')
  })
})

describe('callers', () => {
  test('with a key of nobody are refused', async () => {
    const nobody = newWireCloud().clientsWith({ accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' })
    const ec2 = await thrownBy(nobody.ec2.send(new DescribeVpcsCommand({})))
    expect(ec2).toMatchObject({ code: 'AuthFailure', status: 401 })
    const iam = await thrownBy(nobody.iam.send(new ListRolesCommand({})))
    expect(iam).toMatchObject({ code: 'InvalidClientTokenId', status: 403 })
  })

  test.each(['cn-north-1', 'us-moon-1'])(
    'in a Region that is none of theirs are refused: %s',
    async (region) => {
      const { cloud, clientsWith, customer } = newWireCloud()
      const key = { accessKeyId: 'AKIA111122223333ADMN', secretAccessKey: 'any' }
      expect(cloud.world().accessKeys.size).toBeGreaterThan(0)
      const elsewhere = clientsWith(key, region)
      const ec2 = await thrownBy(elsewhere.ec2.send(new DescribeVpcsCommand({})))
      expect(ec2.code).toBe('AuthFailure')
      const sts = await thrownBy(elsewhere.sts.send(new GetCallerIdentityCommand({})))
      expect(sts).toMatchObject({
        code: 'SignatureDoesNotMatch',
        message: `Credential should be scoped to a valid region, not '${region}'.`,
      })
      expect(await customer.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
        Account: customer.accountId,
      })
    },
  )
})

describe('roles and policies', () => {
  test('are made, read, changed and taken away', async () => {
    const wire = newWireCloud()
    const { iam } = wire.customer
    const RoleName = 'rescale'
    const arn = await trustedRole(wire)
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(
      trustOf(wire.rescale.accountId, externalId),
    )
    expect(Role).toMatchObject({
      Arn: arn,
      CreateDate: new Date('2026-01-01T00:00:00.000Z'),
      Tags: [{ Key: 'for', Value: 'rescale' }],
    })
    const inline = { RoleName, PolicyName: 'describing' }
    const policy = await iam.send(new GetRolePolicyCommand(inline))
    expect(decodeURIComponent(policy.PolicyDocument ?? '')).toBe(describing)
    const { Policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: 'boundary', PolicyDocument: describing }),
    )
    const attached = { RoleName, PolicyArn: Policy?.Arn }
    await iam.send(new AttachRolePolicyCommand(attached))
    const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))
    expect(AttachedPolicies).toEqual([{ PolicyName: 'boundary', PolicyArn: Policy?.Arn }])
    const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName }))
    expect(PolicyNames).toEqual(['describing'])
    await iam.send(new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 }))
    const PolicyDocument = trustOf(wire.rescale.accountId)
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
    const conflict = await thrownBy(iam.send(new DeleteRoleCommand({ RoleName })))
    expect(conflict).toMatchObject({ name: 'DeleteConflictException', status: 409 })
    const bounded = { RoleName, PermissionsBoundary: Policy?.Arn }
    await iam.send(new PutRolePermissionsBoundaryCommand(bounded))
    const { Role: limited } = await iam.send(new GetRoleCommand({ RoleName }))
    expect(limited?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(Policy?.Arn)
    await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }))
    await iam.send(new DetachRolePolicyCommand(attached))
    await iam.send(new DeletePolicyCommand({ PolicyArn: Policy?.Arn }))
    await iam.send(new DeleteRolePolicyCommand(inline))
    await iam.send(new DeleteRoleCommand({ RoleName }))
    const gone = await thrownBy(iam.send(new GetRoleCommand({ RoleName })))
    expect(gone).toMatchObject({
      name: 'NoSuchEntityException',
      code: 'NoSuchEntity',
      status: 404,
    })
  })

  test('are refused with the names that the SDK gives its exceptions', async () => {
    const wire = newWireCloud()
    await trustedRole(wire)
    const { iam } = wire.customer
    const AssumeRolePolicyDocument = trustOf(wire.rescale.accountId)
    const twice = await thrownBy(
      iam.send(new CreateRoleCommand({ RoleName: 'Rescale', AssumeRolePolicyDocument })),
    )
    expect(twice).toMatchObject({
      name: 'EntityAlreadyExistsException',
      code: 'EntityAlreadyExists',
      status: 409,
    })
    const malformed = await thrownBy(
      iam.send(new CreateRoleCommand({ RoleName: 'other', AssumeRolePolicyDocument: '{}' })),
    )
    expect(malformed.name).toBe('MalformedPolicyDocumentException')
    const missing = await thrownBy(
      iam.send(new CreateRoleCommand({ RoleName: undefined, AssumeRolePolicyDocument })),
    )
    expect(missing).toMatchObject({ code: 'ValidationError', status: 400 })
    expect(missing.message).toContain("Value null at 'roleName'")
  })
})
