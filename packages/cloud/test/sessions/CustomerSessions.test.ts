import { inspect } from 'node:util'

import type { CustomerAccess } from '@byoa/application'
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  type Received,
  type Reply,
  type Script,
  answer,
  awsError,
  customerVpcId,
  externalId,
  fakeAws,
  fakeWait,
  refused,
  region,
  roleArn,
  routeTableId,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerCloud } from '../../src/customerCloud.ts'
import { vpcScripts } from '../vpc/vpcScripts.ts'

const noTables = answer({ routeTableSet: [] })

const startsAt = Date.UTC(2026, 0, 1)
const access = { roleArn, externalId, region }

/** Sessions numbered in the order they were opened, an hour long by the clock of the test. */
const sessionsFrom = (now: () => number): ((received: Received) => Reply) => {
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
  const cloud = customerCloud({
    wait,
    awsFor: aws.awsFor,
  })
  const describeTables = (parts: Partial<CustomerAccess> = {}) =>
    cloud.describeRouteTables({ ...access, ...parts, routeTableIds: [routeTableId] })()
  const keysUsed = () =>
    aws.received.filter(({ service }) => service === 'ec2').map(({ accessKeyId }) => accessKeyId)
  return { aws, wait, cloud, describeTables, keysUsed }
}

const denied = awsError('AccessDenied', 'User: arn:aws:sts::1 is not authorized', 403)
const unauthorized = awsError('UnauthorizedOperation', 'You are not authorized', 403)

