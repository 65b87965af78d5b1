/**
 * The ports on the SDK over HTTP, with `byoa sandbox` as AWS: one process, reset for each case.
 */
import { cloudConformance } from '@byoa/testing/cloud-conformance'

import { calamity } from './calamity.ts'
import { sandboxWorlds } from './sandboxWorld.ts'
import { sdkScene } from './sdkScene.ts'

const newSandboxWorld = sandboxWorlds()

cloudConformance('the SDK adapter on a sandbox over HTTP', async () => {
  const { parties, rescale, advance } = await newSandboxWorld()
  const { around, strike } = calamity()
  return sdkScene({ ...parties, around }, rescale, { settle: () => advance(120), strike })
})
