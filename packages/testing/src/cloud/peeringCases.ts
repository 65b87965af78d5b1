/** Requesting, describing and deleting peerings from Rescale's side. */
import { expect } from 'vitest'

import { type DeclareCase, settled, succeed } from './cloudHarness.ts'
import { noPeering, noVpc, templateFor } from './cloudSamples.ts'
import {
  acceptanceTask,
  peeringDeletionTask,
  requestTask,
  seenPeerings,
  statusOf,
  withPeering,
  withRequest,
  withStack,
} from './cloudStory.ts'

const requestCases = (declare: DeclareCase): void => {
  declare('is requested once, however often it is asked for', async (scene) => {
    const { stack, peeringId } = await withRequest(scene)
    const again = await succeed(requestTask(scene, stack))
    expect(again).toMatchObject({ peeringId, status: 'pending-acceptance' })
    await settled(scene, acceptanceTask(scene, peeringId))
    const active = await succeed(requestTask(scene, stack))
    expect(active).toMatchObject({ peeringId, status: 'active' })
  })

  declare('is requested anew after one was deleted', async (scene) => {
    const { stack, peeringId } = await withPeering(scene)
    await settled(scene, peeringDeletionTask(scene, peeringId))
    const next = await settled(scene, requestTask(scene, stack))
    expect(next.peeringId).not.toBe(peeringId)
    expect(await statusOf(scene, next.peeringId)).toBe('pending-acceptance')
  })

  declare('is requested anew after the customer rejected one', async (scene) => {
    const { stack, peeringId } = await withRequest(scene)
    await scene.colleague.rejectPeering(peeringId)
    await scene.settle()
    expect(await statusOf(scene, peeringId)).toBe('rejected')
    const next = await settled(scene, requestTask(scene, stack))
    expect(next.peeringId).not.toBe(peeringId)
  })
}

const statusCases = (declare: DeclareCase): void => {
  declare('goes from waiting for the customer to active', async (scene) => {
    const { peeringId } = await withRequest(scene)
    expect(await statusOf(scene, peeringId)).toBe('pending-acceptance')
    await settled(scene, acceptanceTask(scene, peeringId))
    expect(await statusOf(scene, peeringId)).toBe('active')
  })

  declare(
    'says until when it waits, and nothing of it once it is active',
    async (scene) => {
      const { peeringId } = await withRequest(scene)
      const [pending] = await seenPeerings(scene, peeringId)
      expect(pending?.expiresAt).toBeGreaterThan(0)
      await settled(scene, acceptanceTask(scene, peeringId))
      const [active] = await seenPeerings(scene, peeringId)
      expect(active).not.toHaveProperty('expiresAt')
    },
    ['expiry'],
  )
}

const failedRequestCases = (declare: DeclareCase): void => {
  declare(
    'between VPCs that overlap is requested, and fails with a message',
    async (scene) => {
      const [vpcCidr] = scene.rescale.cidrs
      const { body } = templateFor(scene, vpcCidr === undefined ? {} : { vpcCidr })
      const stack = await withStack(scene, body)
      const { peeringId } = await settled(scene, requestTask(scene, stack))
      const [seen] = await seenPeerings(scene, peeringId)
      expect(seen?.status).toBe('failed')
      expect(seen?.message).not.toBe('')
    },
    ['failed-requests'],
  )

  declare(
    'to a VPC that is not there is requested, and fails; the next request is another one',
    async (scene) => {
      const { peeringId } = await settled(scene, requestTask(scene, { vpcId: noVpc }))
      expect(await statusOf(scene, peeringId)).toBe('failed')
      const next = await settled(scene, requestTask(scene, { vpcId: noVpc }))
      expect(next.peeringId).not.toBe(peeringId)
    },
    ['failed-requests'],
  )
}

const descriptionCases = (declare: DeclareCase): void => {
  declare('is described among many; one that nobody made is left out', async (scene) => {
    const { stack, peeringId: first } = await withPeering(scene)
    await settled(scene, peeringDeletionTask(scene, first))
    const { peeringId: second } = await settled(scene, requestTask(scene, stack))
    const seen = await seenPeerings(scene, first, noPeering, second)
    const statuses = new Map(seen.map(({ peeringId, status }) => [peeringId, status]))
    expect(seen).toHaveLength(2)
    expect(statuses).toEqual(
      new Map([
        [first, 'deleted'],
        [second, 'pending-acceptance'],
      ]),
    )
  })

  declare(
    'is described alone when only it is asked for, and nothing for nothing',
    async (scene) => {
      const { stack, peeringId: first } = await withPeering(scene)
      await settled(scene, peeringDeletionTask(scene, first))
      await settled(scene, requestTask(scene, stack))
      expect((await seenPeerings(scene, first)).map(({ peeringId }) => peeringId)).toEqual([first])
      expect(await seenPeerings(scene)).toEqual([])
      expect(await seenPeerings(scene, noPeering)).toEqual([])
    },
  )
}

const deletionCases = (declare: DeclareCase): void => {
  declare('is deleted, and deleting it again is fine', async (scene) => {
    const { peeringId } = await withPeering(scene)
    await settled(scene, peeringDeletionTask(scene, peeringId))
    expect(await statusOf(scene, peeringId)).toBe('deleted')
    await succeed(peeringDeletionTask(scene, peeringId))
    expect(await statusOf(scene, peeringId)).toBe('deleted')
  })

  declare('is deleted while nobody has accepted it', async (scene) => {
    const { peeringId } = await withRequest(scene)
    await settled(scene, peeringDeletionTask(scene, peeringId))
    expect(await statusOf(scene, peeringId)).toBe('deleted')
  })

  declare('that ended by itself, or never was, is fine to delete', async (scene) => {
    const { peeringId } = await withRequest(scene)
    await scene.colleague.rejectPeering(peeringId)
    await scene.settle()
    await succeed(peeringDeletionTask(scene, peeringId))
    expect(await statusOf(scene, peeringId)).toBe('rejected')
    await succeed(peeringDeletionTask(scene, noPeering))
  })
}

/** The cases about peerings as Rescale sees them. */
export const peeringCases = (declare: DeclareCase): void => {
  requestCases(declare)
  statusCases(declare)
  failedRequestCases(declare)
  descriptionCases(declare)
  deletionCases(declare)
}
