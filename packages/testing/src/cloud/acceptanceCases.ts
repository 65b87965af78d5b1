/** Accepting and leaving: only the agreed peering, and only once. */
import type { AccountId } from '@byoa/core/iam/identity'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { type DeclareCase, refusedForGood, settled, succeed } from './cloudHarness.ts'
import { noPeering, noVpc } from './cloudSamples.ts'
import {
  acceptanceTask,
  departureTask,
  peeringDeletionTask,
  statusOf,
  withPeering,
  withRequest,
} from './cloudStory.ts'

interface Stranger {
  readonly who: string
  readonly agreed: (scene: CloudScene) => {
    readonly rescaleAccountId?: AccountId
    readonly rescaleVpcId?: typeof noVpc
  }
}

const strangers: ReadonlyArray<Stranger> = [
  {
    who: 'another account than was agreed',
    agreed: ({ customer }) => ({ rescaleAccountId: customer.accountId }),
  },
  { who: 'another VPC than was agreed', agreed: () => ({ rescaleVpcId: noVpc }) },
]

const strangerCases = (declare: DeclareCase): void => {
  for (const { who, agreed } of strangers) {
    declare(`is refused for good to ${who}, and stays open`, async (scene) => {
      const { peeringId } = await withRequest(scene)
      const acceptance = acceptanceTask(scene, peeringId, agreed(scene))
      expect(await refusedForGood(scene, acceptance)).toMatchObject({
        operation: 'CustomerConsole.acceptPeering',
        code: 'UnexpectedRequester',
        retryable: false,
      })
      await scene.settle()
      expect(await statusOf(scene, peeringId)).toBe('pending-acceptance')
    })

    declare(`is refused to ${who} also once it is accepted`, async (scene) => {
      const { peeringId } = await withPeering(scene)
      const acceptance = acceptanceTask(scene, peeringId, agreed(scene))
      expect((await refusedForGood(scene, acceptance)).code).toBe('UnexpectedRequester')
    })
  }
}

/** The cases about acceptance. */
export const acceptanceCases = (declare: DeclareCase): void => {
  declare('makes the peering active, and again changes nothing', async (scene) => {
    const { peeringId } = await withRequest(scene)
    const first = await settled(scene, acceptanceTask(scene, peeringId))
    expect(first.peeringId).toBe(peeringId)
    expect(['provisioning', 'active']).toContain(first.status)
    const again = await succeed(acceptanceTask(scene, peeringId))
    expect(again).toMatchObject({ peeringId, status: 'active' })
  })

  strangerCases(declare)

  declare('of one that has ended says so, and revives nothing', async (scene) => {
    const { peeringId } = await withRequest(scene)
    await settled(scene, peeringDeletionTask(scene, peeringId))
    const ended = await succeed(acceptanceTask(scene, peeringId))
    expect(ended).toMatchObject({ peeringId, status: 'deleted' })
    expect(await statusOf(scene, peeringId)).toBe('deleted')
  })

  declare('of one that is not visible may work later', async (scene) => {
    const failure = await acceptanceTask(scene, noPeering)()
    expect(failure).toMatchObject({
      _tag: 'Left',
      left: { operation: 'CustomerConsole.acceptPeering', retryable: true },
    })
  })
}

/** The cases about the end of a peering from the customer's side. */
export const departureCases = (declare: DeclareCase): void => {
  declare('deletes an active peering, and again changes nothing', async (scene) => {
    const { peeringId } = await withPeering(scene)
    await settled(scene, departureTask(scene, peeringId))
    expect(await statusOf(scene, peeringId)).toBe('deleted')
    await succeed(departureTask(scene, peeringId))
    expect(await statusOf(scene, peeringId)).toBe('deleted')
  })

  declare('rejects a request that nobody has accepted', async (scene) => {
    const { peeringId } = await withRequest(scene)
    await settled(scene, departureTask(scene, peeringId))
    expect(['rejected', 'deleted']).toContain(await statusOf(scene, peeringId))
  })

  declare('from a peering that never was is fine', async (scene) => {
    await succeed(departureTask(scene, noPeering))
  })

  for (const { who, agreed } of strangers) {
    declare(`from a peering with ${who} is refused for good`, async (scene) => {
      const { peeringId } = await withPeering(scene)
      const departure = departureTask(scene, peeringId, agreed(scene))
      expect(await refusedForGood(scene, departure)).toMatchObject({
        operation: 'CustomerConsole.deletePeering',
        code: 'UnexpectedRequester',
      })
      expect(await statusOf(scene, peeringId)).toBe('active')
    })
  }
}
