import {
  type Script,
  answer,
  awsError,
  customerAccountId,
  customerVpcId,
  fakeAws,
  filterOf,
  refused,
  region,
  routeTableId,
  valid,
} from '@byoa/scripted-aws'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { failureOf } from '../../src/failures/failureOf.ts'
import { describeVpc } from '../../src/vpc/describeVpc.ts'
import { vpcScripts } from './vpcScripts.ts'

const describeOn = (scripts: Readonly<Record<string, Script>> = {}) => {
  const aws = fakeAws({ ...vpcScripts, ...scripts })
  const read = describeVpc(aws.awsFor(region), { region, vpcId: customerVpcId })
  return { aws, run: pipe(read, TE.mapLeft(failureOf('CustomerCloud.describeVpc'))) }
}

describe('describing a VPC', () => {
  it('puts together what six calls say', async () => {
    const { aws, run } = describeOn()
    expect(valid(await run())).toEqual(
      O.some({
        vpcId: customerVpcId,
        accountId: customerAccountId,
        region,
        state: 'available',
        cidrs: ['10.50.0.0/16', '100.64.0.0/16'],
        dnsSupport: true,
        dnsHostnames: false,
        internetGatewayAttached: true,
        subnets: [
          {
            subnetId: 'subnet-0123456789abcdef0',
            cidr: '10.50.0.0/17',
            availabilityZone: 'us-east-1a',
          },
        ],
        routeTables: [
          {
            routeTableId,
            vpcId: customerVpcId,
            isMain: true,
            subnetIds: [],
            routes: [
              { destination: '10.50.0.0/16', target: { kind: 'local' }, state: 'active' },
              {
                destination: '0.0.0.0/0',
                target: { kind: 'internet-gateway', id: 'igw-1' },
                state: 'active',
              },
            ],
          },
        ],
      }),
    )
    expect(aws.actions()).toHaveLength(6)
  })

  it('asks by filter, always for this VPC alone', async () => {
    const { aws, run } = describeOn()
    await run()
    const filters = aws.received.map(
      (one) =>
        filterOf(one, 'vpc-id')[0] ?? filterOf(one, 'attachment.vpc-id')[0] ?? one.params['VpcId'],
    )
    expect(filters).toEqual([1, 2, 3, 4, 5, 6].map(() => customerVpcId))
  })

  it('finds none where there is none, in one call', async () => {
    const { aws, run } = describeOn({ DescribeVpcs: answer({ vpcSet: [] }) })
    expect(valid(await run())).toEqual(O.none)
    expect(aws.actions()).toEqual(['DescribeVpcs'])
  })

  it('finds none when it goes while it is looked at', async () => {
    const { run } = describeOn({ DescribeVpcAttribute: awsError('InvalidVpcID.NotFound') })
    expect(valid(await run())).toEqual(O.none)
  })

  it.each(['detaching', 'detached'])('counts no gateway that is %s', async (state) => {
    const { run } = describeOn({
      DescribeInternetGateways: answer({
        internetGatewaySet: [
          { internetGatewayId: 'igw-1', attachmentSet: [{ vpcId: customerVpcId, state }] },
        ],
      }),
    })
    expect(O.toUndefined(valid(await run()))?.internetGatewayAttached).toBe(false)
  })

  it.each([
    'DescribeVpcs',
    'DescribeVpcAttribute',
    'DescribeSubnets',
    'DescribeRouteTables',
    'DescribeInternetGateways',
  ])('fails when %s is refused', async (action) => {
    const { run } = describeOn({ [action]: awsError('UnauthorizedOperation', '', 403) })
    expect(refused(await run())).toMatchObject({
      operation: 'CustomerCloud.describeVpc',
      code: 'UnauthorizedOperation',
      retryable: false,
    })
  })

  it('fails when AWS leaves out what a VPC must have', async () => {
    const { run } = describeOn({
      DescribeVpcs: answer({ vpcSet: [{ vpcId: customerVpcId, state: 'available' }] }),
    })
    expect(refused(await run())).toMatchObject({ code: 'UnreadableAnswer' })
  })
})
