/**
 * The ports on the SDK, with a moto server as AWS, which takes half a minute: `BYOA_LONG=1` plays
 * it. Where moto is laxer than AWS the cases that rest on it are skipped and say so; a moto that
 * has learnt is noticed.
 */
import { type LaxerPoints, cloudConformance } from '@byoa/testing/cloud-conformance'
import { describe } from 'vitest'

import { calamity } from './calamity.ts'
import { newMotoWorld } from './motoWorld.ts'
import { onMoto } from './onMoto.ts'
import { sdkScene } from './sdkScene.ts'

/** Where moto is laxer than AWS, or lacks something. */
const laxer: LaxerPoints = {
  blackholes: 'moto leaves a route to a peering that ended active',
  'dns-attributes': 'moto makes the VPC of a stack without DNS host names',
  'dry-runs': 'moto looks for nothing that the dry run of a launch names',
  expiry: 'moto gives a request no end',
  'failed-requests': 'moto compares no blocks, and refuses a request to a VPC that is not there',
  permissions: 'moto allows everybody everything',
  rollback: 'moto answers the call with the error, and keeps what was made until then',
  'stack-deletion': 'moto deletes no route table and gateway with a stack, and so no VPC',
  'table-associations': 'moto makes no association of subnets and tables from a stack',
  trust: 'moto assumes any role for anybody',
  uniqueness:
    'moto makes a second stack of a name, a second live peering of a pair, a block twice in a VPC',
  'zone-ids': 'moto makes the subnets of a stack in the first zone, whatever zone IDs they name',
}

const isLong = process.env['BYOA_LONG'] === '1'

describe.runIf(isLong)('the whole suite (with BYOA_LONG=1)', () => {
  onMoto((endpointOf) => {
    cloudConformance(
      'the SDK adapter',
      async () => {
        const { parties, rescale } = await newMotoWorld(endpointOf())
        const { around, strike } = calamity()
        return sdkScene({ ...parties, around }, rescale, {
          settle: () => Promise.resolve(),
          strike,
        })
      },
      { laxer },
    )
  })
})
