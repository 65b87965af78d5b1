/**
 * For every command, the data that is right where the onboarding stands, and then everything that
 * can be wrong with it.
 */
import type { ExternalId } from '../../../src/iam/ExternalId.ts'
import { RoleArn } from '../../../src/iam/RoleArn.ts'
import { Region } from '../../../src/iam/Partition.ts'
import { type PeeringId, VpcId } from '../../../src/iam/identifiers.ts'
import type { PeeringStatus, ProbeAnswer } from '../../../src/inspection/snapshots.ts'
import type { Ipv4Cidr } from '../../../src/network/Ipv4Cidr.ts'
import type { Instant } from '../../../src/onboarding/Instant.ts'
import { addSeconds } from '../../../src/onboarding/Instant.ts'
import type {
  OnboardingCommandData,
  OnboardingCommandType,
  TeardownStep,
} from '../../../src/onboarding/OnboardingCommand.ts'
import type { OnboardingState } from '../../../src/onboarding/OnboardingState.ts'
import type { StackReport } from '../../../src/onboarding/StackReport.ts'
import { goodData } from './commands.ts'
import { teardown } from './histories.ts'
import { known } from './known.ts'
import * as sample from './sample.ts'

/** What is known to whoever gives a command. */
export interface Surroundings {
  readonly state: OnboardingState
  readonly now: Instant
  /** External IDs that were given out before. */
  readonly givenIds: ReadonlySet<ExternalId>
}

type Vary<Type extends OnboardingCommandType> = (
  surroundings: Surroundings,
) => OnboardingCommandData[Type]

/** A variation of any command. */
export type Variation = (surroundings: Surroundings) => OnboardingCommandData[OnboardingCommandType]

// what the state says

const cidrOf = (state: OnboardingState): Ipv4Cidr => {
  if ('lease' in state) return state.lease.cidr
  return 'setup' in state && state.setup !== undefined ? state.setup.cidr : sample.cidr
}

const stackOf = (state: OnboardingState): StackReport =>
  'stack' in state && state.stack !== undefined
    ? state.stack
    : { ...sample.stack, vpcCidr: cidrOf(state) }

const vpcIdOf = (state: OnboardingState): VpcId => stackOf(state).vpcId

const peeringIdOf = (state: OnboardingState): PeeringId => {
  if ('peering' in state) return state.peering.peeringId
  return sample.peeringOf('attempt' in state ? state.attempt : 1)
}

const isRotating = (state: OnboardingState): boolean =>
  'rotation' in state && state.rotation !== undefined

// variations

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
  (change: Partial<StackReport>, claimed = false): Vary<'ReportStack'> =>
  ({ state }) => ({
    stack: { ...sample.stack, vpcCidr: cidrOf(state), ...change },
    ...(claimed ? { roleArnClaimedBy: sample.otherOnboardingId } : {}),
  })

const answers: ReadonlyArray<ProbeAnswer> = ['allowed', 'refused']

const misprobes: ReadonlyArray<Vary<'RecordRoleProbe'>> = answers.flatMap((withExternalId) =>
  answers.flatMap((withoutExternalId) =>
    answers.map((withWrongExternalId): Vary<'RecordRoleProbe'> => ({ state }) => ({
      roleArn: stackOf(state).roleArn,
      probe: { withExternalId, withoutExternalId, withWrongExternalId },
      ...(isRotating(state) ? { withNextExternalId: withoutExternalId } : {}),
    })),
  ),
)

const statusOf =
  (status: PeeringStatus): Vary<'RecordPeeringStatus'> =>
  ({ state }) => ({ peeringId: peeringIdOf(state), status, message: `seen ${status}` })

/** The routes of a side, all in place. */
export const routesSeen =
  (side: 'rescale' | 'customer'): Vary<'RecordRoutes'> =>
  ({ state }) => ({ side, routeTables: sample.routesOf(side, peeringIdOf(state), cidrOf(state)) })

const noRoutesOf =
  (side: 'rescale' | 'customer'): Vary<'RecordRoutes'> =>
  () => ({ side, routeTables: sample.emptyRoutesOf(side) })

const stepOf = (step: TeardownStep): OnboardingCommandData['RecordTeardown'] =>
  step === 'AccountClean' ? { step, leftovers: [] } : { step }

