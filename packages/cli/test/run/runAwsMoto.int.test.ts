/** Both parties through the SDK, on a moto server: another AWS than ours, by other people. */
import { CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  type MotoServer,
  hasMotoServer,
  isMotoRequired,
  motoCredentials,
  startMotoServer,
} from '@byoa/scripted-aws'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

import { byoa } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'
import { startFront } from './runAwsFront.ts'
import { trustJudge } from './runAwsMoto.ts'
import { type ProfileKeys, runNow, typesIn, useProfiles } from './runAwsStage.ts'

const rescaleAccountId = '999988887777'
const customerAccountId = '111122223333'
const region = 'us-east-1'

const isPresent = hasMotoServer()

const isLong = process.env['BYOA_LONG'] === '1'

describe.runIf(!isPresent && isMotoRequired)('moto_server', () => {
  test('is on the PATH, as BYOA_REQUIRE_MOTO=1 demands', () => {
    expect(isPresent).toBe(true)
  })
})

describe.skipIf(!isPresent)('byoa run on moto_server', async () => {
  const directory = await workingDirectory()
  const { path, write } = directory
  const request = exampleFile('request.json')
  let moto: MotoServer | undefined
  let endpoint = ''
  let ours: ProfileKeys
  let theirs: ProfileKeys
  let rescale = ''

  beforeAll(async () => {
    moto = await startMotoServer()
    endpoint = moto.endpoint
    ours = await motoCredentials({ endpoint }, rescaleAccountId)
    theirs = await motoCredentials({ endpoint }, customerAccountId)
    const { sessionToken = '', ...pair } = ours
    const ec2 = new EC2Client({ endpoint, region, credentials: { ...pair, sessionToken } })
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }))
    rescale = await write('rescale.json', {
      version: 1,
      accounts: [{ partition: 'aws', accountId: rescaleAccountId }],
      vpcs: [{ vpcId: Vpc?.VpcId, region, cidrs: ['10.0.0.0/16'] }],
    })
  })

  afterEach(() => {
    vi.unstubAllEnvs()
  })

  afterAll(async () => {
    await moto?.stop()
  })

  const wordsAt = (place: string): ReadonlyArray<string> => [
    '--request',
    request,
    '--rescale',
    rescale,
    '--endpoint-url',
    place,
    '--rescale-profile',
    'ours',
    '--customer-profile',
    'theirs',
  ]

  test('refuses a profile of the wrong account before anything is made', async () => {
    await useProfiles(directory, { ours, theirs: ours })
    const front = await startFront(endpoint)
    const { code, err } = await runNow(wordsAt(front.endpoint))
    expect(code).toBe(2)
    expect(err[1]).toContain(`expected credentials of account ${customerAccountId}`)
    expect(new Set(front.calls.map(({ action }) => action))).toEqual(
      new Set(['sts:GetCallerIdentity']),
    )
  })

  test('ends Connected, with the documents and the kinds of events of a run in memory', async () => {
    await useProfiles(directory, { ours, theirs })
    const judge = trustJudge({ endpoint, keys: theirs, rescaleAccountId })
    const front = await startFront(endpoint, judge)
    const [out, inMemory] = [path('out'), path('in-memory')]
    const ran = await runNow([...wordsAt(front.endpoint), '--out', out])
    expect({ code: ran.code, last: ran.out.at(-3) }).toEqual({
      code: 0,
      last: '                 = Connected',
    })
    await byoa(['run', '--request', request, '--out', inMemory])
    const [files, expected] = [await filesIn(out), await filesIn(inMemory)]
    // moto shows no associations of a stack's subnets: a review asks for routes in the main table.
    expect(Object.keys(files)).toEqual([...Object.keys(expected), 'review.json'].toSorted())
    expect(typesIn(files['events.jsonl'] ?? '')).toEqual(typesIn(expected['events.jsonl'] ?? ''))
    const written = [ran.all, ...Object.values(files)].join('\n')
    for (const { accessKeyId, secretAccessKey, sessionToken } of [ours, theirs]) {
      for (const secret of [accessKeyId, secretAccessKey, sessionToken ?? accessKeyId]) {
        expect(written).not.toContain(secret)
      }
    }
  })

  test.runIf(isLong)(
    'stops where moto lets in everybody, and says that the role does: exit 1',
    async () => {
      const another = 'eu-west-1'
      const elsewhere = await write('another.json', { ...exampleRequest(), region: another })
      const { sessionToken = '', ...pair } = ours
      const ec2 = new EC2Client({
        endpoint,
        region: another,
        credentials: { ...pair, sessionToken },
      })
      const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }))
      const file = await write('rescale-another.json', {
        version: 1,
        accounts: [{ partition: 'aws', accountId: rescaleAccountId }],
        vpcs: [{ vpcId: Vpc?.VpcId, region: another, cidrs: ['10.0.0.0/16'] }],
      })
      await useProfiles(directory, { ours, theirs })
      const words = [...wordsAt(endpoint), '--request', elsewhere, '--rescale', file]
      const { code, out, err } = await runNow(words)
      expect(code).toBe(1)
      expect(out.join('\n')).toMatch(/without.*external ID/)
      expect(err.join('\n')).toContain('cannot continue by itself')
    },
  )
})
