/** A run on a sandbox in whose customer's account us-west-1 has two zones, as in most accounts. */
import { readFile } from 'node:fs/promises'

import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleRequest } from '../exampleFile.ts'
import { clientsOf, startSandbox } from '../sandbox/runningSandbox.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { startFront } from './runAwsFront.ts'
import { runNow, useProfiles } from './runAwsStage.ts'

const directory = await workingDirectory()
const { path, write } = directory

const region = 'us-west-1'
const accountId = '111122223333'
const rescaleSide = {
  version: 1,
  accounts: [{ partition: 'aws', accountId: '999988887777' }],
  vpcs: [{ vpcId: 'vpc-0aa10000000000001', region, cidrs: ['10.0.0.0/16'] }],
}
const rescale = await write('rescale.json', rescaleSide)
const scenario = await write('scenario.json', {
  version: 1,
  rescale: rescaleSide,
  customers: [{ accountId, region, zoneIds: ['usw1-az3', 'usw1-az1'] }],
})

afterEach(() => {
  vi.unstubAllEnvs()
})

let written = 0
const requestWith = (zones: Readonly<Record<string, unknown>>): Promise<string> => {
  written += 1
  return write(`request-${written}.json`, { ...exampleRequest(), region, ...zones })
}

/** Opens a sandbox, and runs requests on it through a front that hears every call. */
const openSandbox = async () => {
  const sandbox = await startSandbox({ scenario })
  const [ours, theirs] = ['rescale', 'customer'].map(
    (party) =>
      sandbox.accounts.find((account) => account.party === party) ?? expect.unreachable(party),
  )
  if (ours === undefined || theirs === undefined) return expect.unreachable()
  await useProfiles(directory, { ours, theirs })
  const front = await startFront(sandbox.endpoint)
  const place = ['--endpoint-url', front.endpoint, '--rescale', rescale]
  const parties = ['--rescale-profile', 'ours', '--customer-profile', 'theirs']
  return {
    sandbox,
    front,
    run: async (zones: Readonly<Record<string, unknown>>, ...more: ReadonlyArray<string>) =>
      runNow([...place, ...parties, '--request', await requestWith(zones), ...more]),
  }
}

describe('a request for zones that the account does not see', () => {
  test.each([
    [
      'too many',
      { zoneCount: 3 },
      {
        _tag: 'TooFewZonesSeen',
        zoneCount: 3,
      },
      `zoneCount of the request is 3, but account ${accountId} sees only these Availability Zones in us-west-1: usw1-az3 (us-west-1a), usw1-az1 (us-west-1b). Request at most 2 zones, or another Region.`,
      `申請の zoneCount は 3 ですが、AWS アカウント ${accountId} が us-west-1 で利用できるアベイラビリティーゾーンは次のものだけです: usw1-az3(us-west-1a)、usw1-az1(us-west-1b)。2 以下で申請するか、別のリージョンで申請してください。`,
    ],
    [
      'one by ID',
      { zoneCount: 2, zoneIds: ['usw1-az1', 'usw1-az2'] },
      { _tag: 'ZonesNotSeen', zoneIds: ['usw1-az2'] },
      `zoneIds of the request contains usw1-az2, but account ${accountId} sees only these Availability Zones in us-west-1: usw1-az3 (us-west-1a), usw1-az1 (us-west-1b). Name as many zones that it sees as zoneCount says, or request another Region.`,
      `申請の zoneIds に usw1-az2 がありますが、AWS アカウント ${accountId} が us-west-1 で利用できるアベイラビリティーゾーンは次のものだけです: usw1-az3(us-west-1a)、usw1-az1(us-west-1b)。利用できるゾーンを zoneCount と同じ数だけ指定するか、別のリージョンで申請してください。`,
    ],
  ])(
    '%s: exit 1, which it sees and what to do, in both languages; nothing is issued',
    async (_what, zones, rejection, english, japanese) => {
      const { front, run } = await openSandbox()
      const out = path(`out-${rejection._tag}`)
      expect(await run(zones, '--out', out)).toMatchObject({ code: 1, out: [], err: [english] })
      const inJapanese = await run(zones, '--language', 'ja', '--out', out)
      expect(inJapanese).toMatchObject({ code: 1, out: [], err: [japanese] })
      const told = await run(zones, '--json', '--out', out)
      const seen = [
        { zoneId: 'usw1-az3', zoneName: 'us-west-1a' },
        { zoneId: 'usw1-az1', zoneName: 'us-west-1b' },
      ]
      expect(told.code).toBe(1)
      expect(jsonLines(told.out)).toEqual([
        {
          error: { _tag: 'Rejected', rejection: { ...rejection, accountId, region, seen } },
          message: english,
        },
      ])
      await expect(readFile(out)).rejects.toThrow('ENOENT')
      const called = front.calls.map(({ action }) => action)
      expect(called).toContain('ec2:DescribeAvailabilityZones')
      expect(called.filter((action) => !/:(Describe|GetCallerIdentity)/.test(action))).toEqual([])
    },
  )

  test('is asked of the account with the credentials of the customer', async () => {
    const { sandbox, front, run } = await openSandbox()
    await run({ zoneCount: 3 })
    const theirs = sandbox.accounts.find(({ party }) => party === 'customer')
    const asked = front.calls.filter(({ action }) => action === 'ec2:DescribeAvailabilityZones')
    expect(asked.map(({ accessKeyId }) => accessKeyId)).toEqual([theirs?.accessKeyId])
  })
})

test('a request for zones that the account sees has a subnet in each', async () => {
  const { sandbox, run } = await openSandbox()
  expect((await run({ zoneCount: 2, zoneIds: ['usw1-az1', 'usw1-az3'] })).code).toBe(0)
  const { ec2 } = clientsOf(sandbox, 'customer')
  const Filters = [{ Name: 'default-for-az', Values: ['false'] }]
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }))
  expect(new Set(Subnets.map(({ AvailabilityZoneId }) => AvailabilityZoneId))).toEqual(
    new Set(['usw1-az1', 'usw1-az3']),
  )
})

describe('in memory, where the account is made up', () => {
  const runWith = async (
    zones: Readonly<Record<string, unknown>>,
    ...more: ReadonlyArray<string>
  ) => byoa(['run', '--request', await requestWith(zones), '--rescale', rescale, ...more])

  test.each([[['usw1-az1', 'usw1-az2']], [['usw1-az3', 'usw1-az2']], [['usw1-az1', 'usw1-az3']]])(
    'it sees the zones that the request names: %s',
    async (zoneIds) => {
      const zones = { zoneCount: 2, zoneIds }
      expect((await runWith(zones)).code).toBe(0)
      expect((await runWith(zones, '--plan')).code).toBe(0)
    },
  )

  test.each([[[]], [['--plan']]])(
    'more zones than most accounts see are refused, and may be named: %s',
    async (more) => {
      const { code, err } = await runWith({ zoneCount: 3 }, ...more)
      expect(code).toBe(1)
      expect(err[0]).toMatch(/most accounts see 2 Availability Zones in us-west-1.*zoneIds/)
      const zoneIds = ['usw1-az1', 'usw1-az2', 'usw1-az3']
      expect((await runWith({ zoneCount: 3, zoneIds }, ...more)).code).toBe(0)
    },
  )
})
