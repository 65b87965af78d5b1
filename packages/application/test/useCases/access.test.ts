import type { CustomerAccess, CustomerCloudError } from '@byoa/application'
import { ExternalId, partsOfRoleArn } from '@byoa/core/iam/identity'
import type { Connected, Rotation } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { throughRole } from '../../src/useCases/access.ts'
import {
  type Parties,
  asCustomer,
  given,
  outage,
  parties,
  playTo,
  start,
} from '../support/parties.ts'

const connected = await playTo(parties(), 'Connected')
const current = connected.setup.externalId
const next = given(ExternalId, `byoa-acme-${'ab'.repeat(16)}`)

const notAssumed: CustomerCloudError = {
  _tag: 'AccessRefused',
  action: 'sts:AssumeRole',
  message: 'is not authorized to perform: sts:AssumeRole',
}
const notAllowed: CustomerCloudError = { ...notAssumed, action: 'ec2:DescribeVpcs' }

const rotating = (probed?: Rotation['probed']): Connected => ({
  ...connected,
  rotation: {
    nextExternalId: next,
    begunAt: start,
    ...(probed === undefined ? {} : { probed }),
  },
})

/** Reads through the role, where each external ID answers as given, and tells what was tried. */
const reading = async (
  state: Connected,
  answers: Readonly<Record<string, CustomerCloudError>> = {},
) => {
  const tried: CustomerAccess[] = []
  const read = (access: CustomerAccess): TaskEither<CustomerCloudError, string> => {
    tried.push(access)
    const error = answers[access.externalId]
    return () => Promise.resolve(error === undefined ? E.right(access.externalId) : E.left(error))
  }
  const result = await throughRole(state, read)()
  return { result, tried: tried.map(({ externalId }) => externalId), accesses: tried }
}

describe('the source identity of sessions in a whole onboarding', () => {
  /** As a customer does who lets in nobody that does not say who it is. */
  const demandIdentity = (played: Parties, { stack, setup }: Connected): void => {
    const statement = (Action: string, Condition: object) => ({
      Effect: 'Allow',
      Principal: { AWS: setup.rescaleAccountId },
      Action,
      Condition,
    })
    const isRescale = { 'sts:SourceIdentity': 'rescale-byoa' }
    asCustomer(played, 'UpdateAssumeRolePolicy', {
      RoleName: partsOfRoleArn(stack.roleArn).name,
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          statement('sts:AssumeRole', {
            StringEquals: { ...isRescale, 'sts:ExternalId': setup.externalId },
          }),
          statement('sts:SetSourceIdentity', { StringEquals: isRescale }),
        ],
      }),
    })
  }

  test('is on those that are opened once the trust was read, and the role can demand it', async () => {
    const played = parties()
    const state = await playTo(played, 'Connected')
    expect(state.trust).toEqual({ outcome: 'verified', allowsSourceIdentity: true })
    demandIdentity(played, state)
    const readTrust = (from: Connected) =>
      throughRole(from, played.rescale.customerCloud.readTrustPolicy)()
    played.cloud.advanceTime(3600)
    expect(await readTrust({ ...state, trust: { outcome: 'verified' } })).toMatchObject({
      left: { action: 'sts:AssumeRole' },
    })
    expect(E.isRight(await readTrust(state))).toBe(true)
  })
})

describe('reading through the role', () => {
  test('takes the role that was reported and the external ID of the setup', async () => {
    const { accesses } = await reading(connected)
    expect(accesses).toEqual([
      {
        roleArn: connected.stack.roleArn,
        region: 'us-east-1',
        externalId: current,
        sourceIdentity: 'rescale-byoa',
      },
    ])
  })

  test.each([
    ['as agreed, but of before', { outcome: 'verified' }],
    ['not read yet', { outcome: 'pending' }],
    ['that nobody may read', { outcome: 'unreadable' }],
    ['wider than agreed', { outcome: 'rejected', problems: ['any-principal'] }],
  ] as const)('carries no source identity with a trust %s', async (_what, trust) => {
    const { accesses } = await reading({ ...connected, trust })
    expect(accesses).toHaveLength(1)
    expect(accesses[0]).not.toHaveProperty('sourceIdentity')
  })

  test('is refused when the role refuses the only external ID there is', async () => {
    const { result, tried } = await reading(connected, { [current]: notAssumed })
    expect(result).toEqual(E.left(notAssumed))
    expect(tried).toEqual([current])
  })
})

describe('during a rotation', () => {
  test.each([
    ['nothing was probed', undefined],
    ['the role refuses the next ID', 'refused'],
  ] as const)('while %s, the current ID is tried first', async (_title, nextExternalId) => {
    const state = rotating(
      nextExternalId && { nextExternalId, currentExternalId: 'allowed', problems: [] },
    )
    expect(await reading(state)).toMatchObject({ result: E.right(current), tried: [current] })
    const turned = await reading(state, { [current]: notAssumed })
    expect(turned).toMatchObject({ result: E.right(next), tried: [current, next] })
  })

  test('once the role takes the next ID, that is tried first', async () => {
    const state = rotating({
      nextExternalId: 'allowed',
      currentExternalId: 'allowed',
      problems: [],
    })
    expect(await reading(state)).toMatchObject({ result: E.right(next), tried: [next] })
    const turned = await reading(state, { [next]: notAssumed })
    expect(turned).toMatchObject({ result: E.right(current), tried: [next, current] })
  })

  test('what the role may not do is not tried with the other ID', async () => {
    const { result, tried } = await reading(rotating(), { [current]: notAllowed })
    expect(result).toEqual(E.left(notAllowed))
    expect(tried).toEqual([current])
  })

  test('a failure of the world is not tried with the other ID', async () => {
    const { result, tried } = await reading(rotating(), { [current]: outage })
    expect(result).toEqual(E.left(outage))
    expect(tried).toEqual([current])
  })

  test('a role that takes neither ID refuses', async () => {
    const { result } = await reading(rotating(), { [current]: notAssumed, [next]: notAssumed })
    expect(result).toEqual(E.left(notAssumed))
  })
})
