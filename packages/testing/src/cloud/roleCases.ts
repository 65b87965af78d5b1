/** Restoring a role that was changed or deleted by hand. */
import type { Failure } from '@byoa/application'
import { partsOfRoleArn, RolePath } from '@byoa/core/iam/identity'
import { type RoleSnapshot, findRoleDifferences } from '@byoa/core/inspection'
import type { StackReport } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect } from 'vitest'

import { valid } from '../valid.ts'
import type { CloudScene } from './CloudScene.ts'
import {
  type DeclareCase,
  accessRefused,
  refusedForGood,
  settled,
  succeed,
} from './cloudHarness.ts'
import { externalId, roleFor, templateFor } from './cloudSamples.ts'
import { deletionTask, probe, seenVpc, vpcTask, withStack } from './cloudStory.ts'

const restorationTask = (scene: CloudScene, stack: StackReport): TaskEither<Failure, void> =>
  scene.customerConsole.restoreRole({
    region: scene.region,
    roleArn: stack.roleArn,
    role: roleFor(scene, stack),
  })

const trustOf = (
  { customerConsole, region }: CloudScene,
  { roleArn }: StackReport,
): Promise<O.Option<string>> => succeed(customerConsole.readTrustPolicy({ region, roleArn }))

const wholeRoleCases = (declare: DeclareCase): void => {
  declare('is left as it is when nothing differs', async (scene) => {
    const stack = await withStack(scene)
    const before = await trustOf(scene, stack)
    await settled(scene, restorationTask(scene, stack))
    expect(await trustOf(scene, stack)).toEqual(before)
    expect(await probe(scene, stack, externalId)).toBe('allowed')
  })

  declare('is made again under its ARN when it was deleted', async (scene) => {
    const stack = await withStack(scene)
    await scene.colleague.deleteRole(stack.roleArn)
    expect(await trustOf(scene, stack)).toEqual(O.none)
    await settled(scene, restorationTask(scene, stack))
    await settled(scene, restorationTask(scene, stack))
    expect(O.isSome(await trustOf(scene, stack))).toBe(true)
    expect(await probe(scene, stack, externalId)).toBe('allowed')
    expect((await seenVpc(scene, stack)).vpcId).toBe(stack.vpcId)
  })

  declare('keeps its path when it is made again', async (scene) => {
    const rolePath = valid('/rescale/connect/', RolePath)
    const stack = await withStack(scene, templateFor(scene, { rolePath }).body)
    expect(partsOfRoleArn(stack.roleArn).path).toBe(rolePath)
    await scene.colleague.deleteRole(stack.roleArn)
    await settled(scene, restorationTask(scene, stack))
    expect(O.isSome(await trustOf(scene, stack))).toBe(true)
    expect(await probe(scene, stack, externalId)).toBe('allowed')
  })

  declare(
    'is deleted with its stack after it was made again',
    async (scene) => {
      const stack = await withStack(scene)
      await scene.colleague.deleteRole(stack.roleArn)
      await settled(scene, restorationTask(scene, stack))
      await settled(scene, deletionTask(scene))
      expect(await trustOf(scene, stack)).toEqual(O.none)
    },
    ['stack-deletion'],
  )
}

const trustCase = (declare: DeclareCase): void => {
  declare(
    'trusts again whom it should when its trust policy was edited',
    async (scene) => {
      const stack = await withStack(scene)
      await scene.colleague.closeRole(stack.roleArn)
      await scene.settle()
      expect(await probe(scene, stack, externalId)).toBe('refused')
      await settled(scene, restorationTask(scene, stack))
      expect(await probe(scene, stack, externalId)).toBe('allowed')
      expect(await probe(scene, stack)).toBe('refused')
    },
    ['trust'],
  )
}

const policyCases = (declare: DeclareCase): void => {
  declare(
    'may do again what it should when its policies were removed',
    async (scene) => {
      const stack = await withStack(scene)
      await scene.colleague.removePolicies(stack.roleArn)
      await scene.settle()
      await accessRefused(vpcTask(scene, stack))
      await settled(scene, restorationTask(scene, stack))
      expect((await seenVpc(scene, stack)).vpcId).toBe(stack.vpcId)
    },
    ['permissions'],
  )

  declare(
    'may do again what it should when its policies were edited',
    async (scene) => {
      const stack = await withStack(scene)
      const { customerConsole, region } = scene
      const role = roleFor(scene, stack)
      const edited = {
        ...role,
        policies: role.policies.map(({ policyName, document }) => ({
          policyName,
          document: document.replace('ec2:DescribeSubnets', 'ec2:DescribeVolumes'),
        })),
      }
      const { roleArn } = stack
      await settled(scene, customerConsole.restoreRole({ region, roleArn, role: edited }))
      expect((await accessRefused(vpcTask(scene, stack))).action).toBe('ec2:DescribeSubnets')
      await settled(scene, restorationTask(scene, stack))
      expect((await seenVpc(scene, stack)).vpcId).toBe(stack.vpcId)
    },
    ['permissions'],
  )
}

const described = (scene: CloudScene, { roleArn }: StackReport): Promise<O.Option<RoleSnapshot>> =>
  succeed(scene.customerConsole.describeRole({ region: scene.region, roleArn }))

const descriptionCases = (declare: DeclareCase): void => {
  declare(
    'is described with what its definition says, and none when it is gone',
    async (scene) => {
      const stack = await withStack(scene)
      const role = roleFor(scene, stack)
      const seen = await described(scene, stack)
      expect(O.isSome(seen) && findRoleDifferences(seen.value, role)).toEqual([])
      await scene.colleague.deleteRole(stack.roleArn)
      expect(await described(scene, stack)).toEqual(O.none)
    },
    ['permissions'],
  )

  declare('is described with the statement that was edited', async (scene) => {
    const stack = await withStack(scene)
    const role = roleFor(scene, stack)
    const [policy] = role.policies
    const edited = {
      ...role,
      policies: role.policies.map((one) =>
        one === policy ? { ...one, document: one.document.replaceAll('"Allow"', '"Deny"') } : one,
      ),
    }
    const { region } = scene
    const { roleArn } = stack
    await settled(scene, scene.customerConsole.restoreRole({ region, roleArn, role: edited }))
    const seen = await described(scene, stack)
    const tags = O.isSome(seen) ? findRoleDifferences(seen.value, role).map(({ _tag }) => _tag) : []
    expect(tags.length).toBeGreaterThan(0)
    expect(new Set(tags)).toEqual(new Set(['StatementChanged']))
  })
}

const malformedCase = (declare: DeclareCase): void => {
  declare('fails for good when its trust policy is malformed', async (scene) => {
    const stack = await withStack(scene)
    const { customerConsole, region } = scene
    const role = { ...roleFor(scene, stack), trustPolicy: '{}' }
    const restoration = customerConsole.restoreRole({ region, roleArn: stack.roleArn, role })
    expect(await refusedForGood(scene, restoration)).toMatchObject({
      operation: 'CustomerConsole.restoreRole',
      retryable: false,
    })
  })
}

/** The cases about a role that is restored. */
export const roleCases = (declare: DeclareCase): void => {
  wholeRoleCases(declare)
  trustCase(declare)
  policyCases(declare)
  descriptionCases(declare)
  malformedCase(declare)
}
