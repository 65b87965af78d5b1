/**
 * The ports on the SDK, with the in-memory AWS behind it: what real clients send is what it reads.
 */
import type { Delays } from '@byoa/cloud-memory'
import { type CloudScene, cloudConformance } from '@byoa/testing/cloud-conformance'

import { sdkScene } from './sdkScene.ts'
import { newWireWorld } from './wireWorld.ts'

const sceneWith = (delays: Partial<Delays>): CloudScene => {
  const { cloud, parties, rescale } = newWireWorld({ delays })
  return sdkScene(parties, rescale, {
    settle: () => Promise.resolve(cloud.advanceTime(120)),
    strike: (onCall, kind) => cloud.planFaults([{ onCall, kind }]),
  })
}

cloudConformance('the SDK adapter on an AWS in memory', () => Promise.resolve(sceneWith({})))

cloudConformance('the SDK adapter on an AWS in memory that takes its time', () =>
  Promise.resolve(
    sceneWith({
      peeringValidationSeconds: 2,
      peeringVisibilitySeconds: 20,
      peeringProvisioningSeconds: 5,
      peeringDeletionSeconds: 5,
      rolePropagationSeconds: 10,
      stackSeconds: 90,
    }),
  ),
)
