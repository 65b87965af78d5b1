import type { ActionName } from '@byoa/cloud'
import {
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { fromMilliseconds } from '@byoa/core/values'
import { customerAccountId, externalId, refused, region, setupOf, valid } from '@byoa/scripted-aws'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { interceptAws } from '../../src/aws/interceptAws.ts'

const memoryCloud = () => {
  const { world, rescale } = rescaleWorld(defaultRescale, {
    now: valid(fromMilliseconds(Date.UTC(2026, 0, 5))),
  })
  return createMemoryCloud({
    world: withCustomerAccount(world, { accountId: customerAccountId, region }),
    rescale,
  })
}

describe('an intercepted AWS', () => {
  it('shows every call by its IAM action, also those of a session', async () => {
    const cloud = memoryCloud()
    const console = cloud.customerConsole(customerAccountId)
    const template = { region, stackName: 'rescale-acme', templateBody: setupOf(2).body }
    const { roleArn } = valid(await console.runStack(template)())
    const seen: ActionName[] = []
    const aws = interceptAws(cloud.rescaleAws(region), (action, call) => {
      seen.push(action)
      return call
    })
    valid(await aws.sts.getCallerIdentity({})())
    valid(await aws.cloudFormation.describeStacks({})())
    const assume = { RoleArn: roleArn, RoleSessionName: 'test', ExternalId: externalId }
    const session = valid(await aws.assumeRole(assume)())
    valid(await session.aws.ec2.describeVpcs({})())
    valid(await session.aws.iam.getRole({ RoleName: roleArn.split('/').at(-1) ?? '' })())
    expect(seen).toEqual([
      'sts:GetCallerIdentity',
      'cloudformation:DescribeStacks',
      'sts:AssumeRole',
      'ec2:DescribeVpcs',
      'iam:GetRole',
    ])
  })

  it('may answer in the place of AWS, which is not asked then', async () => {
    const cloud = memoryCloud()
    const error = {
      _tag: 'AwsError',
      action: 'ec2:DescribeVpcs',
      code: 'BudgetSpent',
      message: 'no more calls',
    } as const
    const aws = interceptAws(cloud.rescaleAws(region), () => TE.left(error))
    expect(refused(await aws.ec2.describeVpcs({})())).toBe(error)
    expect(cloud.calls()).toEqual([])
  })
})
