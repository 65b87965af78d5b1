import { rescaleRoleDefinition } from '@byoa/core/cloudformation'
import { partsOfRoleArn, PolicyArn } from '@byoa/core/iam/identity'
import type { StackReport } from '@byoa/core/onboarding'
import { describe, expect, test } from 'vitest'

import { accountOf } from '../../src/world/World.ts'
import { customer, plainInput, read, setupTemplateOf, usEast1 } from '../setupTemplateOf.ts'
import {
  callAsCustomer,
  fail,
  newCloud,
  persist,
  runStack,
  stackName,
  succeed,
} from './portStory.ts'

type Cloud = ReturnType<typeof newCloud>
type Change = Parameters<typeof plainInput>[0]

const boundary = read(PolicyArn, `arn:aws:iam::${customer}:policy/Boundary`)

const restoration = (cloud: Cloud, { roleArn, vpcId }: StackReport, change: Change = {}) =>
  cloud.customerConsole(customer).restoreRole({
    region: usEast1,
    roleArn,
    role: rescaleRoleDefinition(plainInput({ tier: 'connect', ...change }), { roleArn, vpcId }),
  })

const { body } = setupTemplateOf({ tier: 'connect' })

const roleIn = (cloud: Cloud, { roleArn }: StackReport) =>
  accountOf(cloud.world(), customer)?.roles[partsOfRoleArn(roleArn).name]

const addBoundaryPolicy = (cloud: Cloud) =>
  callAsCustomer(cloud, 'CreatePolicy', {
    PolicyName: 'Boundary',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    },
  })

const deleteRole = (cloud: Cloud, { roleArn }: StackReport): void => {
  const RoleName = partsOfRoleArn(roleArn).name
  for (const PolicyName of callAsCustomer(cloud, 'ListRolePolicies', { RoleName }).PolicyNames) {
    callAsCustomer(cloud, 'DeleteRolePolicy', { RoleName, PolicyName })
  }
  callAsCustomer(cloud, 'DeleteRole', { RoleName })
}

const writes = (cloud: Cloud): ReadonlyArray<string> =>
  cloud
    .calls()
    .filter(({ operation }) => operation === 'CustomerConsole.restoreRole')
    .map(({ action }) => action)
    .filter((action) => !action.startsWith('Get'))

describe('restoreRole', () => {
  test('writes nothing when nothing differs', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud, body))
    const before = cloud.world()
    await succeed(restoration(cloud, stack))
    expect(writes(cloud)).toEqual([])
    expect(cloud.world()).toBe(before)
  })

  test('writes nothing to the role of a stack that has a role for nodes, either', async () => {
    const cloud = newCloud()
    const compute = setupTemplateOf({ tier: 'compute' })
    const stack = await succeed(runStack(cloud, compute.body))
    const { roleArn, vpcId } = stack
    const resources = await succeed(
      cloud.customerConsole(customer).describeStackResources({ region: usEast1, stackName }),
    )
    const node = resources.find(({ logicalId }) => logicalId === 'ComputeRole')
    const computeRoleArn = `arn:aws:iam::${customer}:role/${node?.physicalId ?? ''}`
    const role = rescaleRoleDefinition(plainInput({ tier: 'compute' }), {
      roleArn,
      vpcId,
      computeRoleArn,
    })
    await succeed(cloud.customerConsole(customer).restoreRole({ region: usEast1, roleArn, role }))
    expect(writes(cloud)).toEqual([])
  })

  test('writes what differs, once', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud, body))
    const before = roleIn(cloud, stack)
    const RoleName = partsOfRoleArn(stack.roleArn).name
    callAsCustomer(cloud, 'DeleteRolePolicy', { RoleName, PolicyName: 'RescalePermissions' })
    await succeed(restoration(cloud, stack))
    await succeed(restoration(cloud, stack))
    expect(writes(cloud)).toEqual(['PutRolePolicy'])
    expect(roleIn(cloud, stack)?.inline['RescalePermissions']?.value).toEqual(
      before?.inline['RescalePermissions']?.value,
    )
  })

  test('makes a deleted role as the stack made it', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud, body))
    const before = roleIn(cloud, stack)
    deleteRole(cloud, stack)
    await succeed(restoration(cloud, stack))
    expect(writes(cloud)).toEqual(['CreateRole', 'PutRolePolicy', 'PutRolePolicy'])
    const after = roleIn(cloud, stack)
    expect(after).toMatchObject({
      arn: before?.arn,
      path: before?.path,
      description: before?.description,
      maxSessionSeconds: before?.maxSessionSeconds,
      tags: before?.tags.filter(({ Key }) => !Key.startsWith('aws:')),
    })
    expect(after?.trust[0]?.value).toEqual(before?.trust[0]?.value)
    for (const name of ['RescalePermissions', 'RescaleReadOwnRole']) {
      expect(after?.inline[name]?.value).toEqual(before?.inline[name]?.value)
      expect(after?.inline[name]).toBeDefined()
    }
  })

  test('leaves policies of other names', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud, body))
    callAsCustomer(cloud, 'PutRolePolicy', {
      RoleName: partsOfRoleArn(stack.roleArn).name,
      PolicyName: 'further',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'ec2:RunInstances', Resource: '*' }],
      },
    })
    await succeed(restoration(cloud, stack))
    expect(writes(cloud)).toEqual([])
    expect(Object.keys(roleIn(cloud, stack)?.inline ?? {})).toContain('further')
  })

  test('puts the boundary back, and takes none away', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud, body))
    const wanting = restoration(cloud, stack, { permissionsBoundaryArn: boundary })
    expect(await fail(wanting)).toMatchObject({ code: 'NoSuchEntity', retryable: false })
    addBoundaryPolicy(cloud)
    await succeed(wanting)
    await succeed(wanting)
    expect(roleIn(cloud, stack)?.boundaryArn).toBe(boundary)
    await succeed(restoration(cloud, stack))
    expect(roleIn(cloud, stack)?.boundaryArn).toBe(boundary)
    expect(writes(cloud)).toEqual(['PutRolePermissionsBoundary', 'PutRolePermissionsBoundary'])
  })

  test('makes a deleted role with its boundary', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud, body))
    addBoundaryPolicy(cloud)
    deleteRole(cloud, stack)
    await succeed(restoration(cloud, stack, { permissionsBoundaryArn: boundary }))
    expect(roleIn(cloud, stack)?.boundaryArn).toBe(boundary)
  })

  test('does not take a role of the name with another path for it', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud, body))
    deleteRole(cloud, stack)
    callAsCustomer(cloud, 'CreateRole', {
      RoleName: partsOfRoleArn(stack.roleArn).name,
      Path: '/elsewhere/',
      AssumeRolePolicyDocument: {
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
    expect(await fail(restoration(cloud, stack))).toMatchObject({
      code: 'EntityAlreadyExists',
      retryable: false,
    })
  })

  test.each(['throttle', 'timeout-after-effect'] as const)(
    'goes on where a %s stopped it',
    async (kind) => {
      for (const onCall of ['GetRole', 'CreateRole', 'GetRolePolicy', 'PutRolePolicy'] as const) {
        const cloud = newCloud()
        const stack = await succeed(runStack(cloud, body))
        deleteRole(cloud, stack)
        cloud.planFaults([{ onCall, kind }])
        expect(await fail(restoration(cloud, stack))).toMatchObject({ retryable: true })
        await persist(restoration(cloud, stack))
        const again = cloud.world()
        await succeed(restoration(cloud, stack))
        expect([onCall, cloud.world() === again]).toEqual([onCall, true])
      }
    },
  )
})
