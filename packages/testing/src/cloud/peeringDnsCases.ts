/** DNS resolution over a peering: each side allows it for its own host names. */
import type { Failure } from '@byoa/application'
import type { PeeringId } from '@byoa/core/iam/identity'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { type DeclareCase, refused, settled, succeed } from './cloudHarness.ts'
import { peeringDeletionTask, seenPeerings, withPeering } from './cloudStory.ts'

const sides = ['rescale', 'customer'] as const

const allowTask = (
  { rescaleCloud, customerConsole, region }: CloudScene,
  side: (typeof sides)[number],
  peeringId: PeeringId,
): TaskEither<Failure, void> =>
  (side === 'rescale' ? rescaleCloud : customerConsole).allowPeeringDns({ region, peeringId })

/** The cases about the DNS options of a peering. */
export const peeringDnsCases = (declare: DeclareCase): void => {
  declare('is off on both sides until each allows it, once or again', async (scene) => {
    const { peeringId } = await withPeering(scene)
    const allowed = { rescale: false, customer: false }
    for (const side of sides) {
      const [before] = await seenPeerings(scene, peeringId)
      expect(before?.allowsDns).toEqual(allowed)
      allowed[side] = true
      await settled(scene, allowTask(scene, side, peeringId))
      await succeed(allowTask(scene, side, peeringId))
    }
    const [after] = await seenPeerings(scene, peeringId)
    expect(after?.allowsDns).toEqual(allowed)
  })

  declare('cannot be allowed once the peering has ended', async (scene) => {
    const { peeringId } = await withPeering(scene)
    await settled(scene, peeringDeletionTask(scene, peeringId))
    for (const side of sides) {
      expect((await refused(allowTask(scene, side, peeringId))).code).toBe('PeeringNotActive')
    }
  })
}
