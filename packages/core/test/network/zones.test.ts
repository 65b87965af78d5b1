import { describe, expect, test } from 'vitest'

import { Region } from '../../src/iam/identity/Partition.ts'
import { ZoneId } from '../../src/iam/identity/identifiers.ts'
import { isZoneOf, usualZoneCount, zoneIdPrefix, zoneIdsOf } from '../../src/network/zones.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'

/** As DescribeAvailabilityZones shows them. */
describe('the ids of zones', () => {
  test.each([
    ['us-east-1', 'use1-az1'],
    ['us-west-2', 'usw2-az4'],
    ['us-west-2', 'usw2-lax1-az1'],
    ['eu-central-1', 'euc1-az2'],
    ['ap-northeast-1', 'apne1-az4'],
    ['ap-southeast-2', 'apse2-az1'],
    ['ca-central-1', 'cac1-az1'],
    ['sa-east-1', 'sae1-az3'],
    ['us-gov-west-1', 'usgw1-az1'],
    ['cn-north-1', 'cnn1-az1'],
    ['cn-northwest-1', 'cnnw1-az2'],
  ])('of %s start as in %s', (region, zoneId) => {
    expect(isZoneOf(certainlyOf(Region, region), certainlyOf(ZoneId, zoneId))).toBe(true)
    expect(zoneId.startsWith(`${zoneIdPrefix(region)}-`)).toBe(true)
  })

  test.each([
    ['us-east-1', 'use2-az1'],
    ['us-west-1', 'usw2-az1'],
    ['cn-north-1', 'cnnw1-az1'],
    ['us-gov-west-1', 'usw1-az1'],
  ])('of %s do not start as in %s', (region, zoneId) => {
    expect(isZoneOf(certainlyOf(Region, region), certainlyOf(ZoneId, zoneId))).toBe(false)
  })

  test('of isolated partitions are not public, so that none is refused', () => {
    expect(isZoneOf(certainlyOf(Region, 'us-iso-east-1'), certainlyOf(ZoneId, 'use1-az1'))).toBe(
      true,
    )
  })
})

test('most accounts see two zones in us-west-1, six in us-east-1, and three nearly everywhere', () => {
  expect(['us-west-1', 'us-east-1', 'us-west-2', 'eu-west-1'].map(usualZoneCount)).toEqual([
    2, 6, 4, 3,
  ])
})

/** @source https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html */
test.each([
  ['us-west-1', 'usw1-az1 usw1-az2 usw1-az3'],
  ['ap-northeast-1', 'apne1-az1 apne1-az2 apne1-az4'],
  ['us-west-2', 'usw2-az1 usw2-az2 usw2-az3 usw2-az4'],
  ['us-gov-west-1', 'usgw1-az1 usgw1-az2 usgw1-az3'],
])('the zones of %s are %s, whatever an account sees of them', (region, ids) => {
  expect(zoneIdsOf(region)).toEqual(ids.split(' '))
})
