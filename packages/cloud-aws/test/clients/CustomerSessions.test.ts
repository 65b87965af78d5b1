import { inspect } from 'node:util'

import { DescribeVpcsCommand } from '@aws-sdk/client-ec2'
import { describe, expect, it } from 'vitest'

import { awsCustomerCloud } from '../../src/awsCustomerCloud.ts'
import { type Script, answer, awsError, fakeAws } from '../fakeAws.ts'
import { fakeWait } from '../fakeWait.ts'
import { customerVpcId, externalId, region, roleArn, routeTableId } from '../samples.ts'
import { refused, valid } from '../valid.ts'
import { vpcScripts } from '../vpc/vpcScripts.ts'

const startsAt = Date.UTC(2026, 0, 1)
const access = { roleArn, externalId, region }

/** Sessions numbered in the order they were opened, an hour long by the clock of the test. */
const sessionsFrom = (now: () => number): Script => {
  let count = 0
  return () => {
    count += 1
    return answer({
      Credentials: {
        AccessKeyId: `ASIA${count}`,
        SecretAccessKey: `secret-${count}`,
        SessionToken: `token-${count}`,
        Expiration: new Date(now() + 3_600_000),
      },
    })
  }
}

const customerOn = (scripts: Readonly<Record<string, Script>> = {}) => {
  const wait = fakeWait(startsAt)
  const aws = fakeAws({ ...vpcScripts, AssumeRole: sessionsFrom(wait.now), ...scripts })
  const cloud = awsCustomerCloud({ wait, clients: { sts: aws.sts, ec2: aws.ec2As } })
  const describeTables = (parts: Partial<typeof access> = {}) =>
    cloud.describeRouteTables({ ...access, ...parts, routeTableIds: [routeTableId] })()
  const keysUsed = () =>
    aws.received.filter(({ service }) => service === 'ec2').map(({ accessKeyId }) => accessKeyId)
  return { aws, wait, cloud, describeTables, keysUsed }
}

const assumed = (actions: ReadonlyArray<string>): number =>
  actions.filter((action) => action === 'AssumeRole').length

describe('a session in a customer account', () => {
  it('is opened with the external ID for an hour, and signs what follows', async () => {
    const { aws, describeTables, keysUsed } = customerOn()
    valid(await describeTables())
    expect(aws.received[0]).toMatchObject({
      action: 'AssumeRole',
      accessKeyId: 'AKIDRESCALE',
      hostname: 'sts.us-east-1.amazonaws.com',
      params: {
        RoleArn: roleArn,
        ExternalId: externalId,
        DurationSeconds: '3600',
        RoleSessionName: 'rescale-byoa',
      },
    })
    expect(keysUsed()).toEqual(['ASIA1'])
  })

  it('is kept until shortly before it ends', async () => {
    const { wait, describeTables, keysUsed } = customerOn()
    await describeTables()
    await wait.sleep(54 * 60_000)
    await describeTables()
    await wait.sleep(2 * 60_000)
    await describeTables()
    expect(keysUsed()).toEqual(['ASIA1', 'ASIA1', 'ASIA2'])
  })

  it('is shared by all who ask at the same time', async () => {
    const { aws, wait, describeTables } = customerOn()
    const askAll = () => Promise.all([1, 2, 3, 4].map(() => describeTables()))
    await askAll()
    expect(assumed(aws.actions())).toBe(1)
    await wait.sleep(3_600_000)
    await askAll()
    expect(assumed(aws.actions())).toBe(2)
  })

  it('is of one role, one ID and one Region', async () => {
    const { aws, describeTables } = customerOn()
    await describeTables()
    await describeTables({ region: 'eu-west-1' as typeof region })
    await describeTables({ externalId: 'byoa-acme-other' as typeof externalId })
    expect(assumed(aws.actions())).toBe(3)
    expect(aws.received.map(({ hostname }) => hostname)).toContain('sts.eu-west-1.amazonaws.com')
  })

  it('is not kept when it could not be opened', async () => {
    const { aws, describeTables } = customerOn({ AssumeRole: awsError('AccessDenied', 'no', 403) })
    expect(refused(await describeTables())).toMatchObject({
      operation: 'CustomerCloud.describeRouteTables',
      code: 'AccessDenied',
      retryable: false,
    })
    await describeTables()
    expect(aws.actions()).toEqual(['AssumeRole', 'AssumeRole'])
  })

  it.each(['RequestExpired', 'ExpiredToken'])(
    'is opened anew, once, when it turns out to be over: %s',
    async (code) => {
      const described = vpcScripts['DescribeRouteTables']
      const { describeTables, keysUsed } = customerOn({
        DescribeRouteTables: (received) =>
          received.accessKeyId === 'ASIA1' ||
          typeof described !== 'object' ||
          !('kind' in described)
            ? awsError(code)
            : described,
      })
      valid(await describeTables())
      expect(keysUsed()).toEqual(['ASIA1', 'ASIA2'])
    },
  )

  it('is not opened a third time', async () => {
    const { aws, describeTables } = customerOn({ DescribeRouteTables: awsError('RequestExpired') })
    expect(refused(await describeTables())).toMatchObject({ code: 'RequestExpired' })
    expect(assumed(aws.actions())).toBe(2)
  })

  it('fails in a Region that is not enabled', async () => {
    const { describeTables } = customerOn({
      AssumeRole: awsError('RegionDisabledException', 'STS is not activated', 403),
    })
    expect(refused(await describeTables())).toMatchObject({
      code: 'RegionNotEnabled',
      retryable: false,
    })
  })

  it('fails when STS answers without credentials', async () => {
    const { describeTables } = customerOn({ AssumeRole: answer({}) })
    expect(refused(await describeTables())).toMatchObject({ code: 'UnreadableAnswer' })
  })
})

describe('secrets', () => {
  it('are in no failure, however deep one looks', async () => {
    const { cloud } = customerOn({ DescribeVpcs: awsError('UnauthorizedOperation', 'no', 403) })
    const failure = refused(await cloud.describeVpc({ ...access, vpcId: customerVpcId })())
    const everything = inspect(failure, { depth: Infinity, showHidden: true, getters: true })
    expect(everything).toContain('UnauthorizedOperation')
    expect(everything).not.toMatch(/secret-1|token-1|rescale-secret/)
  })

  it('would be found if they were there: the SDK keeps the request on its error', async () => {
    const { aws } = customerOn({ DescribeVpcs: awsError('UnauthorizedOperation', 'no', 403) })
    const client = aws.ec2As(region, {
      accessKeyId: 'ASIA1',
      secretAccessKey: 'secret-1',
      sessionToken: 'token-1',
    })
    const thrown = await client
      .send(new DescribeVpcsCommand({}))
      .catch((error: unknown): unknown => error)
    expect(inspect(thrown, { depth: Infinity, showHidden: true })).toContain('token-1')
  })
})
