import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { closedRecord } from '../../src/codec/closedRecord.ts'
import { decode } from '../../src/codec/decodeProblems.ts'
import { hasNatGateway, setupOptionCodecs } from '../../src/cloudformation/SetupOptions.ts'

const options = closedRecord('setup options', {}, setupOptionCodecs)

const key = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

/** The days that `aws logs put-retention-policy help` lists. */
const retentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180]
  .concat([365, 400, 545, 731, 1096, 1827])
  .concat([2192, 2557, 2922, 3288, 3653])

describe('the retention of flow logs', () => {
  test('is one of those that CloudWatch Logs offers, and no other', () => {
    const days = Array.from({ length: 4000 }, (_, day) => day)
    const accepted = days.filter((day) =>
      E.isRight(decode(options, { flowLogs: { retentionDays: day } })),
    )
    expect(accepted).toEqual(retentionDays)
  })
})

describe('an option', () => {
  test.each([
    { zoneIds: ['use1-az1', 'usw2-lax1-az1'] },
    { nodeSubnets: 'public' },
    { nodeSubnets: 'private' },
    { tier: 'connect' },
    { tier: 'compute' },
    { roleNamePrefix: '+=,.@-_' },
    { roleNamePrefix: 'p'.repeat(64) },
    { sessionDurationSeconds: 3600 },
    { sessionDurationSeconds: 43_200 },
    { flowLogs: { retentionDays: 1 } },
    { flowLogs: { retentionDays: 3653 } },
    { s3PrefixListId: 'pl-63a5400a' },
    { s3PrefixListId: 'pl-0123456789abcdef0' },
    { volumeKeyArn: key },
    {
      volumeKeyArn:
        'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef',
    },
  ])('is %j', (option) => {
    expect(decode(options, option)).toEqual(E.right(option))
  })

  test.each([
    { zoneIds: ['us-east-1a'] },
    { zoneIds: 'use1-az1' },
    { nodeSubnets: 'isolated' },
    { tier: 'admin' },
    { roleNamePrefix: '' },
    { roleNamePrefix: 'a/b' },
    { roleNamePrefix: 'p'.repeat(65) },
    { sessionDurationSeconds: 3599 },
    { sessionDurationSeconds: 43_201 },
    { sessionDurationSeconds: 3600.5 },
    { flowLogs: { retentionDays: 31 } },
    { flowLogs: {} },
    { flowLogs: { retentionDays: 30, bucket: 'logs' } },
    { s3PrefixListId: '0.0.0.0/0' },
    { s3PrefixListId: 'pl-63A5400A' },
    { volumeKeyArn: 'arn:aws:kms:us-east-1:111122223333:alias/ebs' },
    { volumeKeyArn: `${key}"` },
    { volumeKeyArn: key.replace('key/', 'key/*') },
  ])('is not %j', (option) => {
    expect(E.isLeft(decode(options, option))).toBe(true)
  })
})

test('only private nodes with egress open have a NAT gateway', () => {
  expect(hasNatGateway({ egress: 'open', nodeSubnets: 'private' })).toBe(true)
  expect(hasNatGateway({ egress: 'open', nodeSubnets: 'public' })).toBe(false)
  expect(hasNatGateway({ egress: 'open' })).toBe(false)
  expect(hasNatGateway({ egress: 'blocked', nodeSubnets: 'private' })).toBe(false)
})
