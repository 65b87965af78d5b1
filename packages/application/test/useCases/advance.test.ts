import {
  type Failure,
  advance,
  beginOffboarding,
  cancel,
  closeUnconfirmed,
  confirmTeardown,
  give,
  performCustomerIntent,
  rotateExternalId,
  templateOf,
} from '@byoa/application'
import { type PeeringId, VpcId, partsOfRoleArn } from '@byoa/core/iam/identity'
import {
  type IntentType,
  type OnboardingState,
  type StateWithStack,
  OnboardingId,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  asAdministrator,
  asCustomer,
  askedOf,
  expectRight,
  given,
  history,
  outage,
  parties,
  playTo,
  recorded,
  region,
  stateOf,
  typesOf,
  withCustomerCloud,
  withRescaleCloud,
} from '../support/parties.ts'

const inStatus = async <Status extends OnboardingState['status']>(
  played: Parties,
  status: Status,
): Promise<Extract<OnboardingState, { readonly status: Status }>> => {
  const state = await stateOf(played)
  if (state.status !== status) throw new Error(`is ${state.status}, expected ${status}`)
  return state as Extract<OnboardingState, { readonly status: Status }>
}

const advanced = async (played: Parties): Promise<OnboardingState> =>
  expectRight(await advance(played.rescale, played.onboardingId)()).state

describe('a customer whose role tests no external ID', () => {
  test('is told so, and goes on once the stack is as the template says', async () => {
    const played = parties()
    const setup = await playTo(played, 'SetupIssued')
    const { body } = expectRight(templateOf(setup, setup.setup))
    const edited = body
      .replaceAll('"sts:ExternalId"', '"aws:PrincipalTag/any"')
      .replaceAll('"StringEquals"', '"StringNotEquals"')
    const stack = expectRight(
      await played.customer.console.runStack({
        region,
        stackName: 'rescale-byoa-acme',
        templateBody: edited,
      })(),
    )
    expectRight(
      await give(
        { ports: played.rescale, onboardingId: played.onboardingId, by: 'customer' },
        'ReportStack',
        { stack },
      )(),
    )
    expect(await advanced(played)).toMatchObject({
      status: 'StackReported',
      role: {
        outcome: 'rejected',
        problems: ['allowed-without-external-id', 'allowed-with-wrong-external-id'],
      },
    })
    await playTo(played, 'Connected')
    expect(await history(played)).toContain('RoleVerified')
  })
})

describe('a lease that nobody uses', () => {
  test('lapses, and its block can be had by others', async () => {
    const played = parties()
    await playTo(played, 'SetupIssued')
    played.cloud.advanceTime(played.rescale.policy.leaseSeconds + 1)
    expect((await advanced(played)).status).toBe('Requested')
    const held = expectRight(
      await played.rescale.store.heldCidrs(
        (await inStatus(played, 'Requested')).rescaleVpc.vpcId,
      )(),
    )
    expect(held).toEqual([])
  })
})

describe('a peering request', () => {
  test('that the customer rejects is followed by another', async () => {
    const played = parties()
    const pending = await playTo(played, 'PeeringPending')
    asCustomer(played, 'RejectVpcPeeringConnection', {
      VpcPeeringConnectionId: pending.peering.peeringId,
    })
    const next = await playTo(played, 'Connected')
    expect(await history(played)).toContain('PeeringRejected')
    expect(next).toMatchObject({
      peering: { attempt: 2 },
      formerPeeringIds: [pending.peering.peeringId],
    })
  })

  test('that nobody accepts expires after a week and is made again', async () => {
    const played = parties()
    await playTo(played, 'PeeringPending')
    played.cloud.advanceTime(169 * 60 * 60)
    await advanced(played)
    expect(await history(played)).toContain('PeeringExpired')
    expect((await playTo(played, 'Connected')).status).toBe('Connected')
  })

  test('that keeps being rejected is left to a person after three', async () => {
    const played = parties()
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const pending = await playTo(played, 'PeeringPending')
      asCustomer(played, 'RejectVpcPeeringConnection', {
        VpcPeeringConnectionId: pending.peering.peeringId,
      })
      await advanced(played)
    }
    const { state, waitingFor } = expectRight(await advance(played.rescale, played.onboardingId)())
    expect(state).toMatchObject({ status: 'Verified', attempt: 4 })
    expect(waitingFor.map(({ type }) => type)).toEqual(['ReviewPeering'])
  })
})

