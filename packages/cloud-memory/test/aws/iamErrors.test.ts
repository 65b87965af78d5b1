/** Errors of IAM's actions with their whole texts, which administrators search for. */
import { expect, test } from 'vitest'

import type { ActionName, InputOf } from '@byoa/cloud-memory'

import { type Actor, newSandbox } from '../sandbox.ts'
import { allowing, newRole, ofAws, trustOf } from './iamScene.ts'

const PolicyDocument = allowing('ec2:*')
const boundary = { PermissionsBoundary: ofAws('PowerUserAccess') }

/**
 * An account with a role that is in use, one that is not, policies of one and of two versions, and
 * an instance profile.
 */
const scene = () => {
  const { customer } = newSandbox({ quotas: { managedPoliciesPerRole: 1 } })
  const policy = (PolicyName: string) =>
    customer.ok('CreatePolicy', { PolicyName, PolicyDocument }).Policy.Arn
  const [used, versioned] = [policy('Used'), policy('Versioned')]
  customer.ok('CreatePolicyVersion', { PolicyArn: versioned, PolicyDocument })
  for (const name of ['Free', 'Attached', 'Inline', 'Profiled']) {
    newRole(customer, name, customer.accountId)
  }
  customer.ok('AttachRolePolicy', { RoleName: 'Attached', PolicyArn: used })
  customer.ok('PutRolePolicy', { RoleName: 'Inline', PolicyName: 'P', PolicyDocument })
  for (const InstanceProfileName of ['Full', 'Empty']) {
    customer.ok('CreateInstanceProfile', { InstanceProfileName })
  }
  const full = { InstanceProfileName: 'Full', RoleName: 'Profiled' }
  customer.ok('AddRoleToInstanceProfile', full)
  return customer
}

const arn = (name: string): string => `arn:aws:iam::111122223333:policy/${name}`

type Refusal = (actor: Actor) => ReturnType<Actor['error']>

const call =
  <Name extends ActionName>(action: Name, input: InputOf<Name>): Refusal =>
  (actor) =>
    actor.error(action, input)

const noRole = 'The role with name None cannot be found.'
const None = { RoleName: 'None' }
const noProfile = 'Instance Profile None cannot be found.'
const noInline = 'The role policy with name None cannot be found.'
const trust = trustOf('111122223333')

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html */
test.each<readonly [string, Refusal]>([
  [noRole, call('GetRole', None)],
  [noRole, call('DeleteRole', None)],
  [noRole, call('UpdateRole', None)],
  [noRole, call('UpdateRoleDescription', { ...None, Description: 'a' })],
  [noRole, call('UpdateAssumeRolePolicy', { ...None, PolicyDocument: trust })],
  [noRole, call('ListRolePolicies', None)],
  [noRole, call('ListAttachedRolePolicies', None)],
  [noRole, call('ListInstanceProfilesForRole', None)],
  [noRole, call('ListRoleTags', None)],
  [noRole, call('TagRole', { ...None, Tags: [] })],
  [noRole, call('UntagRole', { ...None, TagKeys: [] })],
  [noRole, call('PutRolePolicy', { ...None, PolicyName: 'P', PolicyDocument })],
  [noRole, call('PutRolePolicy', { ...None, PolicyName: 'P', PolicyDocument: 'no policy' })],
  [noRole, call('AttachRolePolicy', { ...None, PolicyArn: arn('Used') })],
  [noRole, call('DetachRolePolicy', { ...None, PolicyArn: arn('Used') })],
  [noRole, call('PutRolePermissionsBoundary', { ...None, ...boundary })],
  [noRole, call('DeleteRolePermissionsBoundary', None)],
  [noRole, call('AddRoleToInstanceProfile', { ...None, InstanceProfileName: 'Empty' })],
  [noRole, call('RemoveRoleFromInstanceProfile', { ...None, InstanceProfileName: 'Full' })],
  [noInline, call('GetRolePolicy', { RoleName: 'Inline', PolicyName: 'None' })],
  [noInline, call('DeleteRolePolicy', { RoleName: 'Inline', PolicyName: 'None' })],
  [noProfile, call('GetInstanceProfile', { InstanceProfileName: 'None' })],
  [noProfile, call('DeleteInstanceProfile', { InstanceProfileName: 'None' })],
  [noProfile, call('ListInstanceProfileTags', { InstanceProfileName: 'None' })],
  [`Policy ${arn('None')} was not found.`, call('GetPolicy', { PolicyArn: arn('None') })],
  [`Policy ${arn('None')} was not found.`, call('DeletePolicy', { PolicyArn: arn('None') })],
  [
    `Policy ${arn('None')} does not exist or is not attachable.`,
    call('AttachRolePolicy', { RoleName: 'Free', PolicyArn: arn('None') }),
  ],
  [
    `Policy ${arn('Used')} version v2 does not exist or is not attachable.`,
    call('GetPolicyVersion', { PolicyArn: arn('Used'), VersionId: 'v2' }),
  ],
])('NoSuchEntity: %s (%#)', (message, refusal) => {
  expect(refusal(scene())).toEqual({ code: 'NoSuchEntity', message, status: 404 })
})

