import { describe, expect, test } from 'vitest'

import { peeringId as peering, rescale, usEast1 } from '../setupTemplateOf.ts'
import {
  acceptPeering,
  callAsCustomer,
  fail,
  newCloud,
  requestPeering,
  rescaleVpcOf,
  runStack,
  succeed,
} from './portStory.ts'

describe('deletePeering', () => {
  test.each(['allowed', 'InvalidStateTransition', 'OperationNotPermitted'] as const)(
    'ends a request of the customer, where AWS says %s to the accepter who deletes it',
    async (accepterDeletesPending) => {
      const cloud = newCloud({ settings: { openPoints: { accepterDeletesPending } } })
      const stack = await succeed(runStack(cloud))
      const { VpcPeeringConnectionId } = callAsCustomer(cloud, 'CreateVpcPeeringConnection', {
        VpcId: stack.vpcId,
        PeerVpcId: rescaleVpcOf(cloud).vpcId,
        PeerOwnerId: rescale,
      }).VpcPeeringConnection
      const peeringId = peering(VpcPeeringConnectionId)
      await succeed(cloud.rescaleCloud.deletePeering({ region: usEast1, peeringId }))
      await succeed(cloud.rescaleCloud.deletePeering({ region: usEast1, peeringId }))
      const [seen] = await succeed(
        cloud.rescaleCloud.describePeerings({ region: usEast1, peeringIds: [peeringId] }),
      )
      expect(seen?.status).toBe(accepterDeletesPending === 'allowed' ? 'deleted' : 'rejected')
    },
  )

  test('has to wait while the peering is made', async () => {
    const cloud = newCloud({
      settings: { delays: { peeringValidationSeconds: 5, peeringProvisioningSeconds: 5 } },
    })
    const stack = await succeed(runStack(cloud))
    const { peeringId } = await succeed(requestPeering(cloud, stack))
    const deletion = cloud.rescaleCloud.deletePeering({ region: usEast1, peeringId })
    const wait = { code: 'PeeringNotSettled', retryable: true }
    expect(await fail(deletion)).toMatchObject(wait)
    cloud.advanceTime(5)
    await succeed(acceptPeering(cloud, peeringId))
    expect(await fail(deletion)).toMatchObject(wait)
    cloud.advanceTime(5)
    await succeed(deletion)
  })
})
