import type {
  OnboardingCommand,
  OnboardingCommandData,
  OnboardingCommandOf,
  OnboardingCommandType,
} from '@byoa/core/onboarding'
import { currentCheckSet } from '@byoa/core/network'
import * as fc from 'fast-check'

import { externalId } from '../iam/externalId.ts'
import { peeringId, vpcId } from '../iam/resourceIds.ts'
import { roleArn } from '../iam/roleArn.ts'
import { connectionSnapshot } from '../inspection/connectionSnapshot.ts'
import { side } from '../inspection/inspectionFinding.ts'
import { peeringStatus } from '../inspection/peeringSnapshot.ts'
import { roleProbe } from '../inspection/roleProbe.ts'
import { routeTableSnapshot } from '../inspection/routeTableSnapshot.ts'
import { vpcSnapshot } from '../inspection/vpcSnapshot.ts'
import { inventory } from '../network/inventory.ts'
import { ipv4Cidr } from '../network/ipv4Cidr.ts'
import { rescaleVpcCandidate } from '../network/rescaleVpcCandidate.ts'
import { vpcCidr } from '../network/vpcCidr.ts'
import { record, recordWithOptional } from '../record.ts'
import { text } from '../text.ts'
import { instant } from './instant.ts'
import { leftover } from './leftover.ts'
import { onboardingId } from './onboardingId.ts'
import { onboardingRequest } from './onboardingRequest.ts'
import { party } from './party.ts'
import { setup } from './setup.ts'
import { stackReport } from './stackReport.ts'

const nothing: fc.Arbitrary<Record<never, never>> = fc.constant({})
const reason = record({ reason: text() })

/** Lease times, most of them reasonable, some that no one may grant. */
const leaseSeconds = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 60, max: 2_592_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 1, 7_776_000, 7_776_001, Number.NaN) },
)

const commandOf = <Type extends OnboardingCommandType>(
  type: Type,
  data: fc.Arbitrary<OnboardingCommandData[Type]>,
): fc.Arbitrary<OnboardingCommandOf<Type>> =>
  record({ type: fc.constant(type), at: instant(), by: party(), data })

const commands: {
  readonly [Type in OnboardingCommandType]: fc.Arbitrary<OnboardingCommandOf<Type>>
} = {
  RequestOnboarding: commandOf(
    'RequestOnboarding',
    recordWithOptional(
      {
        onboardingId: onboardingId(),
        request: fc
          .boolean()
          .chain((hasForeignBoundary) => onboardingRequest({ hasForeignBoundary })),
        candidates: fc.array(rescaleVpcCandidate(), { maxLength: 3 }),
        checkSet: fc.constant(currentCheckSet),
      },
      { openOnboardingId: onboardingId() },
    ),
  ),
  ProposeCidr: commandOf(
    'ProposeCidr',
    record({ cidr: fc.oneof(vpcCidr(), ipv4Cidr()), inventory: inventory(), leaseSeconds }),
  ),
  ExtendLease: commandOf('ExtendLease', record({ leaseSeconds })),
  LapseLease: commandOf('LapseLease', nothing),
  IssueSetup: commandOf(
    'IssueSetup',
    recordWithOptional({ setup: setup() }, { externalIdClaimedBy: onboardingId() }),
  ),
  ReportStack: commandOf(
    'ReportStack',
    recordWithOptional({ stack: stackReport() }, { roleArnClaimedBy: onboardingId() }),
  ),
  RecordRoleProbe: commandOf(
    'RecordRoleProbe',
    recordWithOptional(
      { roleArn: roleArn(), probe: roleProbe() },
      { withNextExternalId: fc.constantFrom('allowed' as const, 'refused' as const) },
    ),
  ),
  RecordVpcInspection: commandOf(
    'RecordVpcInspection',
    recordWithOptional({ vpcId: vpcId() }, { vpc: vpcSnapshot() }),
  ),
  RecordPeeringRequested: commandOf(
    'RecordPeeringRequested',
    record({ peeringId: peeringId(), expiresAt: instant() }),
  ),
  RecordPeeringStatus: commandOf(
    'RecordPeeringStatus',
    record({ peeringId: peeringId(), status: peeringStatus(), message: text() }),
  ),
  RecordRoutes: commandOf(
    'RecordRoutes',
    record({ side: side(), routeTables: fc.array(routeTableSnapshot(), { maxLength: 2 }) }),
  ),
  RecordInspection: commandOf('RecordInspection', record({ seen: connectionSnapshot() })),
  Suspend: commandOf('Suspend', reason),
  Resume: commandOf('Resume', nothing),
  RotateExternalId: commandOf(
    'RotateExternalId',
    recordWithOptional({ nextExternalId: externalId() }, { externalIdClaimedBy: onboardingId() }),
  ),
  CompleteRotation: commandOf('CompleteRotation', nothing),
  Cancel: commandOf('Cancel', reason),
  BeginOffboarding: commandOf('BeginOffboarding', reason),
  RecordTeardown: commandOf(
    'RecordTeardown',
    fc.oneof(
      record({
        step: fc.constantFrom(
          'RescaleRoutesRemoved' as const,
          'CustomerRoutesRemoved' as const,
          'PeeringRemoved' as const,
          'StackDeleted' as const,
        ),
      }),
      record({
        step: fc.constant('AccountClean' as const),
        leftovers: fc.array(leftover(), { maxLength: 2 }),
      }),
    ),
  ),
}

/** Commands of one type, with any data of its shape. */
export const onboardingCommandOf = <Type extends OnboardingCommandType>(
  type: Type,
): fc.Arbitrary<OnboardingCommandOf<Type>> => commands[type]

const anyOnboardingCommand: fc.Arbitrary<OnboardingCommand> = fc.oneof(...Object.values(commands))

/**
 * Commands of every type, each equally often, fitting no state in particular; see
 * `plausibleCommand` for ones that do.
 */
export const onboardingCommand = (): fc.Arbitrary<OnboardingCommand> => anyOnboardingCommand
