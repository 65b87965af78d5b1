import {
  type Script,
  awsError,
  fakeAws,
  fakeWait,
  formerPeeringId,
  peeringId,
  refused,
  region,
  routeTableId,
  strangePeeringId,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { rescaleCloud } from '../../src/rescaleCloud.ts'
import { type KeptTables, routing } from './tables.ts'

const removeOn = (tables: KeptTables, scripts: Readonly<Record<string, Script>> = {}) => {
  const aws = fakeAws({ ...routing(tables), ...scripts })
  const rescale = rescaleCloud({ wait: fakeWait(), awsFor: aws.awsFor })
  const run = rescale.removeRoutes({
    region,
    routeTableIds: [routeTableId],
    peeringIds: [peeringId, formerPeeringId],
  })
  return { aws, run }
}

const fullTable = (): KeptTables =>
  new Map([
    [
      routeTableId,
      [
        { destination: '10.50.0.0/16', target: 'local' },
        { destination: '10.0.0.0/16', target: peeringId },
        { destination: '10.1.0.0/16', target: formerPeeringId, state: 'blackhole' },
        { destination: '10.2.0.0/16', target: strangePeeringId },
        { destination: '0.0.0.0/0', target: 'igw-1' },
      ],
    ],
  ])

describe('removing routes', () => {
  it('removes those to the given peerings, dead or alive, and no others', async () => {
    const { aws, run } = removeOn(fullTable())
    const [table] = valid(await run())
    expect(table?.routes.map(({ destination }) => destination)).toEqual([
      '10.50.0.0/16',
      '10.2.0.0/16',
      '0.0.0.0/0',
    ])
    expect(aws.actions().filter((action) => action === 'DeleteRoute')).toHaveLength(2)
  })

  it('done again, removes nothing and looks once', async () => {
    const { aws, run } = removeOn(fullTable())
    const first = valid(await run())
    const calls = aws.actions().length
    expect(valid(await run())).toEqual(first)
    expect(aws.actions().slice(calls)).toEqual(['DescribeRouteTables'])
  })

  it.each(['InvalidRoute.NotFound', 'InvalidRouteTableID.NotFound'])(
    'is content when the route went meanwhile: %s',
    async (code) => {
      const tables = fullTable()
      const { run } = removeOn(tables, {
        DeleteRoute: () => {
          tables.clear()
          return awsError(code)
        },
      })
      expect(valid(await run())).toEqual([])
    },
  )

  it('fails when it may not', async () => {
    const { run } = removeOn(fullTable(), {
      DeleteRoute: awsError('UnauthorizedOperation', '', 403),
    })
    expect(refused(await run())).toMatchObject({ code: 'UnauthorizedOperation', retryable: false })
  })
})
