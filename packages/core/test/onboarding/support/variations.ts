/**
 * For every command, the data that is right where the onboarding stands, and then everything that
 * can be wrong with it.
 */
import type { ExternalId } from '../../../src/iam/identity/ExternalId.ts'
import { RoleArn } from '../../../src/iam/identity/RoleArn.ts'
import { Region } from '../../../src/iam/identity/Partition.ts'
import type {
  ConnectionSnapshot,
  ProbeAnswer,
  VpcSnapshot,
} from '../../../src/inspection/snapshots.ts'
import { holdCidr } from '../../../src/network/Inventory.ts'
import { addSeconds } from '../../../src/values/Instant.ts'
import type {
  OnboardingCommandData,
  OnboardingCommandType,
} from '../../../src/onboarding/OnboardingCommand.ts'
import { StackName } from '../../../src/cloudformation/StackName.ts'
import type { OnboardingState } from '../../../src/onboarding/OnboardingState.ts'
import type { StackReport } from '../../../src/onboarding/StackReport.ts'
import type { TeardownStep } from '../../../src/onboarding/Teardown.ts'
import { goodData } from './commands.ts'
import { teardown } from './histories.ts'
import { known } from './known.ts'
import * as sample from './sample.ts'
import {
  type Surroundings,
  cidrOf,
  endsOf,
  externalIdOf,
  formerPeeringIdOf,
  healthyOf,
  peeringIdOf,
  rescaleVpcOf,
  rotationOf,
  stackOf,
  vpcOf,
} from './surroundings.ts'

type Vary<Type extends OnboardingCommandType> = (
  surroundings: Surroundings,
) => OnboardingCommandData[Type]

/** A variation of any command. */
export type Variation = (surroundings: Surroundings) => OnboardingCommandData[OnboardingCommandType]

// the setup and the stack

const freshId = ({ givenIds }: Surroundings): ExternalId =>
  sample.externalIds.find((id) => !givenIds.has(id)) ?? sample.externalId

const claimOf = (
  id: ExternalId,
  { givenIds }: Surroundings,
): { readonly externalIdClaimedBy?: typeof sample.onboardingId } =>
  givenIds.has(id) ? { externalIdClaimedBy: sample.onboardingId } : {}

const setupWith =
  (change: Partial<typeof sample.setup>): Vary<'IssueSetup'> =>
  (surroundings) => {
    const externalId = freshId(surroundings)
    const setup = { ...sample.setup, externalId, cidr: cidrOf(surroundings.state), ...change }
    return { setup, ...claimOf(setup.externalId, surroundings) }
  }

const stackWith =
  (
    change: Partial<StackReport>,
    claims: Omit<OnboardingCommandData['ReportStack'], 'stack'> = {},
  ): Vary<'ReportStack'> =>
  ({ state }) => ({ stack: { ...sample.stack, vpcCidr: cidrOf(state), ...change }, ...claims })

// the role

const answers: ReadonlyArray<ProbeAnswer> = ['allowed', 'refused']

/** Probes with the ID in force and, during a rotation, with the next one. */
const probing =
  (change: Partial<typeof sample.goodProbe>, withNext: ProbeAnswer = 'allowed') =>
  ({ state }: Surroundings): OnboardingCommandData['RecordRoleProbe'] => {
    const rotation = rotationOf(state)
    return {
      roleArn: stackOf(state).roleArn,
      externalId: externalIdOf(state),
      probe: { ...sample.goodProbe, ...change },
      ...(rotation === undefined
        ? {}
        : { withNextExternalId: withNext, nextExternalId: rotation.nextExternalId }),
    }
  }

const misprobes: ReadonlyArray<Vary<'RecordRoleProbe'>> = answers.flatMap((withExternalId) =>
  answers.flatMap((withoutExternalId) =>
    answers.map((withWrongExternalId) =>
      probing({ withExternalId, withoutExternalId, withWrongExternalId }, withoutExternalId),
    ),
  ),
)

