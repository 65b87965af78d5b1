import { type PeeringId, parsePeeringId } from '@byoa/core/iam/identity'
import type { PeeringStatus } from '@byoa/core/inspection'
import { awsError, fakeAws, fakeWait, filterOf, refused, region, valid } from '@byoa/scripted-aws'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { describePeerings } from '../../src/peering/describePeerings.ts'
import { rescaleCloud } from '../../src/rescaleCloud.ts'
import { type DescribedPeering, describing, listed } from './peerings.ts'

const idOf = (number: number): PeeringId =>
  valid(parsePeeringId(`pcx-${number.toString(16).padStart(17, '0')}`))

const describeOn = (peerings: ReadonlyArray<DescribedPeering>) => {
  const aws = fakeAws({ DescribeVpcPeeringConnections: describing(peerings) })
  return {
    aws,
    run: (ids: ReadonlyArray<PeeringId>) => describePeerings(aws.awsFor(region), ids)(),
  }
}

const range = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, at) => at)

const status = fc.constantFrom<PeeringStatus>(
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
  'deleting',
  'deleted',
  'rejected',
  'failed',
  'expired',
)

describe('describing many peerings', () => {
  it('answers each id that is visible once, and no other', async () => {
    const world = fc.record({
      visible: fc.uniqueArray(fc.record({ number: fc.nat(600), status }), {
        maxLength: 300,
        selector: ({ number }) => number,
      }),
      asked: fc.array(fc.nat(600), { maxLength: 450, size: 'max' }),
    })
    await fc.assert(
      fc.asyncProperty(world, async ({ visible, asked }) => {
        const peerings = visible.map((one) => ({ id: idOf(one.number), status: one.status }))
        const seen = valid(await describeOn(peerings).run(asked.map(idOf)))
        const expected = peerings.filter(({ id }) => asked.some((number) => idOf(number) === id))
        const byId = (left: { id: string }, right: { id: string }): number =>
          left.id < right.id ? -1 : 1
        expect(
          seen.map(({ peeringId, status: code }) => ({ id: peeringId, status: code })).sort(byId),
        ).toEqual([...expected].sort(byId))
      }),
      { numRuns: 25 },
    )
  })

  it.each([
    [1, 1],
    [200, 1],
    [1000, 1],
    [1001, 2],
    [2500, 3],
  ])('polls %i pending ones in %i calls, however many are active', async (pending, calls) => {
    const ids = range(pending).map(idOf)
    const others = range(1500).map((at) => ({ id: idOf(10_000 + at), status: 'active' as const }))
    const { aws, run } = describeOn([
      ...others,
      ...ids.map((id) => ({ id, status: 'pending-acceptance' as const })),
    ])
    expect(valid(await run(ids))).toHaveLength(pending)
    expect(aws.actions()).toHaveLength(calls)
  })

  it.each([
    'initiating-request',
    'pending-acceptance',
    'provisioning',
    'failed',
    'rejected',
    'expired',
  ] as const)('learns in one call of 300 that they are %s', async (code) => {
    const ids = range(300).map(idOf)
    const { aws, run } = describeOn(ids.map((id) => ({ id, status: code })))
    expect(valid(await run(ids))).toHaveLength(300)
    expect(aws.actions()).toHaveLength(1)
  })

  it('asks again, by id, only for those that are not pending any more', async () => {
    const ids = range(300).map(idOf)
    const { aws, run } = describeOn(
      ids.map((id, at) => ({ id, status: at < 10 ? 'active' : 'pending-acceptance' })),
    )
    expect(valid(await run(ids))).toHaveLength(300)
    expect(aws.received.map((one) => filterOf(one, 'vpc-peering-connection-id').length)).toEqual([
      0, 10,
    ])
  })

  it('never puts more than 200 values into a filter', async () => {
    const { aws, run } = describeOn([])
    await run(range(999).map(idOf))
    const sizes = aws.received.map((one) => filterOf(one, 'vpc-peering-connection-id').length)
    expect(Math.max(...sizes)).toBe(200)
  })

  it('asks nothing about nothing', async () => {
    const { aws, run } = describeOn([])
    expect(valid(await run([]))).toEqual([])
    expect(aws.actions()).toEqual([])
  })

  it('goes on after a page that is empty', async () => {
    const aws = fakeAws({
      DescribeVpcPeeringConnections: (received) =>
        received.params['NextToken'] === undefined
          ? { kind: 'answer', content: { vpcPeeringConnectionSet: [], nextToken: 'more' } }
          : listed({ id: idOf(1), status: 'active' }),
    })
    const seen = valid(await describePeerings(aws.awsFor(region), [idOf(1)])())
    expect(seen).toHaveLength(1)
  })

  it('fails as the port operation when AWS refuses', async () => {
    const aws = fakeAws({
      DescribeVpcPeeringConnections: awsError('RequestLimitExceeded', 'slow down', 503),
    })
    const rescale = rescaleCloud({ wait: fakeWait(), awsFor: aws.awsFor })
    const failed = await rescale.describePeerings({ region, peeringIds: [idOf(1)] })()
    expect(refused(failed)).toMatchObject({
      operation: 'RescaleCloud.describePeerings',
      code: 'RequestLimitExceeded',
      retryable: true,
    })
  })
})
