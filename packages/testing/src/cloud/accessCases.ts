/** Access to the customer's account: a refusal is a result that names the refused call. */
import { parsePolicyText } from '@byoa/core/iam/policy'
import { expect } from 'vitest'

import { type DeclareCase, accessRefused, settled, succeed } from './cloudHarness.ts'
import { nextExternalId, noRoleOf, roleFor, templateFor } from './cloudSamples.ts'
import { accessTo, seenVpc, vpcTask, withStack } from './cloudStory.ts'

const wrongIdCase = (declare: DeclareCase): void => {
  declare(
    'is refused by a role that does not trust the ID, and granted with the right one',
    async (scene) => {
      const stack = await withStack(scene)
      const access = { ...accessTo(scene, stack), externalId: nextExternalId }
      const { vpcId, routeTableIds } = stack
      const looks = [
        scene.customerCloud.describeVpc({ ...access, vpcId }),
        scene.customerCloud.describeRouteTables({ ...access, routeTableIds }),
        scene.customerCloud.readTrustPolicy(access),
      ]
      for (const look of looks) {
        const refusal = await accessRefused<unknown>(look)
        expect(refusal.action).toBe('sts:AssumeRole')
        expect(refusal.message).not.toBe('')
      }
      expect((await seenVpc(scene, stack)).vpcId).toBe(vpcId)
    },
    ['trust'],
  )
}

const closedRoleCases = (declare: DeclareCase): void => {
  declare(
    'is refused by a role that nobody has made',
    async (scene) => {
      const stack = await withStack(scene)
      const refusal = await accessRefused(vpcTask(scene, { ...stack, roleArn: noRoleOf(scene) }))
      expect(refusal.action).toBe('sts:AssumeRole')
    },
    ['trust'],
  )

  declare(
    'is refused by a role whose trust policy was closed',
    async (scene) => {
      const stack = await withStack(scene)
      await scene.colleague.closeRole(stack.roleArn)
      await scene.settle()
      expect((await accessRefused(vpcTask(scene, stack))).action).toBe('sts:AssumeRole')
    },
    ['trust'],
  )
}

const deletedRoleCases = (declare: DeclareCase): void => {
  declare(
    'is refused once the role is deleted, also in the session opened before',
    async (scene) => {
      const stack = await withStack(scene)
      await seenVpc(scene, stack)
      await scene.colleague.deleteRole(stack.roleArn)
      await scene.settle()
      expect((await accessRefused(vpcTask(scene, stack))).action).toBe('sts:AssumeRole')
    },
    ['trust'],
  )

  declare(
    'is granted again once a deleted role is restored, whatever sessions there were',
    async (scene) => {
      const stack = await withStack(scene)
      const before = await seenVpc(scene, stack)
      const { customerCloud, customerConsole, region } = scene
      const readTrust = customerCloud.readTrustPolicy(accessTo(scene, stack))
      const trustBefore = parsePolicyText(await succeed(readTrust))
      await scene.colleague.deleteRole(stack.roleArn)
      const { roleArn } = stack
      const role = roleFor(scene, stack)
      await settled(scene, customerConsole.restoreRole({ region, roleArn, role }))
      expect(parsePolicyText(await succeed(readTrust))).toEqual(trustBefore)
      expect(await seenVpc(scene, stack)).toEqual(before)
    },
  )
}

const permissionCases = (declare: DeclareCase): void => {
  declare(
    'to what the role may not see is refused, naming the action',
    async (scene) => {
      const { body } = templateFor(scene)
      const narrower = body.replace('"ec2:DescribeSubnets"', '"ec2:DescribeVolumes"')
      expect(narrower).not.toBe(body)
      const stack = await withStack(scene, narrower)
      const refusal = await accessRefused(vpcTask(scene, stack))
      expect(refusal.action).toBe('ec2:DescribeSubnets')
      expect(refusal.message).not.toBe('')
    },
    ['permissions'],
  )

  declare(
    'is refused once the policies of the role are removed',
    async (scene) => {
      const stack = await withStack(scene)
      await seenVpc(scene, stack)
      await scene.colleague.removePolicies(stack.roleArn)
      await scene.settle()
      const { customerCloud } = scene
      const { routeTableIds } = stack
      const access = accessTo(scene, stack)
      expect((await accessRefused(vpcTask(scene, stack))).action).toBe('ec2:DescribeVpcs')
      const look = customerCloud.describeRouteTables({ ...access, routeTableIds })
      expect((await accessRefused(look)).action).toBe('ec2:DescribeRouteTables')
      const read = customerCloud.readTrustPolicy(access)
      expect((await accessRefused(read)).action).toBe('iam:GetRole')
      await succeed(scene.rescaleCloud.probeRole(access))
    },
    ['permissions'],
  )
}

/** The cases about access to the customer's account. */
export const accessCases = (declare: DeclareCase): void => {
  wrongIdCase(declare)
  closedRoleCases(declare)
  deletedRoleCases(declare)
  permissionCases(declare)
}
