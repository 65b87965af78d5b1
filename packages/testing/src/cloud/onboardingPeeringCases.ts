/** Finding every peering of an onboarding: by its tag, and by the pair of VPCs. */
import type { FindPeeringsInput } from '@byoa/application'
import type { PeeringId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { type DeclareCase, settled, succeed } from './cloudHarness.ts'
import { noVpc, onboardingId, otherOnboardingId } from './cloudSamples.ts'
import {
  peeringDeletionTask,
  requestTask,
  withNextPeering,
  withOtherStack,
  withPeering,
  withRequest,
  withStack,
} from './cloudStory.ts'

const find = (
  { rescaleCloud, rescale, region }: CloudScene,
  part: Partial<FindPeeringsInput> = {},
): Promise<ReadonlyArray<PeeringSnapshot>> =>
  succeed(rescaleCloud.findPeerings({ region, onboardingId, rescaleVpcId: rescale.vpcId, ...part }))

const found = async (
  scene: CloudScene,
  part: Partial<FindPeeringsInput> = {},
): Promise<ReadonlyArray<PeeringId>> =>
  (await find(scene, part)).map(({ peeringId }) => peeringId).toSorted()

const tagCases = (declare: DeclareCase): void => {
  declare('are none where none was requested', async (scene) => {
    expect(await find(scene)).toEqual([])
    expect(await find(scene, { customerVpcId: noVpc })).toEqual([])
  })

  declare('are found by the tag, with their status', async (scene) => {
    const { stack, peeringId } = await withRequest(scene)
    const expected = [expect.objectContaining({ peeringId, status: 'pending-acceptance' })]
    expect(await find(scene)).toEqual(expected)
    expect(await find(scene, { customerVpcId: stack.vpcId })).toEqual(expected)
  })

  declare('are found by the tag whatever VPC they lead to', async (scene) => {
    const { stack, peeringId } = await withRequest(scene)
    const other = await settled(scene, requestTask(scene, await withOtherStack(scene)))
    expect(await found(scene, { customerVpcId: stack.vpcId })).toEqual(
      [peeringId, other.peeringId].toSorted(),
    )
  })

  declare('are not those of another onboarding', async (scene) => {
    const { stack, peeringId } = await withRequest(scene)
    await settled(scene, requestTask(scene, await withOtherStack(scene), otherOnboardingId))
    expect(await found(scene, { customerVpcId: stack.vpcId })).toEqual([peeringId])
  })
}

const pairCases = (declare: DeclareCase): void => {
  declare('are found by the pair of VPCs, though the tag is another one', async (scene) => {
    const { vpcId: customerVpcId } = await withStack(scene)
    const requested = requestTask(scene, { vpcId: customerVpcId }, otherOnboardingId)
    const { peeringId } = await settled(scene, requested)
    expect(await found(scene, { customerVpcId })).toEqual([peeringId])
    expect(await found(scene)).toEqual([])
  })

  declare('are found once each, those that ended among them', async (scene) => {
    const { stack, peeringId: first } = await withPeering(scene)
    await settled(scene, peeringDeletionTask(scene, first))
    const second = await withNextPeering(scene, stack)
    const seen = await find(scene, { customerVpcId: stack.vpcId })
    expect(seen).toHaveLength(2)
    expect(new Map(seen.map(({ peeringId, status }) => [peeringId, status]))).toEqual(
      new Map([
        [first, 'deleted'],
        [second, 'active'],
      ]),
    )
  })

  declare('are found when the customer requested them, and can be ended', async (scene) => {
    const { vpcId } = await withStack(scene)
    const { rescale, colleague } = scene
    const peeringId = await colleague.requestPeering({
      vpcId,
      peerAccountId: rescale.accountId,
      peerVpcId: rescale.vpcId,
    })
    await scene.settle()
    expect(await found(scene, { customerVpcId: vpcId })).toEqual([peeringId])
    await settled(scene, peeringDeletionTask(scene, peeringId))
    const [ended] = await find(scene, { customerVpcId: vpcId })
    expect(ended?.status).toMatch(/^(rejected|deleted)$/)
  })
}

/** The cases about the peerings of an onboarding. */
export const onboardingPeeringCases = (declare: DeclareCase): void => {
  tagCases(declare)
  pairCases(declare)
}
