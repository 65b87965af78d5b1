/** @source https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html */
import { withServiceControlPolicy } from '@byoa/cloud-memory'
import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'
import { allowing, newRole } from './iamScene.ts'

const RoleName = 'R'

const scene = (...policies: ReadonlyArray<object>) => {
  const { customer, rescale, change } = newSandbox()
  const RoleArn = newRole(customer, RoleName, customer.accountId)
  const PolicyDocument = allowing('ec2:*')
  customer.ok('PutRolePolicy', { RoleName, PolicyName: 'p', PolicyDocument })
  const { Credentials } = customer.ok('AssumeRole', { RoleArn, RoleSessionName: 'job' })
  for (const Statement of policies) {
    change((world) =>
      withServiceControlPolicy(world, customer.accountId, { Version: '2012-10-17', Statement }),
    )
  }
  const simulated = (action: string) =>
    customer.ok('SimulatePrincipalPolicy', { PolicySourceArn: RoleArn, ActionNames: [action] })
      .EvaluationResults[0]
  return { customer, rescale, role: customer.with(Credentials.AccessKeyId), simulated }
}

const deny = (Action: string, conditions: object = {}) => [
  { Effect: 'Deny', Action, Resource: '*', ...conditions },
]

const inOtherRegions = { Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } } }

describe('a service control policy', () => {
  test('denies to roles and administrators of its account alone, and says so', () => {
    const { customer, rescale, role } = scene(deny('ec2:DescribeVpcs'))
    for (const actor of [customer, role]) {
      expect(actor.error('DescribeVpcs', {})).toMatchObject({
        code: 'UnauthorizedOperation',
        status: 403,
        message: expect.stringMatching(
          /perform: ec2:DescribeVpcs with an explicit deny in a service control policy$/,
        ) as string,
      })
      expect(actor.dryRun('DescribeVpcs', {})).toBe('UnauthorizedOperation')
      actor.ok('DescribeSubnets', {})
      actor.ok('GetCallerIdentity', {})
    }
    rescale.ok('DescribeVpcs', {})
  })

  test('allows nothing that other policies do not allow', () => {
    const { role } = scene([{ Effect: 'Allow', Action: '*', Resource: '*' }])
    expect(role.error('GetRole', { RoleName }).message).toContain('no identity-based policy allows')
  })

  test('denies where its conditions hold', () => {
    const { role } = scene(deny('ec2:*', inOtherRegions))
    role.ok('DescribeVpcs', {})
    expect(role.in('us-west-2').refused('DescribeVpcs', {})).toBe('UnauthorizedOperation')
  })

  test('is one of several, each of which denies', () => {
    const { role } = scene(deny('ec2:DescribeVpcs'), deny('ec2:DescribeSubnets'))
    expect(role.refused('DescribeVpcs', {})).toBe('UnauthorizedOperation')
    expect(role.refused('DescribeSubnets', {})).toBe('UnauthorizedOperation')
  })
})

describe('the simulator of IAM', () => {
  const ofOrganization = (AllowedByOrganizations: boolean) => ({
    OrganizationsDecisionDetail: { AllowedByOrganizations },
  })

  test('tells what the organization denies', () => {
    const { simulated } = scene(deny('ec2:DescribeVpcs'))
    expect(simulated('ec2:DescribeVpcs')).toMatchObject({
      EvalDecision: 'explicitDeny',
      ...ofOrganization(false),
    })
    expect(simulated('ec2:DescribeSubnets')).toMatchObject({
      EvalDecision: 'allowed',
      ...ofOrganization(true),
    })
  })

  test('ignores a policy with conditions', () => {
    const { simulated } = scene(deny('ec2:*', inOtherRegions))
    expect(simulated('ec2:DescribeVpcs')).toMatchObject({
      EvalDecision: 'allowed',
      ...ofOrganization(true),
    })
  })

  test('tells nothing of an organization to an account without one', () => {
    expect(scene().simulated('ec2:DescribeVpcs')).not.toHaveProperty('OrganizationsDecisionDetail')
  })
})