describe('a connection', () => {
  test('is inspected in the run after the one that has brought it about', async () => {
    const played = parties()
    const active = await playTo(played, 'PeeringActive')
    for (const RouteTableId of active.stack.routeTableIds) {
      asCustomer(played, 'CreateRoute', {
        RouteTableId,
        DestinationCidrBlock: active.rescaleVpc.cidrs[0],
        VpcPeeringConnectionId: active.peering.peeringId,
      })
    }
    const intents = async () => {
      const { state, steps } = expectRight(await advance(played.rescale, played.onboardingId)())
      expect(state.status).toBe('Connected')
      return steps.map(({ intent }) => intent.type)
    }
    expect(await intents()).toEqual(['ObservePeering', 'ObserveCustomerRoutes'])
    expect(await intents()).toEqual(['ProbeRole', 'InspectConnection'])
  })

  test('whose customer removes a route is degraded until the route is back', async () => {
    const played = parties()
    const connected = await playTo(played, 'Connected')
    const [routeTableId] = connected.stack.routeTableIds
    const [destination] = connected.rescaleVpc.cidrs
    asCustomer(played, 'DeleteRoute', {
      RouteTableId: routeTableId ?? '',
      DestinationCidrBlock: destination,
    })
    expect(await advanced(played)).toMatchObject({
      status: 'Degraded',
      findings: [{ id: 'route-missing', evidence: { side: 'customer', problem: 'absent' } }],
    })
    await playTo(played, 'Connected')
    expect(await history(played)).toContain('DriftCleared')
  })

  test('whose peering is deleted is made again, over the blackholes that are left', async () => {
    const played = parties()
    const connected = await playTo(played, 'Connected')
    asCustomer(played, 'DeleteVpcPeeringConnection', {
      VpcPeeringConnectionId: connected.peering.peeringId,
    })
    await advanced(played)
    expect(await history(played)).toContain('PeeringDeleted')
    expect(await playTo(played, 'Connected')).toMatchObject({ peering: { attempt: 1 } })
  })

  test('rotates its external ID without losing access', async () => {
    const played = parties()
    const before = await playTo(played, 'Connected')
    expectRight(await rotateExternalId(played.rescale, played.onboardingId)())
    const asked: string[] = []
    for (
      let count = 0;
      count < 6 && (await inStatus(played, 'Connected')).rotation !== undefined;
      count += 1
    ) {
      const { state, waitingFor } = expectRight(
        await advance(played.rescale, played.onboardingId)(),
      )
      for (const intent of waitingFor) {
        const work = performCustomerIntent({ ...played.rescale, ...played.customer }, state, intent)
        if (work !== undefined) {
          asked.push(intent.type)
          await work()
        }
      }
    }
    const after = await inStatus(played, 'Connected')
    expect(asked).toEqual(['TrustNextExternalId', 'DistrustCurrentExternalId'])
    expect(after.setup.externalId).not.toBe(before.setup.externalId)
    const probe = { roleArn: after.stack.roleArn, region }
    const { probeRole } = played.rescale.rescaleCloud
    expect(await probeRole({ ...probe, externalId: after.setup.externalId })()).toEqual(
      E.right('allowed'),
    )
    expect(await probeRole({ ...probe, externalId: before.setup.externalId })()).toEqual(
      E.right('refused'),
    )
  })
})

