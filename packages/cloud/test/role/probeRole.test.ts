import {
  type Received,
  type Reply,
  type Script,
  answer,
  awsError,
  externalId,
  fakeAws,
  fakeWait,
  refused,
  region,
  roleArn,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { rescaleCloud } from '../../src/rescaleCloud.ts'
import { describeWaiting } from '../../src/waiting/Waiting.ts'

const denied = awsError('AccessDenied', 'User is not authorized to perform: sts:AssumeRole', 403)
const session = answer({
  Credentials: {
    AccessKeyId: 'ASIAPROBE',
    SecretAccessKey: 'probe-secret',
    SessionToken: 'probe-token',
    Expiration: new Date('2026-01-01T00:15:00.000Z'),
  },
})

const probeOn = (script: Script) => {
  const aws = fakeAws({ AssumeRole: script })
  const wait = fakeWait()
  const told: string[] = []
  const cloud = rescaleCloud({
    wait,
    onWaiting: (waiting) => told.push(describeWaiting(waiting)),
    awsFor: aws.awsFor,
  })
  const probe = (id?: string) =>
    cloud.probeRole({ roleArn, region, ...(id === undefined ? {} : { externalId: id }) })()
  return { aws, wait, told, probe }
}

/** A trust policy that lets in whoever presents one ID. */
const trusting =
  (id: string) =>
  ({ params }: Received): Reply =>
    params['ExternalId'] === id ? session : denied

describe('the probe with the ID that must work', () => {
  it('is allowed at once where it works, and asks STS of the Region for the shortest session', async () => {
    const { aws, wait, probe } = probeOn(trusting(externalId))
    expect(valid(await probe(externalId))).toBe('allowed')
    expect(wait.pauses).toEqual([])
    expect(aws.received).toMatchObject([
      {
        service: 'sts',
        hostname: 'sts.us-east-1.amazonaws.com',
        params: { RoleArn: roleArn, ExternalId: externalId, DurationSeconds: '900' },
      },
    ])
  })

  it('waits while the role is too new, and says that it waits for IAM', async () => {
    const { wait, told, probe } = probeOn([denied, denied, session])
    expect(valid(await probe(externalId))).toBe('allowed')
    expect(wait.pauses).toEqual([5, 5])
    expect(told).toEqual([`waiting for IAM: ${roleArn} (0 s)`, `waiting for IAM: ${roleArn} (5 s)`])
  })

  it('is refused after two minutes, and does not wait a second time', async () => {
    const { wait, probe } = probeOn(denied)
    expect(valid(await probe(externalId))).toBe('refused')
    expect(wait.pauses.reduce((sum, seconds) => sum + seconds, 0)).toBe(120)
    const before = wait.pauses.length
    expect(valid(await probe('wrong-0123'))).toBe('refused')
    expect(wait.pauses).toHaveLength(before)
  })
})

describe('the probes that must be refused', () => {
  it('are made twice', async () => {
    const { aws, wait, probe } = probeOn(trusting(externalId))
    await probe(externalId)
    expect(valid(await probe())).toBe('refused')
    expect(valid(await probe('wrong-0123'))).toBe('refused')
    expect(aws.received.map(({ params }) => params['ExternalId'])).toEqual([
      externalId,
      undefined,
      undefined,
      'wrong-0123',
      'wrong-0123',
    ])
    expect(wait.pauses).toEqual([])
  })

  it('show a role that lets in anybody', async () => {
    const { probe } = probeOn(session)
    await probe(externalId)
    expect(valid(await probe())).toBe('allowed')
    expect(valid(await probe('wrong-0123'))).toBe('allowed')
  })

  it('give a trust policy that was just corrected a moment', async () => {
    const { wait, probe } = probeOn([session, session, denied])
    await probe(externalId)
    expect(valid(await probe())).toBe('refused')
    expect(wait.pauses).toEqual([5])
  })

  it('believe no single refusal: one STS may know the new policy, and another not', async () => {
    const { probe } = probeOn([session, denied, session])
    await probe(externalId)
    expect(valid(await probe('wrong-0123'))).toBe('allowed')
  })
})

describe('what is no answer', () => {
  it.each([
    ['RegionDisabledException', 403, 'RegionNotEnabled', false],
    ['ExpiredTokenException', 400, 'ExpiredTokenException', true],
    ['Throttling', 400, 'Throttling', true],
    ['ValidationError', 400, 'ValidationError', false],
    ['ServiceUnavailable', 503, 'ServiceUnavailable', true],
  ])('%s is a failure', async (wire, status, code, retryable) => {
    const { probe } = probeOn(awsError(wire, 'no', status))
    expect(refused(await probe(externalId))).toMatchObject({
      operation: 'RescaleCloud.probeRole',
      code,
      retryable,
    })
    expect(refused(await probe())).toMatchObject({ code })
  })
})
