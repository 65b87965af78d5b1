import type { MemoryCloud } from '@byoa/cloud-memory'
import { describe, expect, test } from 'vitest'

import { customer, setupTemplateOf, usEast1 } from '../setupTemplateOf.ts'
import {
  acceptPeering,
  callAsCustomer,
  fail,
  newCloud,
  requestPeering,
  rescaleVpcOf,
  runStack,
  stackName,
  succeed,
} from './portStory.ts'

const stackAt = { region: usEast1, stackName }

const protect = (cloud: MemoryCloud): unknown =>
  callAsCustomer(cloud, 'UpdateTerminationProtection', {
    StackName: stackName,
    EnableTerminationProtection: true,
  })

const isProtected = { code: 'TerminationProtected', retryable: false }

describe('a stack that is protected against termination', () => {
  test('is not replaced, and its peering stays', async () => {
    const cloud = newCloud()
    const { peeringId } = await succeed(requestPeering(cloud, await succeed(runStack(cloud))))
    await succeed(acceptPeering(cloud, peeringId))
    protect(cloud)
    const replacement = cloud.customerConsole(customer).replaceStack({
      ...stackAt,
      templateBody: setupTemplateOf().body,
      rescaleVpcId: rescaleVpcOf(cloud).vpcId,
    })
    expect(await fail(replacement)).toMatchObject(isProtected)
    const described = cloud.rescaleCloud.describePeerings({
      region: usEast1,
      peeringIds: [peeringId],
    })
    expect(await succeed(described)).toMatchObject([{ status: 'active' }])
  })

  test('is not deleted', async () => {
    const cloud = newCloud()
    await succeed(runStack(cloud))
    protect(cloud)
    const deletion = cloud.customerConsole(customer).deleteStack(stackAt)
    expect(await fail(deletion)).toMatchObject(isProtected)
  })
})

describe('a stack of which there is only a change set', () => {
  const withChangeSet = (): MemoryCloud => {
    const cloud = newCloud()
    callAsCustomer(cloud, 'CreateChangeSet', {
      StackName: stackName,
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      TemplateBody: setupTemplateOf().body,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    })
    return cloud
  }

  test('is made', async () => {
    expect((await succeed(runStack(withChangeSet()))).stackName).toBe(stackName)
  })

  test('is made by a replacement', async () => {
    const replacement = withChangeSet()
      .customerConsole(customer)
      .replaceStack({ ...stackAt, templateBody: setupTemplateOf().body })
    expect((await succeed(replacement)).stackName).toBe(stackName)
  })

  test('is deleted', async () => {
    const cloud = withChangeSet()
    await succeed(cloud.customerConsole(customer).deleteStack(stackAt))
    expect(callAsCustomer(cloud, 'DescribeStacks', {}).Stacks).toEqual([])
  })
})
