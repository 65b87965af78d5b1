/**
 * The commands to try in a state, with abstract payloads: each command by each party that might
 * give it, with right, wrong and late values.
 */
import type { RoleProbe, VpcSnapshot } from '@byoa/core/inspection'
import {
  type OnboardingCommand,
  type OnboardingCommandData,
  type OnboardingCommandType,
  type OnboardingState,
  type StateWithStack,
  commandOf,
  hasStack,
  teardownSteps,
} from '@byoa/core/onboarding'
import { type Instant, type Party, addSeconds } from '@byoa/core/values'

import type { Node } from './Node.ts'
import { agreedPolicy, widePolicy } from './trustPolicies.ts'
import {
  daySeconds,
  externalIdOf,
  freeCidrs,
  grownRescaleVpc,
  healthy,
  inventory,
  leaseSeconds,
  onboardingId,
  peeringIdOf,
  request,
  rescaleVpc,
  secondaryCidr,
  setupOf,
  stackOf,
  tablesOf,
  takenCidr,
  vpcOf,
} from './universe.ts'

type Commands = ReadonlyArray<OnboardingCommand>

/** Gives commands at a time. */
const at =
  (now: Instant) =>
  <Type extends OnboardingCommandType>(
    by: Party,
    type: Type,
    ...variants: ReadonlyArray<OnboardingCommandData[Type]>
  ): Commands =>
    variants.map((data) => commandOf({ at: now, by }, type, data))

type Give = ReturnType<typeof at>

const probes: ReadonlyArray<RoleProbe> = [
  { withExternalId: 'allowed', withoutExternalId: 'refused', withWrongExternalId: 'refused' },
  { withExternalId: 'refused', withoutExternalId: 'refused', withWrongExternalId: 'refused' },
  { withExternalId: 'allowed', withoutExternalId: 'allowed', withWrongExternalId: 'allowed' },
]

const candidate = {
  vpc: rescaleVpc,
  load: {
    activePeerings: 0,
    pendingRequests: 0,
    routesInFullestTable: 1,
    quotas: { activePeerings: 50, pendingRequests: 25, routesPerTable: 500 },
  },
}

const opening = (give: Give): Commands => [
  ...give('customer', 'RequestOnboarding', {
    onboardingId,
    request,
    candidates: [candidate],
    checkSet: 1,
  }),
]

const leaseOf = (state: OnboardingState): (typeof freeCidrs)[number] =>
  'lease' in state ? state.lease.cidr : freeCidrs[0]

const negotiating = (give: Give, { state, externalIds }: Node): Commands => [
  ...give(
    'customer',
    'ProposeCidr',
    ...[...freeCidrs, takenCidr].map((cidr) => ({ cidr, inventory, leaseSeconds })),
  ),
  ...give('rescale', 'ExtendLease', { leaseSeconds: 2 * leaseSeconds }),
  ...give('rescale', 'LapseLease', {}),
  ...give('rescale', 'IssueSetup', { setup: setupOf(leaseOf(state), externalIdOf(externalIds)) }),
]

const reporting = (give: Give, state: OnboardingState): Commands => {
  const cidr = 'setup' in state && state.setup !== undefined ? state.setup.cidr : freeCidrs[0]
  return give(
    'customer',
    'ReportStack',
    { stack: stackOf('first', cidr) },
    { stack: stackOf('new role', cidr) },
    { stack: stackOf('new VPC', cidr) },
    { stack: stackOf('first', takenCidr) },
  )
}

const rotationProbes = (give: Give, { stack, setup, rotation }: StateWithStack): Commands => {
  if (rotation === undefined) return []
  const { nextExternalId } = rotation
  const named = { roleArn: stack.roleArn, externalId: setup.externalId }
  const answers = ['allowed', 'refused'] as const
  return give(
    'rescale',
    'RecordRoleProbe',
    ...probes.flatMap((probe) =>
      answers.map((withNextExternalId) => ({
        ...named,
        probe,
        withNextExternalId,
        nextExternalId,
      })),
    ),
    ...probes.map((probe) => ({
      ...named,
      probe,
      withNextExternalId: answers[0],
      nextExternalId: externalIdOf(98),
    })),
  )
}

