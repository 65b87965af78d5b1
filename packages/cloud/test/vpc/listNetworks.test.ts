import { newRequestToken } from '@byoa/cloud-aws'
import {
  type Reply,
  answer,
  customerVpcId,
  fakeAws,
  fakeWait,
  region,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'

const associated = (cidrBlock: string, state = 'associated') => ({
  cidrBlock,
  cidrBlockState: { state },
})

const listOn = (...pages: ReadonlyArray<Reply>) => {
  const aws = fakeAws({ DescribeVpcs: pages })
  const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
  return { aws, run: customer.listNetworks({ region }) }
}

describe('the networks of an account', () => {
  it('are the associated blocks of every VPC, on every page', async () => {
    const { aws, run } = listOn(
      answer({
        vpcSet: [
          {
            vpcId: customerVpcId,
            cidrBlock: '10.1.0.0/16',
            cidrBlockAssociationSet: [
              associated('10.1.0.0/16'),
              associated('10.2.0.0/16'),
              associated('10.3.0.0/16', 'disassociated'),
            ],
          },
        ],
        nextToken: 'more',
      }),
      answer({
        vpcSet: [{ vpcId: 'vpc-2', cidrBlockAssociationSet: [associated('172.31.0.0/16')] }],
      }),
    )
    expect(valid(await run())).toEqual([
      { cidr: '10.1.0.0/16', name: customerVpcId },
      { cidr: '10.2.0.0/16', name: customerVpcId },
      { cidr: '172.31.0.0/16', name: 'vpc-2' },
    ])
    expect(aws.actions()).toEqual(['DescribeVpcs', 'DescribeVpcs'])
  })
})
