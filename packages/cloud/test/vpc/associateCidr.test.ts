import { newRequestToken } from '@byoa/cloud-aws'
import { parseVpcId } from '@byoa/core/iam/identity'
import { parseIpv4Cidr } from '@byoa/core/network'
import {
  type Script,
  awsError,
  customerCidr,
  customerVpcId,
  fakeAws,
  fakeWait,
  refused,
  region,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { type KeptBlock, keptBlocks } from './blocks.ts'

const cidr = valid(parseIpv4Cidr('10.51.0.0/16'))
const primary: KeptBlock = { cidr: customerCidr, state: 'associated' }

const associateOn = (
  blocks: ReadonlyArray<KeptBlock>,
  scripts: Readonly<Record<string, Script>> = {},
) => {
  const kept = keptBlocks(primary, ...blocks)
  const aws = fakeAws({ ...kept.acts, ...scripts })
  const wait = fakeWait()
  const customer = customerConsole({ wait, newRequestToken, awsFor: aws.awsFor })
  const run = (parts: Partial<Parameters<typeof customer.associateCidr>[0]> = {}) =>
    customer.associateCidr({ region, vpcId: customerVpcId, cidr, ...parts })()
  return { kept, aws, wait, run }
}

describe('associating a further block with a VPC', () => {
  it('asks for it and waits until it is associated; done again, it looks once', async () => {
    const { kept, aws, wait, run } = associateOn([])
    valid(await run())
    expect(kept.all).toEqual([primary, { cidr, state: 'associated' }])
    const once = ['DescribeVpcs', 'AssociateVpcCidrBlock', 'DescribeVpcs', 'DescribeVpcs']
    expect(aws.actions()).toEqual(once)
    expect(wait.pauses).toEqual([2])
    valid(await run())
    expect(aws.actions()).toEqual([...once, 'DescribeVpcs'])
  })

  it('finds the block that the VPC was made with', async () => {
    const { aws, run } = associateOn([])
    valid(await run({ cidr: customerCidr }))
    expect(aws.actions()).toEqual(['DescribeVpcs'])
  })

  it('waits for one that is being associated', async () => {
    const { aws, run } = associateOn([{ cidr, state: 'associating' }])
    valid(await run())
    expect(aws.actions()).toEqual(['DescribeVpcs', 'DescribeVpcs'])
  })

  it.each(['failed', 'disassociated'] as const)(
    'asks again for one that %s before',
    async (state) => {
      const { kept, run } = associateOn([{ cidr, state }])
      valid(await run())
      expect(kept.all.at(-1)).toEqual({ cidr, state: 'associated' })
    },
  )

  it('waits for one that failed before and does not show as associating yet', async () => {
    const failed: KeptBlock = { cidr, state: 'failed', message: 'of the first attempt' }
    const { kept, aws, run } = associateOn([failed], {
      AssociateVpcCidrBlock: { kind: 'answer', content: {} },
      DescribeVpcs: (received) => {
        if (aws.actions().length === 4) kept.all.push({ cidr, state: 'associated' })
        return kept.acts['DescribeVpcs']?.(received) ?? awsError('InternalError')
      },
    })
    valid(await run())
    expect(kept.all.at(-1)).toEqual({ cidr, state: 'associated' })
  })

  it('fails when it fails once more', async () => {
    const { kept, run } = associateOn([{ cidr, state: 'failed', message: 'the first time' }], {
      AssociateVpcCidrBlock: () => {
        kept.all.push({ cidr, state: 'failed', message: 'the second time' })
        return { kind: 'answer', content: {} }
      },
    })
    expect(refused(await run()).message).toContain('the second time')
  })

  it('is content when somebody else was quicker', async () => {
    const { kept, run } = associateOn([], {
      AssociateVpcCidrBlock: () => {
        kept.all.push({ cidr, state: 'associating' })
        return awsError('VpcCidrConflict')
      },
    })
    valid(await run())
  })

  it('fails with the words of AWS when the block is not associated', async () => {
    const { kept, run } = associateOn([], {
      AssociateVpcCidrBlock: () => {
        kept.all.push({ cidr, state: 'failed', message: 'it overlaps a peered VPC' })
        return { kind: 'answer', content: {} }
      },
    })
    const failure = refused(await run())
    expect(failure).toMatchObject({
      operation: 'CustomerConsole.associateCidr',
      code: 'CidrNotAssociated',
      retryable: false,
    })
    expect(failure.message).toContain('it overlaps a peered VPC')
  })

  it('says so where AWS does not say why', async () => {
    const { kept, run } = associateOn([], {
      AssociateVpcCidrBlock: () => {
        kept.all.push({ cidr, state: 'failing' })
        return { kind: 'answer', content: {} }
      },
    })
    expect(refused(await run()).message).toMatch(/: AWS gives no reason$/)
  })

  it('leaves one to AWS that takes too long', async () => {
    const { aws, wait, run } = associateOn([], {
      AssociateVpcCidrBlock: { kind: 'answer', content: {} },
    })
    valid(await run())
    expect(wait.pauses.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThanOrEqual(60)
    expect(aws.actions().filter((action) => action === 'AssociateVpcCidrBlock')).toHaveLength(1)
  })

  it('fails for good where there is no such VPC', async () => {
    const { run } = associateOn([])
    const vpcId = valid(parseVpcId('vpc-09090909090909090'))
    expect(refused(await run({ vpcId }))).toMatchObject({
      code: 'InvalidVpcID.NotFound',
      retryable: false,
    })
  })

  it.each([
    ['InvalidVpc.Range', 400, false],
    ['CidrLimitExceeded', 400, false],
    ['OperationNotPermitted', 400, false],
    ['UnauthorizedOperation', 403, false],
    ['RequestLimitExceeded', 503, true],
  ])('fails on %s', async (code, status, retryable) => {
    const { kept, run } = associateOn([], { AssociateVpcCidrBlock: awsError(code, 'no', status) })
    expect(refused(await run())).toMatchObject({ code, retryable })
    expect(kept.all).toEqual([primary])
  })
})