/** A role that is there, then deleted: what its sessions may do is gone with it. */
const deletableRole = (now: () => number, answered: Reply) => {
  let isDeleted = false
  const assume = sessionsFrom(now)
  return {
    delete: () => {
      isDeleted = true
    },
    scripts: {
      AssumeRole: (received: Received) => (isDeleted ? denied : assume(received)),
      DescribeRouteTables: () => (isDeleted ? answered : noTables),
    },
  }
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

  describe('with a source identity', () => {
    const named = { ...access, sourceIdentity: 'rescale-byoa' }
    const namesIn = (aws: ReturnType<typeof customerOn>['aws']) =>
      aws.received
        .filter(({ action }) => action === 'AssumeRole')
        .map(({ params }) => params['SourceIdentity'])

    it('carries it where the access has it, and only there', async () => {
      const { aws, describeTables } = customerOn()
      valid(await describeTables(named))
      expect(namesIn(aws)).toEqual(['rescale-byoa'])
      const plain = customerOn()
      valid(await plain.describeTables())
      expect(namesIn(plain.aws)).toEqual([undefined])
    })

    it('is the session that was opened without, as long as that is good', async () => {
      const { aws, wait, describeTables } = customerOn()
      await describeTables()
      await describeTables(named)
      expect(namesIn(aws)).toEqual([undefined])
      await wait.sleep(3_600_000)
      await describeTables(named)
      expect(namesIn(aws)).toEqual([undefined, 'rescale-byoa'])
    })

    it('is opened without it when the role refuses it by now', async () => {
      const { aws, wait } = customerOn()
      const assume = sessionsFrom(wait.now)
      const refusing = customerOn({
        AssumeRole: (received) =>
          received.params['SourceIdentity'] === undefined ? assume(received) : denied,
      })
      valid(await refusing.describeTables(named))
      expect(namesIn(refusing.aws)).toEqual(['rescale-byoa', undefined])
      expect(aws.received).toEqual([])
    })

    it('fails as it does without it when nobody is let in, or the world fails', async () => {
      const { aws, describeTables } = customerOn({ AssumeRole: denied })
      expect(refused(await describeTables(named))).toMatchObject({ action: 'sts:AssumeRole' })
      expect(assumed(aws.actions())).toBe(2)
      const outage = customerOn({ AssumeRole: awsError('RegionDisabledException', 'off', 403) })
      expect(refused(await outage.describeTables(named))).toMatchObject({
        code: 'RegionNotEnabled',
      })
      expect(assumed(outage.aws.actions())).toBe(1)
    })
  })

  it('is not kept when it could not be opened', async () => {
    const { aws, describeTables } = customerOn({ AssumeRole: denied })
    await describeTables()
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

/** The actions of the role, and a port operation that makes each of them. */
const operations: ReadonlyArray<readonly [string, 'describeVpc' | 'readTrustPolicy']> = [
  ['DescribeVpcs', 'describeVpc'],
  ['DescribeVpcAttribute', 'describeVpc'],
  ['DescribeSubnets', 'describeVpc'],
  ['DescribeRouteTables', 'describeVpc'],
  ['DescribeInternetGateways', 'describeVpc'],
  ['GetRole', 'readTrustPolicy'],
]

describe('a refusal of the account', () => {
  const input = { ...access, vpcId: customerVpcId }

  it('names sts:AssumeRole when the role lets nobody in, in the words of AWS', async () => {
    const { describeTables } = customerOn({ AssumeRole: denied })
    expect(refused(await describeTables())).toEqual({
      _tag: 'AccessRefused',
      action: 'sts:AssumeRole',
      message: 'User: arn:aws:sts::1 is not authorized',
    })
  })

  it.each(operations)('names the call that the role may not make: %s', async (name, operation) => {
    const isIam = name === 'GetRole'
    const { aws, cloud } = customerOn({ [name]: isIam ? denied : unauthorized })
    expect(refused<unknown>(await cloud[operation](input)())).toEqual({
      _tag: 'AccessRefused',
      action: `${isIam ? 'iam' : 'ec2'}:${name}`,
      message: isIam ? 'User: arn:aws:sts::1 is not authorized' : 'You are not authorized',
    })
    expect(assumed(aws.actions())).toBe(1)
  })

  it.each([
    ['RequestLimitExceeded', 503, true],
    ['InternalError', 500, true],
    ['InvalidParameterValue', 400, false],
  ])('is not what %s is', async (code, status, retryable) => {
    const { describeTables } = customerOn({ DescribeRouteTables: awsError(code, 'no', status) })
    expect(refused(await describeTables())).toMatchObject({
      _tag: 'Failure',
      operation: 'CustomerCloud.describeRouteTables',
      code,
      retryable,
    })
  })
})

describe('a session that is kept', () => {
  it('is used on while the role lets nobody new in', async () => {
    const { wait, describeTables, keysUsed } = customerOn({
      AssumeRole: [sessionsFrom(() => startsAt)({} as Received), denied],
    })
    valid(await describeTables())
    await wait.sleep(30 * 60_000)
    valid(await describeTables())
    expect(keysUsed()).toEqual(['ASIA1', 'ASIA1'])
  })

  it.each([
    ['UnauthorizedOperation', 403],
    ['AuthFailure', 401],
    ['InvalidClientTokenId', 403],
  ])('is given up when it is answered as that of a deleted role: %s', async (code, status) => {
    const role = deletableRole(() => startsAt, awsError(code, 'no', status))
    const { aws, describeTables } = customerOn(role.scripts)
    valid(await describeTables())
    role.delete()
    expect(refused(await describeTables())).toMatchObject({
      _tag: 'AccessRefused',
      action: 'sts:AssumeRole',
    })
    await describeTables()
    expect(aws.actions().slice(2)).toEqual(['DescribeRouteTables', 'AssumeRole', 'AssumeRole'])
  })

  it('is renewed once when a call is refused in it, and the refusal named', async () => {
    const { aws, describeTables, keysUsed } = customerOn({
      DescribeRouteTables: [noTables, unauthorized],
    })
    valid(await describeTables())
    expect(refused(await describeTables())).toMatchObject({ action: 'ec2:DescribeRouteTables' })
    expect(keysUsed()).toEqual(['ASIA1', 'ASIA1', 'ASIA2'])
    expect(assumed(aws.actions())).toBe(2)
  })

  it('is renewed when its role was deleted and created again', async () => {
    const { describeTables, keysUsed } = customerOn({
      DescribeRouteTables: [noTables, unauthorized, noTables],
    })
    valid(await describeTables())
    valid(await describeTables())
    expect(keysUsed()).toEqual(['ASIA1', 'ASIA1', 'ASIA2'])
  })

  it('is renewed once for all who find it over at the same time', async () => {
    const { aws, describeTables } = customerOn({
      DescribeRouteTables: ({ accessKeyId }) =>
        accessKeyId === 'ASIA1' && aws.received.length > 2 ? unauthorized : noTables,
    })
    valid(await describeTables())
    const all = await Promise.all([1, 2, 3, 4].map(() => describeTables()))
    all.map(valid)
    expect(assumed(aws.actions())).toBe(2)
  })
})

describe('secrets', () => {
  it('are in no failure, however deep one looks', async () => {
    const { cloud } = customerOn({ DescribeVpcs: awsError('InvalidParameterValue', 'no', 400) })
    const failure = refused(await cloud.describeVpc({ ...access, vpcId: customerVpcId })())
    const everything = inspect(failure, { depth: Infinity, showHidden: true, getters: true })
    expect(everything).toContain('InvalidParameterValue')
    expect(everything).not.toMatch(/secret-1|token-1|rescale-secret/)
  })

  it('would be found if they were there: the SDK keeps the request on its error', async () => {
    const { aws } = customerOn({ DescribeVpcs: awsError('UnauthorizedOperation', 'no', 403) })
    const credentials = {
      accessKeyId: 'ASIA1',
      secretAccessKey: 'secret-1',
      sessionToken: 'token-1',
    }
    const client = new EC2Client({ ...aws.config, region, credentials })
    const thrown = await client
      .send(new DescribeVpcsCommand({}))
      .catch((error: unknown): unknown => error)
    expect(inspect(thrown, { depth: Infinity, showHidden: true })).toContain('token-1')
  })
})
