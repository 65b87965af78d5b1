import { type Script, answer, fakeAws, filterOf, refused, region, valid } from '@byoa/scripted-aws'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { failureOf } from '../../src/failures/failureOf.ts'
import { listZones } from '../../src/vpc/listZones.ts'

const listOn = (DescribeAvailabilityZones: Script) => {
  const aws = fakeAws({ DescribeAvailabilityZones })
  const list = listZones(aws.awsFor(region))
  return { aws, run: pipe(list, TE.mapLeft(failureOf('CustomerConsole.listZones'))) }
}

const zones = (...availabilityZoneInfo: ReadonlyArray<Readonly<Record<string, string>>>) =>
  answer({ availabilityZoneInfo })

describe('listing zones', () => {
  it('returns each with its ID and its name, as AWS lists them', async () => {
    const seen = zones(
      { zoneName: 'us-east-1a', zoneId: 'use1-az4', zoneState: 'available' },
      { zoneName: 'us-east-1b', zoneId: 'use1-az6', zoneState: 'available' },
    )
    expect(valid(await listOn(seen).run())).toEqual([
      { zoneId: 'use1-az4', zoneName: 'us-east-1a' },
      { zoneId: 'use1-az6', zoneName: 'us-east-1b' },
    ])
  })

  it('asks for available ones, without Local Zones and those not opted in to', async () => {
    const { aws, run } = listOn(zones())
    expect(valid(await run())).toEqual([])
    const [call, ...others] = aws.received
    expect(others).toEqual([])
    expect(call && filterOf(call, 'state')).toEqual(['available'])
    expect(call && filterOf(call, 'zone-type')).toEqual(['availability-zone'])
    expect(call?.params).not.toHaveProperty('AllAvailabilityZones')
  })

  it.each([
    ['without an ID', { zoneName: 'us-east-1a' }],
    ['without a name', { zoneId: 'use1-az4' }],
  ])('fails for a zone %s', async (_what, zone) => {
    expect(refused(await listOn(zones(zone)).run())).toMatchObject({
      operation: 'CustomerConsole.listZones',
      code: 'UnreadableAnswer',
      retryable: false,
    })
  })
})
