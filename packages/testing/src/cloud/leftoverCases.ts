/** Leftovers in the customer's account. */
import { computeTagKey } from '@byoa/core/iam/permissions'
import { partsOfRoleArn, renderRoleArn } from '@byoa/core/iam/identity'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { type DeclareCase, refusedForGood, settled } from './cloudHarness.ts'
import {
  companyCode,
  noRoleOf,
  noVpc,
  otherCompanyCode,
  otherStackName,
  roleFor,
  stackName,
} from './cloudSamples.ts'
import {
  deletionTask,
  idsOf,
  leftovers,
  withOccupant,
  withOtherStack,
  withStack,
} from './cloudStory.ts'

const presentCases = (declare: DeclareCase): void => {
  declare(
    'are everything that the stack made, as long as it is there, once each',
    async (scene) => {
      const { vpcId, subnetIds, routeTableIds, roleArn } = await withStack(scene)
      const found = await leftovers(scene, { vpcId, roleArn })
      expect(idsOf(found)).toEqual(expect.arrayContaining([vpcId, ...subnetIds, ...routeTableIds]))
      expect(new Set(idsOf(found)).size).toBe(found.length)
      const ofVpc = found.filter(({ resourceId }) => resourceId === vpcId)
      expect(ofVpc).toEqual([{ resourceType: 'vpc', resourceId: vpcId }])
    },
  )

  declare('name the stack and the role, when they are there', async (scene) => {
    const { roleArn } = await withStack(scene)
    const found = await leftovers(scene, { roleArn })
    expect(found).toContainEqual({ resourceType: 'stack', resourceId: stackName })
    expect(found).toContainEqual({ resourceType: 'role', resourceId: roleArn })
    const elsewhere = renderRoleArn({ ...partsOfRoleArn(roleArn), path: '/elsewhere/' })
    for (const other of [noRoleOf(scene), elsewhere]) {
      const types = (await leftovers(scene, { roleArn: other })).map((one) => one.resourceType)
      expect(types).not.toContain('role')
    }
  })

  declare('name what sits in the VPC though the stack did not make it', async (scene) => {
    const { stack, networkInterfaceId } = await withOccupant(scene)
    const { vpcId } = stack
    const groupId = await scene.colleague.addSecurityGroup({ vpcId })
    const found = await leftovers(scene, { vpcId })
    expect(found).toContainEqual({
      resourceType: 'network-interface',
      resourceId: networkInterfaceId,
    })
    expect(found).toContainEqual({ resourceType: 'security-group', resourceId: groupId })
  })
}

/** Puts what Rescale launched for a connection into the VPC of the other connection. */
const addTagged = async (scene: CloudScene, value: string): Promise<string> => {
  const { vpcId } = await withOtherStack(scene)
  return scene.colleague.addSecurityGroup({ vpcId, tag: { key: computeTagKey, value } })
}

const taggedCases = (declare: DeclareCase): void => {
  declare('name what Rescale launched elsewhere, also for an unreported stack', async (scene) => {
    const resourceId = await addTagged(scene, companyCode)
    expect(await leftovers(scene)).toEqual([{ resourceType: 'security-group', resourceId }])
  })

  declare('are not what carries the tags of another connection', async (scene) => {
    const groupId = await addTagged(scene, otherCompanyCode)
    expect(await leftovers(scene)).toEqual([])
    const ofOther = { connectionName: otherCompanyCode, stackName: otherStackName }
    expect(idsOf(await leftovers(scene, ofOther))).toContain(groupId)
  })
}

const afterDeletionCases = (declare: DeclareCase): void => {
  declare(
    'are none once the stack is deleted, though another connection is there',
    async (scene) => {
      const { vpcId, roleArn } = await withStack(scene)
      await withOtherStack(scene)
      await settled(scene, deletionTask(scene))
      expect(await leftovers(scene, { vpcId, roleArn })).toEqual([])
    },
    ['stack-deletion'],
  )

  declare(
    'are what a deletion that failed left, and what stood in its way',
    async (scene) => {
      const { stack, networkInterfaceId } = await withOccupant(scene)
      const { vpcId, subnetIds } = stack
      await refusedForGood(scene, deletionTask(scene))
      const found = await leftovers(scene, { vpcId })
      const [subnetId = ''] = subnetIds
      expect(idsOf(found)).toEqual(
        expect.arrayContaining([networkInterfaceId, subnetId, vpcId, stackName]),
      )
    },
    ['stack-deletion', 'stack-patience'],
  )
}

const roleCase = (declare: DeclareCase): void => {
  declare(
    'are a role that is there after its stack is deleted',
    async (scene) => {
      const stack = await withStack(scene)
      const { roleArn } = stack
      await settled(scene, deletionTask(scene))
      const { customerConsole, region } = scene
      const role = roleFor(scene, stack)
      await settled(scene, customerConsole.restoreRole({ region, roleArn, role }))
      expect(await leftovers(scene, { vpcId: stack.vpcId, roleArn })).toEqual([
        { resourceType: 'role', resourceId: roleArn },
      ])
    },
    ['stack-deletion'],
  )
}

/** The cases about leftovers. */
export const leftoverCases = (declare: DeclareCase): void => {
  declare('are none where nothing was made', async (scene) => {
    expect(await leftovers(scene, { vpcId: noVpc, roleArn: noRoleOf(scene) })).toEqual([])
    expect(await leftovers(scene)).toEqual([])
  })
  presentCases(declare)
  taggedCases(declare)
  afterDeletionCases(declare)
  roleCase(declare)
}
