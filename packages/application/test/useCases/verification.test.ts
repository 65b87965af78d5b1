import { type CustomerCloudError, give } from '@byoa/application'
import { partsOfRoleArn } from '@byoa/core/iam/identity'
import type { StackReported } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import { inspectVpc, recordingRefusal, verifyRole } from '../../src/useCases/verification.ts'
import {
  type Parties,
  asCustomer,
  expectRight,
  history,
  outage,
  overtake,
  parties,
  playTo,
  stateOf,
  typesOf,
  withCustomerCloud,
} from '../support/parties.ts'

const refused: CustomerCloudError = {
  _tag: 'AccessRefused',
  action: 'iam:GetRole',
  message: 'is not authorized to perform: iam:GetRole',
}

const reportedBy = async (played: Parties): Promise<StackReported> =>
  playTo(played, 'StackReported')

const trusting = (played: Parties, { stack, setup }: StackReported, ids?: string): void => {
  asCustomer(played, 'UpdateAssumeRolePolicy', {
    RoleName: partsOfRoleArn(stack.roleArn).name,
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${setup.rescaleAccountId}:root` },
          Action: 'sts:AssumeRole',
          ...(ids === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': ids } } }),
        },
      ],
    }),
  })
}

describe('verifying a role', () => {
  test('as the template makes it records its probes and its trust', async () => {
    const played = parties()
    const handled = expectRight(await verifyRole(played.rescale, await reportedBy(played))())
    expect(typesOf(handled)).toEqual(['RoleVerified', 'TrustVerified'])
    expect(handled.events.every(({ by }) => by === 'rescale')).toBe(true)
    expect(handled.state).toMatchObject({
      role: { outcome: 'verified' },
      trust: { outcome: 'verified' },
    })
  })

  test('that lets nobody in records that, and does not read through it', async () => {
    const played = parties()
    const state = await reportedBy(played)
    trusting(played, state, 'another')
    let reads = 0
    const ports = withCustomerCloud(played, {
      readTrustPolicy: () => {
        reads += 1
        return TE.left(outage)
      },
    })
    expect(expectRight(await verifyRole(ports, state)()).events).toMatchObject([
      { type: 'RoleRejected', data: { problems: ['refused-with-external-id'] } },
    ])
    expect(reads).toBe(0)
  })

  test('that needs no external ID records what the probes and the policy show', async () => {
    const played = parties()
    const state = await reportedBy(played)
    trusting(played, state)
    const handled = expectRight(await verifyRole(played.rescale, state)())
    expect(typesOf(handled)).toEqual(['RoleRejected', 'TrustRejected'])
    expect(handled.state.status).toBe('StackReported')
  })

  test('that may not read itself records that the customer has to', async () => {
    const played = parties()
    const ports = withCustomerCloud(played, { readTrustPolicy: () => TE.left(refused) })
    const handled = expectRight(await verifyRole(ports, await reportedBy(played))())
    expect(typesOf(handled)).toEqual(['RoleVerified', 'TrustUnreadable'])
  })

  test('keeps what the probes showed when the policy cannot be read just now', async () => {
    const played = parties()
    const state = await reportedBy(played)
    const ports = withCustomerCloud(played, { readTrustPolicy: () => TE.left(outage) })
    expect(await verifyRole(ports, state)()).toEqual(E.left(outage))
    expect(await stateOf(played)).toMatchObject({
      role: { outcome: 'verified' },
      trust: { outcome: 'pending' },
    })
  })

  test('says nothing of a policy that was read before something else was recorded', async () => {
    const played = parties()
    const { readTrustPolicy } = played.rescale.customerCloud
    const ports = withCustomerCloud(played, {
      readTrustPolicy: (input) =>
        pipe(
          readTrustPolicy(input),
          TE.chainFirstTaskK(() => () => overtake(played)),
        ),
    })
    const handled = expectRight(await verifyRole(ports, await reportedBy(played))())
    expect(typesOf(handled)).toEqual(['RoleVerified'])
    expect(await stateOf(played)).toMatchObject({ trust: { outcome: 'pending' } })
  })

  test('records nothing when the probes fail', async () => {
    const played = parties()
    const state = await reportedBy(played)
    const before = await history(played)
    const { rescaleCloud } = played.rescale
    const ports = {
      ...played.rescale,
      rescaleCloud: { ...rescaleCloud, probeRole: () => TE.left(outage) },
    }
    expect(await verifyRole(ports, state)()).toEqual(E.left(outage))
    expect(await history(played)).toEqual(before)
  })

  test('says nothing of a stack that was reported meanwhile', async () => {
    const played = parties()
    const state = await reportedBy(played)
    const { rescale: ports, onboardingId } = played
    played.cloud.advanceTime(60)
    expectRight(
      await give({ ports, onboardingId, by: 'customer' }, 'ReportStack', {
        stack: { ...state.stack, stackId: 'another' },
      })(),
    )
    const { events } = expectRight(await verifyRole(ports, state)())
    expect(events.map(({ type }) => type)).not.toContain('RoleVerified')
    expect(await stateOf(played)).toMatchObject({ role: { outcome: 'pending' } })
  })
})

describe('inspecting a VPC', () => {
  test('as it was agreed records that', async () => {
    const played = parties()
    const state = await reportedBy(played)
    expect(expectRight(await inspectVpc(played.rescale, state)()).events).toMatchObject([
      { type: 'VpcVerified', by: 'rescale', data: { vpcId: state.stack.vpcId } },
    ])
  })

  test('that is otherwise records what is wrong', async () => {
    const played = parties()
    const state = await reportedBy(played)
    const { vpcId: VpcId } = state.stack
    const Filters = [{ Name: 'attachment.vpc-id', Values: [VpcId] }]
    const { InternetGateways } = asCustomer(played, 'DescribeInternetGateways', { Filters })
    for (const { InternetGatewayId } of InternetGateways) {
      asCustomer(played, 'DetachInternetGateway', { InternetGatewayId, VpcId })
    }
    expect(typesOf(expectRight(await inspectVpc(played.rescale, state)()))).toEqual(['VpcRejected'])
  })

  test('that is not visible does not take it for gone', async () => {
    const played = parties()
    const state = await reportedBy(played)
    const ports = withCustomerCloud(played, { describeVpc: () => TE.right(O.none) })
    expect(expectRight(await inspectVpc(ports, state)()).events).toMatchObject([
      { type: 'ResourceNotVisible', data: { resourceId: state.stack.vpcId } },
    ])
    expect(await stateOf(played)).toMatchObject({ vpc: { outcome: 'pending' } })
  })

  test('is no news when it began before the last change', async () => {
    const played = parties()
    const state = await reportedBy(played)
    await overtake(played)
    expect(typesOf(expectRight(await inspectVpc(played.rescale, state)()))).toEqual([])
  })

  test('that the role may not describe records which call was refused', async () => {
    const played = parties()
    const state = await reportedBy(played)
    const ports = withCustomerCloud(played, {
      describeVpc: () => TE.left({ ...refused, action: 'ec2:DescribeVpcs' }),
    })
    expect(expectRight(await inspectVpc(ports, state)()).events).toMatchObject([
      {
        type: 'AccessLost',
        by: 'rescale',
        data: { roleArn: state.stack.roleArn, action: 'ec2:DescribeVpcs' },
      },
    ])
  })

  test('records nothing when the world fails', async () => {
    const played = parties()
    const state = await reportedBy(played)
    const before = await history(played)
    const ports = withCustomerCloud(played, { describeVpc: () => TE.left(outage) })
    expect(await inspectVpc(ports, state)()).toEqual(E.left(outage))
    expect(await history(played)).toEqual(before)
  })
})

describe('a refusal by the customer’s account', () => {
  test('that was seen before the last change is no news', async () => {
    const played = parties()
    const state = await reportedBy(played)
    played.cloud.advanceTime(60)
    expectRight(await verifyRole(played.rescale, state)())
    const handled = expectRight(await recordingRefusal(played.rescale, state)(refused)())
    expect(typesOf(handled)).toEqual([])
  })

  test('of the domain stays one', async () => {
    const played = parties()
    const { onboardingId } = played
    const state = await reportedBy(played)
    const error = { _tag: 'Contended', onboardingId, attempts: 5 } as const
    expect(await recordingRefusal(played.rescale, state)(error)()).toEqual(E.left(error))
  })
})
