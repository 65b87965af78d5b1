/** What must hold at the end of a fleet. */
import { loadOnboarding } from '@byoa/application'
import type { KnownState, OnboardingEvent, OnboardingId } from '@byoa/core/onboarding'
import { type Ipv4Cidr, overlaps, toBlock } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

import type { FleetRun } from './playFleet.ts'

interface Loaded {
  readonly onboardingId: OnboardingId
  readonly state: KnownState
  readonly events: ReadonlyArray<OnboardingEvent>
}

const loadAll = async ({ customers, store }: FleetRun): Promise<ReadonlyArray<Loaded>> => {
  const all: Loaded[] = []
  for (const { onboardingId } of customers.all) {
    const loaded = await loadOnboarding(store, onboardingId)()
    if (E.isRight(loaded)) all.push(loaded.right)
  }
  return all
}

const connected = (all: ReadonlyArray<Loaded>): ReadonlyArray<string> =>
  all.flatMap(({ onboardingId, state }) =>
    state.status === 'Connected' ? [] : [`${onboardingId} is ${state.status}`],
  )

/** Steps that change the world, and that a straight way takes once. */
const onceOnly: ReadonlySet<OnboardingEvent['type']> = new Set<OnboardingEvent['type']>([
  'OnboardingRequested',
  'CidrLeased',
  'SetupIssued',
  'StackReported',
  'PeeringRequested',
  'PeeringActivated',
])

const nothingTwice = (all: ReadonlyArray<Loaded>): ReadonlyArray<string> =>
  all.flatMap(({ onboardingId, events }) => {
    const types = events.map(({ type }) => type).filter((type) => onceOnly.has(type))
    return types.length === onceOnly.size && new Set(types).size === types.length
      ? []
      : [`${onboardingId} has ${types.join(', ')}`]
  })

const blockOf = (state: KnownState): Ipv4Cidr | undefined =>
  'setup' in state ? state.setup?.cidr : undefined

const disjoint = (all: ReadonlyArray<Loaded>): ReadonlyArray<string> => {
  const held = all.flatMap(({ onboardingId, state }) => {
    const cidr = blockOf(state)
    return cidr === undefined ? [] : [{ onboardingId, cidr, vpcId: state.rescaleVpc.vpcId }]
  })
  return held.flatMap((one, index) =>
    held
      .slice(index + 1)
      .filter(
        (other) => other.vpcId === one.vpcId && overlaps(toBlock(other.cidr), toBlock(one.cidr)),
      )
      .map((other) => `${one.onboardingId} and ${other.onboardingId} overlap`),
  )
}

/** The peerings and routes of Rescale's account are those of the onboardings, and no others. */
const noOrphans = async (
  { customers: { rescaleAws } }: FleetRun,
  all: ReadonlyArray<Loaded>,
): Promise<ReadonlyArray<string>> => {
  const peerings = await rescaleAws.ec2.describeVpcPeeringConnections({})()
  const tables = await rescaleAws.ec2.describeRouteTables({})()
  if (E.isLeft(peerings) || E.isLeft(tables)) return ['the account could not be read']
  const expected = new Map(
    all.flatMap(({ state }) =>
      'peering' in state && state.peering !== undefined
        ? [[state.peering.peeringId as string, blockOf(state)] as const]
        : [],
    ),
  )
  const found = (peerings.right.VpcPeeringConnections ?? []).map(
    ({ VpcPeeringConnectionId: id }) => id ?? '',
  )
  const routes = (tables.right.RouteTables ?? [])
    .flatMap(({ Routes }) => Routes ?? [])
    .flatMap(({ VpcPeeringConnectionId: id, DestinationCidrBlock: to }) =>
      id === undefined ? [] : [{ id, to }],
    )
  return [
    ...found.filter((id) => !expected.has(id)).map((id) => `${id} belongs to nobody`),
    ...[...expected.keys()].filter((id) => !found.includes(id)).map((id) => `${id} is missing`),
    ...routes
      .filter(({ id, to }) => expected.get(id) !== to)
      .map(({ id, to }) => `route ${to} to ${id} belongs to nobody`),
    ...[...expected]
      .filter(([id, block]) => !routes.some((route) => route.id === id && route.to === block))
      .map(([id]) => `no route to ${id}`),
  ]
}

const nothingLost = (
  { acknowledged }: FleetRun,
  all: ReadonlyArray<Loaded>,
): ReadonlyArray<string> =>
  [...acknowledged].flatMap(([onboardingId, version]) => {
    const events = all.find((one) => one.onboardingId === onboardingId)?.events.length ?? 0
    return events >= version ? [] : [`${onboardingId} has ${events} of ${version} events`]
  })

const secretsIn = ({ logs }: FleetRun, all: ReadonlyArray<Loaded>): ReadonlyArray<string> => {
  const text = logs.join('\n')
  const externalIds = all.flatMap(({ state }) =>
    'setup' in state && state.setup !== undefined ? [state.setup.externalId as string] : [],
  )
  return [...externalIds, 'not-a-secret'].filter((secret) => text.includes(secret))
}

/** Lists everything that is wrong; the secrets that were logged are among it. */
export const violations = async (run: FleetRun): Promise<ReadonlyArray<string>> => {
  const all = await loadAll(run)
  return [
    ...(all.length === run.plan.onboardings ? [] : [`${all.length} onboardings can be read`]),
    ...connected(all),
    ...nothingTwice(all),
    ...disjoint(all),
    ...(await noOrphans(run, all)),
    ...nothingLost(run, all),
    ...secretsIn(run, all),
    ...run.ends.flatMap(({ code, lines }) =>
      code === 0 ? [] : [`a worker ended with ${code}:\n${lines.slice(-20).join('\n')}`],
    ),
  ]
}