const role = (give: Give, state: StateWithStack): Commands => {
  const { roleArn } = state.stack
  const { externalId } = state.setup
  const began = addSeconds(state.changedAt, -1)
  const named = { roleArn, externalId }
  return [
    ...give(
      'rescale',
      'RecordRoleProbe',
      ...probes.map((probe) => ({ ...named, probe })),
      ...probes.map((probe) => ({ ...named, probe, began })),
      ...probes.map((probe) => ({ roleArn, externalId: externalIdOf(99), probe })),
    ),
    ...rotationProbes(give, state),
    ...give(
      'rescale',
      'RecordRoleTrust',
      { roleArn, trustPolicy: agreedPolicy(state) },
      { roleArn, trustPolicy: widePolicy },
      { roleArn },
    ),
    ...give('customer', 'RecordRoleTrust', { roleArn, trustPolicy: widePolicy, began }),
    ...give('rescale', 'RecordAccessRefused', { roleArn, action: 'ec2:DescribeVpcs' }),
  ]
}

/** The VPC with only its primary block. */
const withoutSecondary = (vpc: VpcSnapshot): VpcSnapshot => ({
  ...vpc,
  cidrs: vpc.cidrs.slice(0, 1),
})

const vpc = (give: Give, state: StateWithStack): Commands => {
  const { vpcId } = state.stack
  const seen = vpcOf(state)
  return give(
    'rescale',
    'RecordVpcInspection',
    { vpcId, vpc: seen },
    { vpcId, vpc: { ...seen, internetGatewayAttached: false } },
    ...(state.secondaryCidrs.length === 0 ? [] : [{ vpcId, vpc: withoutSecondary(seen) }]),
    { vpcId },
    { vpcId, vpc: seen, began: addSeconds(state.changedAt, -1) },
  )
}

const peering = (give: Give, node: Node, state: StateWithStack): Commands => {
  const [former] = state.formerPeeringIds
  const peeringId =
    'peering' in state && state.peering !== undefined
      ? state.peering.peeringId
      : (former ?? peeringIdOf(0))
  const began = addSeconds(state.changedAt, -1)
  const statuses = ['active', 'expired', 'rejected', 'failed', 'deleted', 'not-visible'] as const
  const requested = [peeringIdOf(node.peerings), ...(former === undefined ? [] : [former])]
  return [
    ...give(
      'rescale',
      'RecordPeeringRequested',
      ...requested.map((id) => ({
        peeringId: id,
        expiresAt: addSeconds(node.now, 7 * daySeconds),
      })),
    ),
    ...give(
      'rescale',
      'RecordPeeringStatus',
      ...statuses.map((status) => ({ peeringId, status, message: status })),
      { peeringId, status: 'deleted', message: 'late', began },
    ),
    ...give('rescale', 'RetryPeering', {}),
    ...(['rescale', 'customer'] as const).flatMap((side) =>
      give(
        'rescale',
        'RecordRoutes',
        ...[true, false].map((hasRoutes) => ({
          side,
          peeringId,
          routeTables: tablesOf(state, side, { peeringId, hasRoutes }),
        })),
      ),
    ),
  ]
}