/** Probes with the ID in force alone, as whoever knows of no rotation makes them. */
const probingCurrent =
  (change: Partial<typeof sample.goodProbe>): Vary<'RecordRoleProbe'> =>
  ({ state }) => ({
    roleArn: stackOf(state).roleArn,
    externalId: externalIdOf(state),
    probe: { ...sample.goodProbe, ...change },
  })

const trustWith =
  (policyOf: (state: OnboardingState) => string): Vary<'RecordRoleTrust'> =>
  ({ state }) => ({ roleArn: stackOf(state).roleArn, trustPolicy: policyOf(state) })

/** The role may not read its own policy. */
const unreadableTrust: Vary<'RecordRoleTrust'> = ({ state }) => ({
  roleArn: stackOf(state).roleArn,
})

/** The IDs that the role may trust at present. */
const acceptedIdsOf = (state: OnboardingState): ReadonlyArray<ExternalId> => {
  const rotation = rotationOf(state)
  return [externalIdOf(state), ...(rotation === undefined ? [] : [rotation.nextExternalId])]
}

// the peering and the routes

const statusOf =
  (status: OnboardingCommandData['RecordPeeringStatus']['status']): Vary<'RecordPeeringStatus'> =>
  ({ state }) => ({ peeringId: peeringIdOf(state), status, message: `seen ${status}` })

/** The routes of a side, all in place. */
export const routesSeen =
  (side: 'rescale' | 'customer'): Vary<'RecordRoutes'> =>
  ({ state }) => ({
    side,
    routeTables: sample.routesOf(side, peeringIdOf(state), endsOf(state)),
  })

/** The tables of a side without a route. */
export const noRoutesOf =
  (side: 'rescale' | 'customer'): Vary<'RecordRoutes'> =>
  () => ({ side, routeTables: sample.emptyRoutesOf(side) })

const sideToLookAt = (state: OnboardingState): 'rescale' | 'customer' =>
  state.status === 'PeeringActive' && state.routes.rescale.outcome !== 'installed'
    ? 'rescale'
    : 'customer'

/** An inspection that sees a healthy connection but for some of its parts. */
const inspecting =
  (change: (state: OnboardingState) => ConnectionSnapshot): Vary<'RecordInspection'> =>
  ({ state }) => ({ seen: { ...healthyOf(state), ...change(state) } })

/** An inspection that looked at these parts alone. */
const inspectingOnly =
  (...parts: ReadonlyArray<keyof ConnectionSnapshot>): Vary<'RecordInspection'> =>
  ({ state }) => ({
    seen: Object.fromEntries(
      Object.entries(healthyOf(state)).filter(([part]) => parts.some((one) => one === part)),
    ),
  })

const withAllBlocks = (state: OnboardingState): ConnectionSnapshot => ({
  vpc: {
    ...vpcOf(state),
    cidrs:
      'secondaryCidrs' in state
        ? [cidrOf(state), ...state.secondaryCidrs.map(({ cidr }) => cidr)]
        : [cidrOf(state)],
  },
})

/** The VPC with the block that it was made with alone. */
const withFirstBlock = (state: OnboardingState): { readonly vpc: VpcSnapshot } => ({
  vpc: { ...vpcOf(state), cidrs: [cidrOf(state)] },
})

// the end

const stepOf = (step: TeardownStep): OnboardingCommandData['RecordTeardown'] =>
  step === 'AccountClean' ? { step, leftovers: [] } : { step }

const outstandingIn = (state: OnboardingState): ReadonlyArray<TeardownStep> =>
  'teardown' in state ? state.teardown.outstanding : []

/** The next step of whatever is to be undone. */
const nextStep = (state: OnboardingState, place = 0): TeardownStep => {
  if ('formerSetup' in state && state.formerSetup !== undefined) return 'StackDeleted'
  if ('peeringsToRemove' in state && state.peeringsToRemove.length > 0) return 'PeeringRemoved'
  return outstandingIn(state).at(place) ?? 'RescaleRoutesRemoved'
}

