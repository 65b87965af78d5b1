import { partsOfRoleArn } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { customer, issuedId, usEast1 } from './setupTemplateOf.ts'
import { newCloud, runStack, succeed } from './story.ts'

describe('AWS in memory', () => {
  test('a dry run asks for the permission and makes nothing', async () => {
    const cloud = newCloud()
    const { ec2 } = cloud.administratorAws(customer, usEast1)
    const before = cloud.world()
    const dryRun = await ec2.createVpc({ CidrBlock: '10.70.0.0/16', DryRun: true })()
    expect(dryRun).toEqual(
      E.left(expect.objectContaining({ action: 'ec2:CreateVpc', code: 'DryRunOperation' })),
    )
    expect(cloud.world()).toBe(before)
  })

  test('an error has the action, and a status only when there was an answer', async () => {
    const cloud = newCloud({
      faults: [
        { onCall: 1, kind: 'timeout-after-effect' },
        { onCall: 2, kind: 'throttle' },
      ],
    })
    const { ec2 } = cloud.administratorAws(customer, usEast1)
    const errors = [await ec2.describeVpcs({})(), await ec2.describeVpcs({})()].map(E.swap)
    expect(errors).toMatchObject([
      { right: { _tag: 'AwsError', action: 'ec2:DescribeVpcs', code: 'TimeoutError' } },
      { right: { code: 'RequestLimitExceeded', status: 503 } },
    ])
    expect(E.getOrElseW(() => undefined)(errors[0] ?? E.left(undefined))).not.toHaveProperty(
      'status',
    )
  })

  test('a session acts in the account of its role until it ends', async () => {
    const cloud = newCloud()
    const { roleArn } = await succeed(runStack(cloud))
    const assume = { RoleArn: roleArn, RoleSessionName: 'test', ExternalId: issuedId }
    const session = await cloud.rescaleAws(usEast1).assumeRole(assume)()
    if (E.isLeft(session)) throw new Error(session.left.message)
    const { aws, expiresAt } = session.right
    expect(expiresAt).toBe(cloud.clock.now() + 3_600_000)
    const role = { RoleName: partsOfRoleArn(roleArn).name }
    expect(await aws.iam.getRole(role)()).toMatchObject({ right: { Role: { Arn: roleArn } } })
    cloud.advanceTime(3601)
    expect(await aws.iam.getRole(role)()).toMatchObject({ left: { code: 'ExpiredToken' } })
  })
})