const inspections = (give: Give, state: StateWithStack): Commands => {
  if (!('peering' in state) || state.peering === undefined) return []
  const { peeringId } = state.peering
  const good = healthy(state, peeringId)
  const { vpc: _vpc, customerRouteTables: _tables, ...withoutCustomer } = good
  const none = { peeringId, hasRoutes: false }
  return give(
    'rescale',
    'RecordInspection',
    { seen: good },
    { seen: good, began: addSeconds(state.changedAt, -1) },
    { seen: { ...good, peering: { peeringId, status: 'deleted', message: 'gone' } } },
    { seen: { ...good, peering: undefined } },
    { seen: { ...good, rescaleRouteTables: tablesOf(state, 'rescale', none) } },
    { seen: { ...good, customerRouteTables: tablesOf(state, 'customer', none) } },
    { seen: { ...good, vpc: { ...vpcOf(state), internetGatewayAttached: false } } },
    { seen: { ...good, vpc: undefined } },
    ...(state.secondaryCidrs.length === 0
      ? []
      : [{ seen: { ...good, vpc: withoutSecondary(vpcOf(state)) } }]),
    { seen: withoutCustomer },
    { seen: {} },
  )
}

const inUse = (give: Give, node: Node, state: StateWithStack): Commands => {
  const nextExternalId = externalIdOf(node.externalIds)
  const replaces = state.rotation?.nextExternalId
  return [
    ...inspections(give, state),
    ...(['rescale', 'customer'] as const).flatMap((by) => [
      ...give(by, 'Suspend', { reason: 'paused' }),
      ...give(by, 'Resume', {}, { suspendedAt: addSeconds(state.changedAt, -3600) }),
    ]),
    ...give('rescale', 'RotateExternalId', {
      nextExternalId,
      ...(replaces === undefined ? {} : { replaces }),
    }),
    ...give('rescale', 'CompleteRotation', {}),
    ...give('rescale', 'AbandonRotation', {}),
    ...give('customer', 'ProposeSecondaryCidr', { cidr: secondaryCidr, inventory }),
    ...give('rescale', 'ReleaseSecondaryCidr', { cidr: secondaryCidr }),
  ]
}

const leftover = { resourceType: 'network-interface', resourceId: 'eni-1' }

const teardown = (give: Give): Commands =>
  (['rescale', 'customer'] as const).flatMap((by) => [
    ...give(by, 'Cancel', { reason: 'changed our mind' }),
    ...give(by, 'BeginOffboarding', { reason: 'the end' }),
    ...give(by, 'AbortOffboarding', {}),
    ...teardownSteps.flatMap((step) =>
      step === 'AccountClean'
        ? give(by, 'RecordTeardown', { step, leftovers: [] }, { step, leftovers: [leftover] })
        : give(by, 'RecordTeardown', { step }),
    ),
    ...give(by, 'RecordTeardown', { step: 'StackDeleted', blockedBy: [leftover] }),
  ])

const work = (give: Give): Commands => [
  ...give('rescale', 'CloseUnconfirmed', { reason: 'no answer' }),
  ...give('rescale', 'RecordRescaleVpc', { rescaleVpc: grownRescaleVpc }),
  ...give('rescale', 'RecordWorkFailure', {
    intent: 'RequestPeering',
    operation: 'RescaleCloud.requestPeering',
    code: 'UnauthorizedOperation',
    message: 'no',
  }),
  ...give('rescale', 'RecordWorkDone', { intent: 'RequestPeering' }),
  ...give('rescale', 'RetryWork', {}),
]

/** Lists every command that the explorer tries in a node. */
export const commandsIn = (node: Node): Commands => {
  const give = at(node.now)
  const { state } = node
  return [
    ...opening(give),
    ...negotiating(give, node),
    ...reporting(give, state),
    ...(hasStack(state)
      ? [
          ...role(give, state),
          ...vpc(give, state),
          ...peering(give, node, state),
          ...inUse(give, node, state),
        ]
      : []),
    ...teardown(give),
    ...work(give),
  ]
}

/** The steps of time: beyond each threshold of a rule or deadline. */
export const jumpsSeconds: ReadonlyArray<number> = [
  11 * 60,
  daySeconds + 60,
  8 * daySeconds,
  15 * daySeconds,
  31 * daySeconds,
  91 * daySeconds,
  181 * daySeconds,
  366 * daySeconds,
]
