/**
 * The ports on the SDK over HTTP, with `byoa sandbox` as AWS: one process for each case, as people
 * start it.
 */
import { cloudConformance } from '@byoa/testing/cloud-conformance'

import { calamity } from './calamity.ts'
import { newSandboxWorld } from './sandboxWorld.ts'
import { sdkScene } from './sdkScene.ts'

cloudConformance('the SDK adapter on a sandbox over HTTP', async () => {
  const { parties, rescale, advance } = await newSandboxWorld()
  const { around, strike } = calamity()
  return sdkScene({ ...parties, around }, rescale, { settle: () => advance(120), strike })
})