describe('routes that one side added long before the other', () => {
  const active = async () => {
    const played = parties()
    const { peering, stack, rescaleVpc, setup } = await playTo(played, 'PeeringPending')
    const VpcPeeringConnectionId = peering.peeringId
    asCustomer(played, 'AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
    const [ownTable, theirTable] = [rescaleVpc.routeTableIds[0], stack.routeTableIds[0]]
    const own = { RouteTableId: ownTable ?? '', DestinationCidrBlock: setup.cidr }
    const theirs = {
      RouteTableId: theirTable ?? '',
      DestinationCidrBlock: rescaleVpc.cidrs[0] ?? '',
    }
    return { played, VpcPeeringConnectionId, own, theirs, rescaleVpc }
  }

  test('are added again where Rescale’s are gone when the customer adds its own', async () => {
    const { played, VpcPeeringConnectionId, own, theirs, rescaleVpc } = await active()
    expect((await advanced(played)).status).toBe('PeeringActive')
    asAdministrator(played, rescaleVpc.accountId, ['DeleteRoute', own])
    played.cloud.advanceTime(10 * 60)
    asCustomer(played, 'CreateRoute', { ...theirs, VpcPeeringConnectionId })
    expect((await advanced(played)).status).toBe('Connected')
    const sides = (await recorded(played, 'RoutesInstalled')).map(({ data: { side } }) => side)
    expect(sides).toEqual(['rescale', 'customer', 'rescale'])
  })

  test('do not connect where the customer’s are gone when Rescale adds its own', async () => {
    const { played, VpcPeeringConnectionId, theirs } = await active()
    asCustomer(played, 'CreateRoute', { ...theirs, VpcPeeringConnectionId })
    const ports = withRescaleCloud(played, { installRoutes: () => TE.left(outage) })
    expectRight(await advance(ports, played.onboardingId)())
    expect(await recorded(played, 'RoutesInstalled')).toMatchObject([
      { data: { side: 'customer' } },
    ])
    asCustomer(played, 'DeleteRoute', theirs)
    played.cloud.advanceTime(10 * 60)
    expect((await advanced(played)).status).toBe('PeeringActive')
    expect(await recorded(played, 'RoutesMissing')).toMatchObject([{ data: { side: 'customer' } }])
  })
})

describe('a route of Rescale’s that leads elsewhere', () => {
  /** Somebody at Rescale sends a part of the customer's block to the internet. */
  const divert = async (played: Parties): Promise<void> => {
    const state = await stateOf(played)
    if (!('rescaleVpc' in state)) throw new Error('not requested')
    const { vpcId, accountId, routeTableIds } = state.rescaleVpc
    const { InternetGateway } = asAdministrator(played, accountId, ['CreateInternetGateway', {}])
    const GatewayId = InternetGateway.InternetGatewayId
    asAdministrator(played, accountId, [
      'AttachInternetGateway',
      { InternetGatewayId: GatewayId, VpcId: vpcId },
    ])
    for (const RouteTableId of routeTableIds) {
      asAdministrator(played, accountId, [
        'CreateRoute',
        { RouteTableId, DestinationCidrBlock: '10.50.1.0/24', GatewayId },
      ])
    }
  }

  test.each(['PeeringPending', 'Connected'] as const)(
    'is for a person at Rescale to decide about, after %s',
    async (status) => {
      const played = parties()
      const { peering } = await playTo(played, status)
      if (status === 'PeeringPending') {
        const VpcPeeringConnectionId = peering.peeringId
        asCustomer(played, 'AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
      }
      await divert(played)
      const reviewed = async (): Promise<boolean> =>
        (await askedOf(played, 'rescale')).some(({ type }) => type === 'ReviewFailure')
      for (let count = 0; count < 6 && !(await reviewed()); count += 1) {
        await advanced(played)
        played.cloud.advanceTime(15 * 60)
      }
      expect(await reviewed()).toBe(true)
      expect(await recorded(played, 'WorkFailed')).toMatchObject(
        Array.from({ length: 5 }, () => ({ data: { code: 'RouteMissing' } })),
      )
      expect(await recorded(played, 'WorkRecovered')).toEqual([])
    },
  )
})

describe('an onboarding that is cancelled', () => {
  test.each([
    'CidrLeased',
    'SetupIssued',
    'StackReported',
    'PeeringPending',
    'PeeringActive',
  ] as const)('in %s takes back what was made and gives back what was held', async (status) => {
    const played = parties()
    const state = await playTo(played, status)
    expectRight(
      await give(
        { ports: played.rescale, onboardingId: played.onboardingId, by: 'customer' },
        'Cancel',
        {
          reason: 'changed our mind',
        },
      )(),
    )
    for (let count = 0; count < 8; count += 1) {
      const { waitingFor, state: now } = expectRight(
        await advance(played.rescale, played.onboardingId)(),
      )
      for (const intent of waitingFor)
        await performCustomerIntent({ ...played.rescale, ...played.customer }, now, intent)?.()
    }
    expect(await inStatus(played, 'Cancelled')).toMatchObject({ teardown: { outstanding: [] } })
    const held = await played.rescale.store.heldCidrs(state.rescaleVpc.vpcId)()
    expect(held).toEqual(E.right([]))
  })
})

describe('offboarding in the middle of a rotation', () => {
  test('goes on with the ID that the role trusts by then', async () => {
    const played = parties()
    await playTo(played, 'Connected')
    expectRight(await rotateExternalId(played.rescale, played.onboardingId)())
    for (let count = 0; count < 2; count += 1) {
      const { state, waitingFor } = expectRight(
        await advance(played.rescale, played.onboardingId)(),
      )
      for (const intent of waitingFor) {
        await performCustomerIntent({ ...played.rescale, ...played.customer }, state, intent)?.()
      }
    }
    expectRight(
      await give(
        { ports: played.rescale, onboardingId: played.onboardingId, by: 'customer' },
        'BeginOffboarding',
        { reason: 'leaving' },
      )(),
    )
    expect((await playTo(played, 'Closed')).status).toBe('Closed')
  })
})

/** Offboards a connection whose customer leaves its stack as it is. */
const closeWithoutCustomer = async (played: Parties): Promise<void> => {
  const { rescale, onboardingId } = played
  expectRight(await beginOffboarding({ ports: rescale, onboardingId, by: 'rescale' }, 'the end')())
  played.cloud.advanceTime(8 * 24 * 60 * 60)
  await advanced(played)
  expectRight(await closeUnconfirmed(rescale, onboardingId, 'nobody answers')())
}

/** Requests the peering of an onboarding past the record, as a worker does that then ends. */
const requestUnrecorded = async (
  { rescale, onboardingId }: Parties,
  { rescaleVpc, stack, request }: Pick<StateWithStack, 'rescaleVpc' | 'stack' | 'request'>,
): Promise<PeeringId> => {
  const { peeringId } = expectRight(
    await rescale.rescaleCloud.requestPeering({
      onboardingId,
      region,
      rescaleVpcId: rescaleVpc.vpcId,
      customerAccountId: request.accountId,
      customerVpcId: stack.vpcId,
    })(),
  )
  return peeringId
}

const expectDeleted = async ({ rescale }: Parties, peeringId: PeeringId): Promise<void> => {
  const found = await rescale.rescaleCloud.describePeerings({ region, peeringIds: [peeringId] })()
  expect(expectRight(found)).toMatchObject([{ status: 'deleted' }])
}

describe('a peering that nobody has recorded', () => {
  test('is deleted by the teardown, before the stack', async () => {
    const played = parties()
    const { rescale: ports, onboardingId } = played
    const peeringId = await requestUnrecorded(played, await playTo(played, 'StackReported'))
    expectRight(await cancel({ ports, onboardingId, by: 'customer' }, 'changed our mind')())
    await advanced(played)
    await expectDeleted(played, peeringId)
    expect(await history(played)).not.toContain('PeeringRequested')
    expect(await history(played)).toContain('PeeringRemoved')
  })

  test('is deleted after the end', async () => {
    const played = parties()
    const connected = await playTo(played, 'Connected')
    await closeWithoutCustomer(played)
    const peeringId = await requestUnrecorded(played, connected)
    expect(await advanced(played)).toMatchObject({ status: 'Closed' })
    await expectDeleted(played, peeringId)
  })
})

describe('an onboarding that is cancelled and over', () => {
  test('is rid of a peering that another worker requests after that', async () => {
    const played = parties()
    const { rescale: ports, onboardingId } = played
    const reported = await playTo(played, 'StackReported')
    expectRight(await cancel({ ports, onboardingId, by: 'customer' }, 'changed our mind')())
    for (const step of ['StackDeleted', 'AccountClean'] as const) {
      expectRight(await confirmTeardown(ports, onboardingId, step)())
    }
    expect(await advanced(played)).toMatchObject({
      status: 'Cancelled',
      teardown: { outstanding: [] },
    })
    const peeringId = await requestUnrecorded(played, reported)
    await advanced(played)
    await expectDeleted(played, peeringId)
  })
})

describe('an onboarding that is over', () => {
  test('leaves the VPC to the next onboarding that connects it', async () => {
    const first = parties()
    const { stack } = await playTo(first, 'Connected')
    await closeWithoutCustomer(first)
    const next = { ...first, onboardingId: given(OnboardingId, 'onb-fedcba9876543210') }
    expect((await playTo(next, 'Connected')).stack.vpcId).toBe(stack.vpcId)
    await advanced(first)
    expect((await advanced(next)).status).toBe('Connected')
  })

  test('is followed by another over the same stack, though its role was deleted', async () => {
    const first = parties()
    const { stack } = await playTo(first, 'Connected')
    const { name: RoleName } = partsOfRoleArn(stack.roleArn)
    const { PolicyNames } = asCustomer(first, 'ListRolePolicies', { RoleName })
    for (const PolicyName of PolicyNames) {
      asCustomer(first, 'DeleteRolePolicy', { RoleName, PolicyName })
    }
    asCustomer(first, 'DeleteRole', { RoleName })
    await closeWithoutCustomer(first)
    const next = { ...first, onboardingId: given(OnboardingId, 'onb-fedcba9876543210') }
    expect(await playTo(next, 'Connected')).toMatchObject({ stack: { roleArn: stack.roleArn } })
  })
})

describe('what is refused in a run', () => {
  /** The customer's account answers with another VPC, which is recorded by nobody. */
  const withOtherVpc = (
    played: Parties,
    meanwhile: () => Promise<unknown> = () => Promise.resolve(),
  ): Parties => {
    const { describeVpc } = played.rescale.customerCloud
    const rescale = withCustomerCloud(played, {
      describeVpc: (input) =>
        pipe(
          TE.fromTask<unknown, Failure>(meanwhile),
          TE.flatMap(() => describeVpc(input)),
          TE.map(O.map((vpc) => ({ ...vpc, vpcId: given(VpcId, 'vpc-0123456789abcdef0') }))),
        ),
    })
    return { ...played, rescale }
  }

  const failed = ({ rescale: ports, onboardingId }: Parties, intent: IntentType) =>
    give({ ports, onboardingId, by: 'rescale' }, 'RecordWorkFailure', {
      intent,
      operation: 'RescaleCloud.probeRole',
      code: 'InternalError',
      message: 'An internal error has occurred',
    })()

  const run = async ({ rescale, onboardingId }: Parties) => {
    const { steps, failures } = expectRight(await advance(rescale, onboardingId)())
    return { events: steps.flatMap(typesOf), failures }
  }

  const refused = [
    { intent: 'InspectVpc', error: { _tag: 'Rejected', rejection: { _tag: 'OtherVpc' } } },
  ]

  test('is a failure, also after events of the same run', async () => {
    const played = parties()
    await playTo(played, 'StackReported')
    const { events, failures } = await run(withOtherVpc(played))
    expect(events).toEqual(['RoleVerified', 'TrustVerified'])
    expect(failures).toMatchObject(refused)
    expect(await recorded(played, 'WorkFailed')).toMatchObject([
      {
        data: {
          intent: 'InspectVpc',
          operation: 'decide',
          code: 'OtherVpc',
          message: expect.stringMatching(/VPC.*vpc-/) as string,
        },
      },
    ])
  })

  test('is a failure, also after a failure that was counted', async () => {
    const played = parties()
    await playTo(played, 'Connected')
    const broken = withOtherVpc(played)
    const probeRole = () => TE.left({ ...outage, retryable: false })
    const rescale = withRescaleCloud(broken, { probeRole })
    expect((await run({ ...broken, rescale })).failures).toMatchObject([
      { intent: 'ProbeRole', error: { code: 'ServiceUnavailable' } },
      { intent: 'InspectConnection', error: { rejection: { _tag: 'OtherVpc' } } },
    ])
  })

  test('is a failure, also after work that has recovered', async () => {
    const played = parties()
    await playTo(played, 'StackReported')
    expectRight(await failed(played, 'ProbeRole'))
    expect((await run(withOtherVpc(played))).failures).toMatchObject(refused)
    expect(await history(played)).toContain('WorkRecovered')
  })

  test('is none when another worker has recorded anything meanwhile', async () => {
    const played = parties()
    await playTo(played, 'StackReported')
    const { events, failures } = await run(
      withOtherVpc(played, () => failed(played, 'ObservePeering')),
    )
    expect(events).toEqual(['RoleVerified', 'TrustVerified'])
    expect(failures).toEqual([])
  })
})
