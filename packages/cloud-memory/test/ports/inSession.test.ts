import { partsOfRoleArn } from '@byoa/core/iam/identity'
import type { StackReport } from '@byoa/core/onboarding'
import { describe, expect, test } from 'vitest'

import { customer, issuedId, usEast1 } from '../setupTemplateOf.ts'
import { callAsCustomer, describeVpc, fail, newCloud, runStack, succeed } from './portStory.ts'

type Cloud = ReturnType<typeof newCloud>

const assumed = (cloud: Cloud): number =>
  cloud.calls().filter(({ action }) => action === 'AssumeRole').length

const closeRole = (cloud: Cloud, { roleArn }: StackReport) =>
  callAsCustomer(cloud, 'UpdateAssumeRolePolicy', {
    RoleName: partsOfRoleArn(roleArn).name,
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${customer}:root` },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  })

describe('a session in the customer’s account', () => {
  test('goes on until it ends when the role is closed', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    await succeed(describeVpc(cloud, stack))
    closeRole(cloud, stack)
    await succeed(describeVpc(cloud, stack))
    cloud.advanceTime(3600)
    expect(await fail(describeVpc(cloud, stack))).toEqual({
      _tag: 'AccessRefused',
      action: 'sts:AssumeRole',
      message: expect.stringContaining('not authorized to perform: sts:AssumeRole') as string,
    })
  })

  test('is opened anew once when it is refused, and no further', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    await succeed(describeVpc(cloud, stack))
    cloud.planFaults([{ onCall: 'DescribeSubnets', kind: 'refuse' }])
    await succeed(describeVpc(cloud, stack))
    expect(assumed(cloud)).toBe(2)
    cloud.planFaults([
      { onCall: 'DescribeSubnets', kind: 'refuse' },
      { onCall: 'DescribeSubnets', kind: 'refuse' },
    ])
    expect(await fail(describeVpc(cloud, stack))).toMatchObject({
      _tag: 'AccessRefused',
      action: 'ec2:DescribeSubnets',
    })
    expect(assumed(cloud)).toBe(3)
  })

  test.each([
    ['throttle', 'RequestLimitExceeded'],
    ['timeout-after-effect', 'TimeoutError'],
    ['expired-credentials', 'RequestExpired'],
  ] as const)('takes %s for a failure that may pass, not for a refusal', async (kind, code) => {
    for (const onCall of ['AssumeRole', 'DescribeRouteTables'] as const) {
      const cloud = newCloud()
      const { roleArn, routeTableIds } = await succeed(runStack(cloud))
      cloud.planFaults([{ onCall, kind }])
      const access = { roleArn, externalId: issuedId, region: usEast1 }
      const look = cloud.customerCloud.describeRouteTables({ ...access, routeTableIds })
      expect(await fail(look)).toMatchObject({
        _tag: 'Failure',
        operation: 'CustomerCloud.describeRouteTables',
        code,
        retryable: true,
      })
      expect(await succeed(look)).toHaveLength(1)
    }
  })
})