test.each<readonly [string, string, Refusal]>([
  [
    'EntityAlreadyExists',
    'Role with name FREE already exists.',
    call('CreateRole', { RoleName: 'FREE', AssumeRolePolicyDocument: trust }),
  ],
  [
    'EntityAlreadyExists',
    'A policy called USED already exists. Duplicate names are not allowed.',
    call('CreatePolicy', { PolicyName: 'USED', PolicyDocument }),
  ],
  [
    'EntityAlreadyExists',
    'Instance Profile FULL already exists.',
    call('CreateInstanceProfile', { InstanceProfileName: 'FULL' }),
  ],
  [
    'DeleteConflict',
    'Cannot delete entity, must detach all policies first.',
    call('DeleteRole', { RoleName: 'Attached' }),
  ],
  [
    'DeleteConflict',
    'Cannot delete entity, must delete policies first.',
    call('DeleteRole', { RoleName: 'Inline' }),
  ],
  [
    'DeleteConflict',
    'Cannot delete entity, must remove roles from instance profile first.',
    call('DeleteRole', { RoleName: 'Profiled' }),
  ],
  [
    'DeleteConflict',
    'Cannot delete entity, must remove roles from instance profile first.',
    call('DeleteInstanceProfile', { InstanceProfileName: 'Full' }),
  ],
  [
    'DeleteConflict',
    'Cannot delete a policy attached to entities.',
    call('DeletePolicy', { PolicyArn: arn('Used') }),
  ],
  [
    'DeleteConflict',
    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    call('DeletePolicy', { PolicyArn: arn('Versioned') }),
  ],
  [
    'DeleteConflict',
    'Cannot delete the default version of a policy.',
    call('DeletePolicyVersion', { PolicyArn: arn('Versioned'), VersionId: 'v1' }),
  ],
  [
    'LimitExceeded',
    'Cannot exceed quota for PoliciesPerRole: 1',
    call('AttachRolePolicy', { RoleName: 'Attached', PolicyArn: arn('Versioned') }),
  ],
  [
    'LimitExceeded',
    'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
    call('AddRoleToInstanceProfile', { InstanceProfileName: 'Full', RoleName: 'Free' }),
  ],
])('%s: %s', (code, message, refusal) => {
  expect(refusal(scene())).toEqual({ code, message, status: 409 })
})

test('AWS managed policies cannot be changed, and ARNs of other things are none of policies', () => {
  const customer = scene()
  const PolicyArn = ofAws('PowerUserAccess')
  const outside = `Policy ${PolicyArn} is outside your own account.`
  for (const refusal of [
    call('DeletePolicy', { PolicyArn }),
    call('CreatePolicyVersion', { PolicyArn, PolicyDocument }),
    call('SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v1' }),
    call('TagPolicy', { PolicyArn, Tags: [{ Key: 'a', Value: 'b' }] }),
  ]) {
    expect(refusal(customer)).toEqual({ code: 'AccessDenied', message: outside, status: 403 })
  }
  const wrong = arn('x').replace('policy', 'role')
  expect(customer.error('GetPolicy', { PolicyArn: wrong })).toEqual({
    code: 'InvalidInput',
    message: `ARN ${wrong} is not valid.`,
    status: 400,
  })
})

test('documents have up to 131,072 characters, all of them Latin-1', () => {
  const { customer } = newSandbox()
  const errorOf = (document: string) =>
    customer.error('CreatePolicy', { PolicyName: 'P', PolicyDocument: document })
  expect(errorOf(PolicyDocument + ' '.repeat(131_073 - PolicyDocument.length))).toEqual({
    code: 'ValidationError',
    message:
      "1 validation error detected: Value at 'policyDocument' failed to satisfy constraint: Member must have length less than or equal to 131072",
    status: 400,
  })
  expect(errorOf(PolicyDocument.replace('ec2', 'ec2\u0100'))).toEqual({
    code: 'ValidationError',
    message:
      'The specified value for policyDocument is invalid. It must contain only printable ASCII characters.',
    status: 400,
  })
  const largest = PolicyDocument + ' '.repeat(131_072 - PolicyDocument.length)
  customer.ok('CreatePolicy', { PolicyName: 'P', PolicyDocument: largest })
})