const nextStep = (state: OnboardingState): TeardownStep =>
  ('teardown' in state ? state.teardown.outstanding[0] : undefined) ?? 'RescaleRoutesRemoved'

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
    () => goodData.ProposeCidr,
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
  ],
  ReportStack: [
    stackWith({}),
    stackWith({ roleArn: sample.otherRoleArn, vpcId: sample.otherVpcId }),
    stackWith({ subnetIds: [] }),
    stackWith({}, true),
    stackWith({ vpcCidr: sample.takenCidr }),
    stackWith({ roleArn: known(RoleArn, 'arn:aws:iam::444455556666:role/RescaleRole') }),
    stackWith({ roleArn: known(RoleArn, 'arn:aws-cn:iam::111122223333:role/RescaleRole') }),
  ],
  RecordRoleProbe: [
    ({ state }) => ({
      roleArn: stackOf(state).roleArn,
      probe: isRotating(state)
        ? { ...sample.goodProbe, withExternalId: 'refused' }
        : sample.goodProbe,
      ...(isRotating(state) ? { withNextExternalId: 'allowed' } : {}),
    }),
    ({ state }) => ({
      roleArn: stackOf(state).roleArn,
      probe: sample.goodProbe,
      ...(isRotating(state) ? { withNextExternalId: 'allowed' } : {}),
    }),
    () => ({
      roleArn: known(RoleArn, 'arn:aws:iam::111122223333:role/Another'),
      probe: sample.goodProbe,
    }),
    ...misprobes,
  ],
  RecordVpcInspection: [
    ({ state }) => ({
      vpcId: vpcIdOf(state),
      vpc: sample.vpcOf(vpcIdOf(state), cidrOf(state)),
    }),
    ({ state }) => ({ vpcId: vpcIdOf(state) }),
    ({ state }) => ({
      vpcId: vpcIdOf(state),
      vpc: { ...sample.vpcOf(vpcIdOf(state), cidrOf(state)), internetGatewayAttached: false },
    }),
    ({ state }) => ({
      vpcId: vpcIdOf(state),
      vpc: { ...sample.vpcOf(vpcIdOf(state), cidrOf(state)), dnsSupport: false },
    }),
    () => ({ vpcId: known(VpcId, 'vpc-0123456789abcdef9'), vpc: sample.goodVpc }),
  ],
  RecordPeeringRequested: [
    ({ state, now }) => ({ peeringId: peeringIdOf(state), expiresAt: addSeconds(now, 168 * 3600) }),
    ({ now }) => ({ peeringId: sample.peeringOf(1), expiresAt: addSeconds(now, 168 * 3600) }),
  ],
  RecordPeeringStatus: [
    statusOf('active'),
    statusOf('expired'),
    statusOf('failed'),
    statusOf('rejected'),
    statusOf('deleted'),
    statusOf('pending-acceptance'),
    statusOf('deleting'),
    () => ({ peeringId: sample.peeringOf(99), status: 'active', message: 'not ours' }),
  ],
  RecordRoutes: [
    routesSeen('rescale'),
    routesSeen('customer'),
    noRoutesOf('rescale'),
    noRoutesOf('customer'),
    routesSeen('customer'),
    routesSeen('rescale'),
  ],
  RecordInspection: [
    ({ state }) => ({
      seen: sample.healthy(peeringIdOf(state), sample.vpcOf(vpcIdOf(state), cidrOf(state))),
    }),
    ({ state }) => ({
      seen: sample.drifted(peeringIdOf(state), sample.vpcOf(vpcIdOf(state), cidrOf(state))),
    }),
    ({ state }) => ({ seen: { ...sample.healthy(peeringIdOf(state)), peering: undefined } }),
    ({ state }) => ({
      seen: {
        ...sample.drifted(peeringIdOf(state), sample.vpcOf(vpcIdOf(state), cidrOf(state))),
        rescaleRouteTables: sample.emptyRoutesOf('rescale'),
      },
    }),
    ({ state }) => ({
      seen: {
        ...sample.healthy(peeringIdOf(state), sample.vpcOf(vpcIdOf(state), cidrOf(state))),
        rescaleRouteTables: [],
      },
    }),
  ],
  Suspend: [() => goodData.Suspend],
  Resume: [() => ({})],
  RotateExternalId: [
    (surroundings) => {
      const next = freshId(surroundings)
      return { nextExternalId: next, ...claimOf(next, surroundings) }
    },
    (surroundings) => ({
      nextExternalId: sample.externalId,
      ...claimOf(sample.externalId, surroundings),
    }),
  ],
  CompleteRotation: [() => ({})],
  Cancel: [() => goodData.Cancel],
  BeginOffboarding: [() => goodData.BeginOffboarding],
  RecordTeardown: [
    ({ state }) => stepOf(nextStep(state)),
    ({ state }) => stepOf(nextStep(state)),
    () => ({ step: 'AccountClean', leftovers: [sample.leftover] }),
    ...teardown.map((step) => () => stepOf(step)),
  ],
}
