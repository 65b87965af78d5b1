/** Resources in a stack's VPC that are not part of the stack and prevent its deletion. */
import { expect } from 'vitest'

import { type DeclareCase, settled } from './cloudHarness.ts'
import { otherStackName } from './cloudSamples.ts'
import {
  dependants,
  peeringDeletionTask,
  withOccupant,
  withOtherStack,
  withPeering,
  withRequest,
  withStack,
} from './cloudStory.ts'

const absenceCases = (declare: DeclareCase): void => {
  declare('are none where there is no stack', async (scene) => {
    expect(await dependants(scene)).toEqual([])
  })

  declare('are none of what the stack made', async (scene) => {
    await withStack(scene)
    expect(await dependants(scene)).toEqual([])
  })

  declare('are none of what is in another VPC', async (scene) => {
    await withOccupant(scene)
    await withOtherStack(scene)
    expect(await dependants(scene, otherStackName)).toEqual([])
  })
}

const presenceCases = (declare: DeclareCase): void => {
  declare('are network interfaces and security groups, until they are gone', async (scene) => {
    const { stack, networkInterfaceId } = await withOccupant(scene)
    const groupId = await scene.colleague.addSecurityGroup({ vpcId: stack.vpcId })
    const seen = await dependants(scene)
    expect(seen).toHaveLength(2)
    expect(seen).toEqual(
      expect.arrayContaining([
        { resourceType: 'network-interface', resourceId: networkInterfaceId },
        { resourceType: 'security-group', resourceId: groupId },
      ]),
    )
    await scene.colleague.removeNetworkInterface(networkInterfaceId)
    expect(await dependants(scene)).toEqual([
      { resourceType: 'security-group', resourceId: groupId },
    ])
  })

  for (const [status, prepare] of [
    ['waits for acceptance', withRequest],
    ['is active', withPeering],
  ] as const) {
    declare(`are a peering that ${status}, until it has ended`, async (scene) => {
      const { peeringId } = await prepare(scene)
      expect(await dependants(scene)).toEqual([
        { resourceType: 'vpc-peering-connection', resourceId: peeringId },
      ])
      await settled(scene, peeringDeletionTask(scene, peeringId))
      expect(await dependants(scene)).toEqual([])
    })
  }
}

/** The cases about dependants of the stack's VPC. */
export const dependantCases = (declare: DeclareCase): void => {
  absenceCases(declare)
  presenceCases(declare)
}
