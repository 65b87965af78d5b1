/** What is left in the customer's account. */
import type { SubnetId, VpcId } from '@byoa/core/iam'
import type { Leftover } from '@byoa/core/onboarding'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { type DeclareCase, refusedForGood, settled, succeed } from './cloudHarness.ts'
import { noVpc, onboardingId } from './cloudSamples.ts'
import { deletionTask, withStack } from './cloudStory.ts'

const leftoversIn = (
  { customerConsole, region }: CloudScene,
  vpcId: VpcId,
): Promise<ReadonlyArray<Leftover>> =>
  succeed(customerConsole.findLeftovers({ region, onboardingId, vpcId }))

const idsOf = (leftovers: ReadonlyArray<Leftover>): ReadonlyArray<string> =>
  leftovers.map(({ resourceId }) => resourceId)

/** A stack with a network interface in it that somebody else made. */
interface Occupied {
  readonly vpcId: VpcId
  readonly subnetId: SubnetId
  readonly networkInterfaceId: string
}

const withOccupant = async (scene: CloudScene): Promise<Occupied> => {
  const { vpcId, subnetIds } = await withStack(scene)
  const [subnetId] = subnetIds
  if (subnetId === undefined) return expect.unreachable('a stack has subnets')
  return {
    vpcId,
    subnetId,
    networkInterfaceId: await scene.colleague.addNetworkInterface(subnetId),
  }
}

const presentCases = (declare: DeclareCase): void => {
  declare(
    'are everything that the stack made, as long as it is there, once each',
    async (scene) => {
      const { vpcId, subnetIds, routeTableIds } = await withStack(scene)
      const found = await leftoversIn(scene, vpcId)
      expect(idsOf(found)).toEqual(expect.arrayContaining([vpcId, ...subnetIds, ...routeTableIds]))
      expect(new Set(idsOf(found)).size).toBe(found.length)
      const ofVpc = found.filter(({ resourceId }) => resourceId === vpcId)
      expect(ofVpc).toEqual([{ resourceType: 'vpc', resourceId: vpcId }])
    },
  )

  declare('name what sits in the VPC though the stack did not make it', async (scene) => {
    const { vpcId, networkInterfaceId } = await withOccupant(scene)
    const expected = { resourceType: 'network-interface', resourceId: networkInterfaceId }
    expect(await leftoversIn(scene, vpcId)).toContainEqual(expected)
  })
}

const afterDeletionCases = (declare: DeclareCase): void => {
  declare(
    'are none once the stack is deleted',
    async (scene) => {
      const { vpcId } = await withStack(scene)
      await settled(scene, deletionTask(scene))
      expect(await leftoversIn(scene, vpcId)).toEqual([])
    },
    ['stack-deletion'],
  )

  declare(
    'are what a deletion that failed left, and what stood in its way',
    async (scene) => {
      const { vpcId, subnetId, networkInterfaceId } = await withOccupant(scene)
      await refusedForGood(scene, deletionTask(scene))
      const ids = idsOf(await leftoversIn(scene, vpcId))
      expect(ids).toEqual(expect.arrayContaining([networkInterfaceId, subnetId, vpcId]))
    },
    ['stack-deletion', 'stack-patience'],
  )
}

/** The cases about leftovers. */
export const leftoverCases = (declare: DeclareCase): void => {
  declare('are none where nothing was made', async (scene) => {
    expect(await leftoversIn(scene, noVpc)).toEqual([])
  })
  presentCases(declare)
  afterDeletionCases(declare)
}