const suspendedAt = (state: OnboardingState, offset: number): Vary<'Resume'> => {
  const suspensions = state.status === 'Suspended' ? Object.values(state.suspensions) : []
  const [suspension] = suspensions
  return () => (suspension === undefined ? {} : { suspendedAt: addSeconds(suspension.at, offset) })
}

/** Every variation; the first is what moves a well-behaved onboarding on. */
export const variationsOf: {
  readonly [Type in OnboardingCommandType]: ReadonlyArray<Vary<Type>>
} = {
  RequestOnboarding: [
    () => goodData.RequestOnboarding,
    () => ({ ...goodData.RequestOnboarding, candidates: [] }),
    () => ({ ...goodData.RequestOnboarding, openOnboardingId: sample.otherOnboardingId }),
    () => ({ ...goodData.RequestOnboarding, onboardingId: sample.otherOnboardingId }),
  ],
  ProposeCidr: [
    ({ state }) => ({
      ...goodData.ProposeCidr,
      inventory: { ...sample.inventory, rescaleVpcId: rescaleVpcOf(state).vpcId },
    }),
    () => ({ ...goodData.ProposeCidr, cidr: sample.otherCidr }),
    () => ({ ...goodData.ProposeCidr, cidr: sample.takenCidr }),
    () => ({ ...goodData.ProposeCidr, leaseSeconds: 0 }),
    () => ({
      ...goodData.ProposeCidr,
      inventory: { ...sample.inventory, rescaleVpcId: sample.otherVpcId },
    }),
  ],
  ExtendLease: [
    () => goodData.ExtendLease,
    () => ({ leaseSeconds: 1 }),
    () => ({ leaseSeconds: Number.NaN }),
    () => ({ leaseSeconds: 91 * 24 * 3600 }),
  ],
  LapseLease: [() => ({})],
  IssueSetup: [
    setupWith({}),
    setupWith({ externalId: sample.externalId }),
    setupWith({ cidr: sample.takenCidr }),
    setupWith({ region: known(Region, 'eu-central-1') }),
    (surroundings) => ({
      ...setupWith({})(surroundings),
      inventory: holdCidr(sample.inventory, cidrOf(surroundings.state)),
    }),
  ],
  ReportStack: [
    ({ state }) => ({ stack: stackOf(state) }),
    stackWith(sample.secondStack),
    stackWith(sample.sameVpcStack),
    stackWith({}),
    stackWith({ subnetIds: [] }),
    stackWith({ routeTableIds: [], stackId: 'another' }),
    stackWith({ stackId: 'another' }, { roleArnClaimedBy: sample.otherOnboardingId }),
    stackWith({ stackId: 'another' }, { vpcClaimedBy: sample.otherOnboardingId }),
    stackWith({ vpcCidr: sample.takenCidr }),
    stackWith({ stackName: known(StackName, 'another') }),
    ({ state }) => ({ stack: { ...stackOf(state), templateDigest: `sha256:${'8'.repeat(64)}` } }),
    stackWith({ roleArn: known(RoleArn, 'arn:aws:iam::444455556666:role/RescaleRole') }),
    stackWith({ roleArn: known(RoleArn, 'arn:aws-cn:iam::111122223333:role/RescaleRole') }),
  ],
  RecordRoleProbe: [
    (surroundings) =>
      probing(rotationOf(surroundings.state) === undefined ? {} : { withExternalId: 'refused' })(
        surroundings,
      ),
    probing({}),
    ({ state }) => ({
      ...probing({ withExternalId: 'refused' })({ state, now: sample.start, givenIds: new Set() }),
      externalId: sample.externalIds.at(-1) ?? sample.externalId,
    }),
    () => ({
      roleArn: known(RoleArn, 'arn:aws:iam::111122223333:role/Another'),
      probe: sample.goodProbe,
    }),
    ({ state }) => ({
      roleArn: stackOf(state).roleArn,
      probe: { ...sample.goodProbe, withExternalId: 'refused' },
      withNextExternalId: 'allowed',
      nextExternalId: sample.externalIds.at(-1) ?? sample.externalId,
    }),
    ...misprobes,
    probingCurrent({}),
    probingCurrent({ withExternalId: 'refused' }),
    probingCurrent({ withoutExternalId: 'allowed' }),
  ],
  RecordRoleTrust: [
    trustWith((state) => sample.trustOf(...acceptedIdsOf(state))),
    trustWith(() => sample.openTrust),
    trustWith(() => 'not a policy'),
    unreadableTrust,
    () => ({ roleArn: sample.otherRoleArn, trustPolicy: sample.openTrust }),
  ],
  RecordAccessRefused: [
    ({ state }) => ({ roleArn: stackOf(state).roleArn, action: 'ec2:DescribeVpcs' }),
    ({ state }) => ({ roleArn: stackOf(state).roleArn, action: 'ec2:DescribeRouteTables' }),
    () => ({
      roleArn: known(RoleArn, 'arn:aws:iam::111122223333:role/Another'),
      action: 'ec2:DescribeVpcs',
    }),
  ],
  RecordVpcInspection: [
    ({ state }) => ({ vpcId: stackOf(state).vpcId, vpc: vpcOf(state) }),
    ({ state }) => ({ vpcId: stackOf(state).vpcId }),
    ({ state }) => ({
      vpcId: stackOf(state).vpcId,
      vpc: { ...vpcOf(state), internetGatewayAttached: false },
    }),
    ({ state }) => ({
      vpcId: stackOf(state).vpcId,
      vpc: { ...vpcOf(state), dnsSupport: false },
    }),
    ({ state }) => ({
      vpcId: stackOf(state).vpcId,
      vpc: { ...vpcOf(state), ...withAllBlocks(state).vpc },
    }),
    ({ state }) => ({ vpcId: stackOf(state).vpcId, ...withFirstBlock(state) }),
    () => ({ vpcId: sample.elsewhereVpcId, vpc: sample.goodVpc }),
  ],
  RecordPeeringRequested: [
    ({ state, now }) => ({ peeringId: peeringIdOf(state), expiresAt: addSeconds(now, 168 * 3600) }),
    ({ state, now }) => ({
      peeringId: formerPeeringIdOf(state),
      expiresAt: addSeconds(now, 168 * 3600),
    }),
    ({ state, now }) => ({
      peeringId: peeringIdOf(state),
      expiresAt: addSeconds(now, 168 * 3600),
      customerVpcId: stackOf(state).vpcId,
    }),
    ({ state, now }) => ({
      peeringId: peeringIdOf(state),
      expiresAt: addSeconds(now, 168 * 3600),
      customerVpcId: sample.elsewhereVpcId,
    }),
  ],
  RecordPeeringStatus: [
    statusOf('active'),
    statusOf('expired'),
    statusOf('failed'),
    statusOf('rejected'),
    statusOf('deleted'),
    statusOf('not-visible'),
    statusOf('pending-acceptance'),
    statusOf('deleting'),
    ({ state }) => ({ peeringId: formerPeeringIdOf(state), status: 'deleted', message: 'former' }),
    () => ({ peeringId: sample.peeringOf(99), status: 'active', message: 'not ours' }),
  ],
  RecordRoutes: [
    (surroundings) => routesSeen(sideToLookAt(surroundings.state))(surroundings),
    routesSeen('rescale'),
    routesSeen('customer'),
    noRoutesOf('rescale'),
    noRoutesOf('customer'),
    (surroundings) => ({
      ...routesSeen('customer')(surroundings),
      peeringId: sample.peeringOf(99),
    }),
    routesSeen('customer'),
  ],
  RecordInspection: [
    inspecting(() => ({})),
    inspecting(() => ({ customerRouteTables: sample.emptyRoutesOf('customer') })),
    inspecting(() => ({ peering: undefined })),
    inspecting(() => ({ vpc: undefined })),
    inspecting(withAllBlocks),
    inspecting(() => ({
      rescaleRouteTables: sample.emptyRoutesOf('rescale'),
      customerRouteTables: sample.emptyRoutesOf('customer'),
    })),
    inspecting(() => ({ rescaleRouteTables: [] })),
    inspecting((state) => ({ vpc: { ...vpcOf(state), internetGatewayAttached: false } })),
    inspecting((state) => ({ vpc: { ...vpcOf(state), dnsSupport: false } })),
    inspecting((state) => ({
      peering: { peeringId: peeringIdOf(state), status: 'deleting', message: '' },
    })),
    inspecting((state) => ({
      peering: { peeringId: peeringIdOf(state), status: 'deleted', message: '' },
    })),
    inspecting(() => ({
      peering: { peeringId: sample.peeringOf(99), status: 'deleted', message: 'not ours' },
    })),
    inspecting(() => ({ vpc: sample.vpcOf(sample.elsewhereVpcId, sample.cidr) })),
    inspecting(withFirstBlock),
    inspectingOnly('peering', 'rescaleRouteTables'),
    inspectingOnly('vpc', 'customerRouteTables'),
    inspectingOnly('vpc'),
  ],
  RetryPeering: [() => ({})],
  Suspend: [() => goodData.Suspend],
  Resume: [
    () => ({}),
    (surroundings) => suspendedAt(surroundings.state, 0)(surroundings),
    (surroundings) => suspendedAt(surroundings.state, -1)(surroundings),
  ],
  RotateExternalId: [
    (surroundings) => {
      const next = freshId(surroundings)
      return { nextExternalId: next, ...claimOf(next, surroundings) }
    },
    (surroundings) => ({
      nextExternalId: sample.externalId,
      ...claimOf(sample.externalId, surroundings),
    }),
    (surroundings) => {
      const next = freshId(surroundings)
      const rotation = rotationOf(surroundings.state)
      return {
        nextExternalId: next,
        ...claimOf(next, surroundings),
        ...(rotation === undefined ? {} : { replaces: rotation.nextExternalId }),
      }
    },
  ],
  CompleteRotation: [() => ({})],
  AbandonRotation: [() => ({})],
  ProposeSecondaryCidr: [
    ({ state }) => ({
      ...goodData.ProposeSecondaryCidr,
      inventory: { ...sample.inventory, rescaleVpcId: rescaleVpcOf(state).vpcId },
    }),
    () => ({ ...goodData.ProposeSecondaryCidr, cidr: sample.takenCidr }),
    ({ state }) => ({ ...goodData.ProposeSecondaryCidr, cidr: cidrOf(state) }),
    () => ({
      ...goodData.ProposeSecondaryCidr,
      inventory: { ...sample.inventory, rescaleVpcId: sample.otherVpcId },
    }),
  ],
  ReleaseSecondaryCidr: [() => goodData.ReleaseSecondaryCidr, () => ({ cidr: sample.otherCidr })],
  RecordRescaleVpc: [
    () => goodData.RecordRescaleVpc,
    () => ({ rescaleVpc: sample.reroutedRescaleVpc }),
    () => ({ rescaleVpc: sample.rescaleVpc }),
    () => ({ rescaleVpc: { ...sample.rescaleVpc, vpcId: sample.otherVpcId } }),
  ],
  Cancel: [() => goodData.Cancel],
  BeginOffboarding: [() => goodData.BeginOffboarding],
  AbortOffboarding: [() => ({})],
  RecordTeardown: [
    ({ state }) => stepOf(nextStep(state)),
    ({ state }) => stepOf(nextStep(state, -1)),
    () => ({ step: 'AccountClean', leftovers: [sample.leftover] }),
    () => ({ step: 'StackDeleted', blockedBy: [sample.leftover] }),
    ...teardown.map((step) => () => stepOf(step)),
  ],
  CloseUnconfirmed: [() => goodData.CloseUnconfirmed],
  RecordWorkFailure: [
    () => goodData.RecordWorkFailure,
    () => ({ ...goodData.RecordWorkFailure, intent: 'ProbeRole', code: 'AccessDenied' }),
  ],
  RecordWorkDone: [() => goodData.RecordWorkDone, () => ({ intent: 'ProbeRole' })],
  RetryWork: [() => ({})],
}
