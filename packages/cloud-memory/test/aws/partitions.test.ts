/** ARNs name the partition of the account, and IDs of IAM begin with the kind of what they name. */
import {
  type ActionName,
  type InputOf,
  type OutputOf,
  type World,
  administratorKeyOf,
  apply,
  emptyWorld,
  withAccount,
} from '@byoa/cloud-memory'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

import { customer as accountId, region, start } from '../setupTemplateOf.ts'
import { allowing, trustOf } from './iamScene.ts'

const sceneIn = (partition: 'aws' | 'aws-cn' | 'aws-us-gov', code: string) => {
  let world: World = withAccount(emptyWorld({ now: start }), {
    accountId,
    partition,
    defaultVpc: false,
  })
  const administrator = administratorKeyOf(world, accountId)
  return <Name extends ActionName>(
    action: Name,
    input: InputOf<Name>,
    accessKeyId = administrator,
  ): OutputOf<Name> => {
    const caller = { accessKeyId, region: region(code) }
    const [next, outcome] = apply(world, caller, { action, input })
    world = next
    if (E.isLeft(outcome)) throw new Error(`${action}: ${outcome.left.message}`)
    return outcome.right
  }
}

/**
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
 */
test.each([
  ['aws', 'us-east-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
] as const)('in the partition %s', (partition, code) => {
  const ok = sceneIn(partition, code)
  const iam = `arn:${partition}:iam::${accountId}`
  const Path = '/a/b/'
  const { Role } = ok('CreateRole', {
    RoleName: 'R',
    Path,
    AssumeRolePolicyDocument: trustOf(accountId),
  })
  expect(Role.Arn).toBe(`${iam}:role/a/b/R`)
  expect(Role.RoleId).toMatch(/^AROA[A-Z0-9]{16,}$/)
  const { Policy } = ok('CreatePolicy', {
    PolicyName: 'P',
    Path,
    PolicyDocument: allowing('ec2:*'),
  })
  expect(Policy.Arn).toBe(`${iam}:policy/a/b/P`)
  expect(Policy.PolicyId).toMatch(/^ANPA[A-Z0-9]{16,}$/)
  const { InstanceProfile } = ok('CreateInstanceProfile', { InstanceProfileName: 'I', Path })
  expect(InstanceProfile.Arn).toBe(`${iam}:instance-profile/a/b/I`)
  expect(InstanceProfile.InstanceProfileId).toMatch(/^AIPA[A-Z0-9]{16,}$/)
  ok('AttachRolePolicy', {
    RoleName: 'R',
    PolicyArn: `arn:${partition}:iam::aws:policy/IAMReadOnlyAccess`,
  })

  const session = ok('AssumeRole', { RoleArn: Role.Arn, RoleSessionName: 'job' })
  const arn = `arn:${partition}:sts::${accountId}:assumed-role/R/job`
  expect(session.AssumedRoleUser).toEqual({ Arn: arn, AssumedRoleId: `${Role.RoleId}:job` })
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = session.Credentials
  expect(AccessKeyId).toMatch(/^ASIA[A-Z0-9]{12,}$/)
  expect(new Set([AccessKeyId, SecretAccessKey, SessionToken, '']).size).toBe(4)
  expect(Expiration.toISOString()).toBe('2026-01-01T01:00:00.000Z')
  expect(ok('GetCallerIdentity', {}, AccessKeyId)).toEqual({
    Account: accountId,
    Arn: arn,
    UserId: `${Role.RoleId}:job`,
  })
  const user = ok('GetCallerIdentity', {})
  expect(user.Account).toBe(accountId)
  expect(user.Arn.startsWith(`${iam}:user/`)).toBe(true)
  expect(user.UserId).toMatch(/^AIDA[A-Z0-9]+$/)

  const stack = {
    StackName: 's',
    TemplateBody: '{"Resources":{"G":{"Type":"AWS::EC2::InternetGateway"}}}',
  }
  const { StackId } = ok('CreateStack', stack)
  const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
  const cloudFormation = `^arn:${partition}:cloudformation:${code}:${accountId}`
  expect(StackId).toMatch(new RegExp(`${cloudFormation}:stack/s/${uuid}$`))
  const change = { ChangeSetName: 'c', Tags: [{ Key: 'a', Value: 'b' }] }
  expect(ok('CreateChangeSet', { ...stack, ...change }).Id).toMatch(
    new RegExp(`${cloudFormation}:changeSet/c/${uuid}$`),
  )
})
