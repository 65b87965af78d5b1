/**
 * The ports on the SDK over HTTP, with `byoa sandbox` as AWS: one process for each case, as people
 * start it.
 */
import { cloudConformance } from '@byoa/testing/cloud-conformance'

import { region } from '../samples.ts'
import { liable } from './calamity.ts'
import { newSandboxWorld } from './sandboxWorld.ts'
import { sdkScene } from './sdkScene.ts'

cloudConformance('the SDK adapter on a sandbox over HTTP', async () => {
  const { parties, rescale, advance } = await newSandboxWorld()
  const { ec2, cloudFormation } = parties.customer
  const strike = liable({
    ec2: [parties.rescale.ec2(region), ec2(region)],
    cloudFormation: [cloudFormation(region)],
  })
  return sdkScene(parties, rescale, { settle: () => advance(120), strike })
})
