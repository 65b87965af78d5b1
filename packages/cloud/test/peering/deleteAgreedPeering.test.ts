import { newRequestToken } from '@byoa/cloud-aws'
import {
  type Script,
  answer,
  fakeAws,
  fakeWait,
  peeringId,
  refused,
  region,
  rescaleAccountId,
  rescaleVpcId,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { listed } from './peerings.ts'

const deleteOn = (scripts: Readonly<Record<string, Script>>) => {
  const aws = fakeAws(scripts)
  const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
  return {
    aws,
    run: customer.deletePeering({ region, peeringId, rescaleAccountId, rescaleVpcId }),
  }
}

describe('leaving a peering', () => {
  it('deletes one with the agreed VPC', async () => {
    const { aws, run } = deleteOn({
      DescribeVpcPeeringConnections: listed({ id: peeringId, status: 'active' }),
      DeleteVpcPeeringConnection: answer({ return: true }),
    })
    valid(await run())
    expect(aws.received.at(-1)?.params).toMatchObject({ VpcPeeringConnectionId: peeringId })
  })

  it.each([
    ['account', { account: '444455556666', vpc: rescaleVpcId }],
    ['VPC', { account: rescaleAccountId, vpc: 'vpc-0bb10000000000001' }],
  ])('leaves one alone that another %s requested', async (_what, requester) => {
    const { aws, run } = deleteOn({
      DescribeVpcPeeringConnections: listed({ id: peeringId, status: 'active', requester }),
    })
    expect(refused(await run())).toMatchObject({
      operation: 'CustomerConsole.deletePeering',
      code: 'UnexpectedRequester',
      retryable: false,
    })
    expect(aws.actions()).toEqual(['DescribeVpcPeeringConnections'])
  })
})
