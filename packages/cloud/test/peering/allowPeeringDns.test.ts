import type { PeeringStatus } from '@byoa/core/inspection'
import {
  type Script,
  answer,
  fakeAws,
  fakeWait,
  peeringId,
  refused,
  region,
  valid,
} from '@byoa/scripted-aws'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { failureOf } from '../../src/failures/failureOf.ts'
import { allowPeeringDns } from '../../src/peering/allowPeeringDns.ts'
import { waiterOf } from '../../src/waiting/Waiter.ts'
import { listed } from './peerings.ts'

const allowOn = (described: Script, side: 'requester' | 'accepter' = 'requester') => {
  const aws = fakeAws({
    DescribeVpcPeeringConnections: described,
    ModifyVpcPeeringConnectionOptions: answer({}),
  })
  const wait = fakeWait()
  return {
    aws,
    wait,
    run: pipe(
      allowPeeringDns({ aws: aws.awsFor(region), waiter: waiterOf({ wait }) }, { peeringId, side }),
      TE.mapLeft(failureOf('RescaleCloud.allowPeeringDns')),
    ),
  }
}

const inStatus = (status: PeeringStatus) => listed({ id: peeringId, status })

describe('resolving names over a peering', () => {
  it.each([
    ['requester', 'RequesterPeeringConnectionOptions'],
    ['accepter', 'AccepterPeeringConnectionOptions'],
  ] as const)('is allowed by the %s for its own side', async (side, options) => {
    const { aws, run } = allowOn(inStatus('active'), side)
    valid(await run())
    expect(aws.received.at(-1)).toMatchObject({
      action: 'ModifyVpcPeeringConnectionOptions',
      params: {
        VpcPeeringConnectionId: peeringId,
        [`${options}.AllowDnsResolutionFromRemoteVpc`]: 'true',
      },
    })
  })

  it('waits while the peering is not active yet', async () => {
    const { wait, run } = allowOn([inStatus('provisioning'), inStatus('active')])
    valid(await run())
    expect(wait.pauses).toHaveLength(1)
  })

  it.each(['pending-acceptance', 'deleted', 'failed'] as const)(
    'asks nothing of one that is %s, and may be tried again',
    async (status) => {
      const { aws, run } = allowOn(inStatus(status))
      expect(refused(await run())).toMatchObject({ code: 'PeeringNotActive', retryable: true })
      expect(aws.actions()).not.toContain('ModifyVpcPeeringConnectionOptions')
    },
  )
})
