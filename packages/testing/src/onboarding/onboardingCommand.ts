import type {
  OnboardingCommand,
  OnboardingCommandData,
  OnboardingCommandOf,
  OnboardingCommandType,
} from '@byoa/core/onboarding'
import type { ProbeAnswer } from '@byoa/core/inspection'
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
import { rescaleVpc } from '../network/rescaleVpc.ts'
import { rescaleVpcCandidate } from '../network/rescaleVpcCandidate.ts'
import { vpcCidr } from '../network/vpcCidr.ts'
import { record, recordWithOptional } from '../record.ts'
import { text } from '../text.ts'
import { instant } from './instant.ts'
import { leftover } from './leftover.ts'
import { onboardingId } from './onboardingId.ts'
import { onboardingRequest } from './onboardingRequest.ts'
import { party } from './party.ts'
import { refusedAction } from './refusedAction.ts'
import { setup } from './setup.ts'
import { stackReport } from './stackReport.ts'
import { trustPolicyText } from './trustPolicyText.ts'
import { failedWork } from './failedWork.ts'

const nothing: fc.Arbitrary<Record<never, never>> = fc.constant({})
const reason = record({ reason: text() })
const leftovers = fc.array(leftover(), { maxLength: 2 })
const began = { began: instant() }
const begunReason = recordWithOptional({ reason: text() }, began)
const proposed = fc.oneof(vpcCidr(), ipv4Cidr())

const availabilityZone = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
  .map(([number, letter]) => ({ zoneId: `use1-az${number}`, zoneName: `us-east-1${letter}` }))

/** Lease times, most of them valid. */
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
      { zones: fc.array(availabilityZone, { maxLength: 6 }), openOnboardingId: onboardingId() },
    ),
  ),
  ProposeCidr: commandOf(
    'ProposeCidr',
    record({ cidr: proposed, inventory: inventory(), leaseSeconds }),
  ),
  ExtendLease: commandOf('ExtendLease', record({ leaseSeconds })),
  LapseLease: commandOf('LapseLease', recordWithOptional({}, began)),
  IssueSetup: commandOf(
    'IssueSetup',
    recordWithOptional({ setup: setup() }, { externalIdClaimedBy: onboardingId() }),
  ),
  ReportStack: commandOf(
    'ReportStack',
    recordWithOptional(
      { stack: stackReport() },
      { roleArnClaimedBy: onboardingId(), vpcClaimedBy: onboardingId() },
    ),
  ),
  RecordRoleProbe: commandOf(
    'RecordRoleProbe',
    recordWithOptional(
      { roleArn: roleArn(), probe: roleProbe() },
      {
        externalId: externalId(),
        withNextExternalId: fc.constantFrom<ProbeAnswer>('allowed', 'refused'),
        nextExternalId: externalId(),
        ...began,
      },
    ),
  ),
  RecordRoleTrust: commandOf(
    'RecordRoleTrust',
    recordWithOptional({ roleArn: roleArn() }, { trustPolicy: trustPolicyText(), ...began }),
  ),
  RecordAccessRefused: commandOf(
    'RecordAccessRefused',
    recordWithOptional({ roleArn: roleArn(), action: refusedAction() }, began),
  ),
  RecordVpcInspection: commandOf(
    'RecordVpcInspection',
    recordWithOptional({ vpcId: vpcId() }, { vpc: vpcSnapshot(), ...began }),
  ),
  RecordPeeringRequested: commandOf(
    'RecordPeeringRequested',
    recordWithOptional(
      { peeringId: peeringId(), expiresAt: instant() },
      { customerVpcId: vpcId() },
    ),
  ),
  RecordPeeringStatus: commandOf(
    'RecordPeeringStatus',
    recordWithOptional(
      {
        peeringId: peeringId(),
        status: fc.oneof(
          { weight: 9, arbitrary: peeringStatus() },
          { weight: 1, arbitrary: fc.constant('not-visible' as const) },
        ),
        message: text(),
      },
      began,
    ),
  ),
  RecordRoutes: commandOf(
    'RecordRoutes',
    recordWithOptional(
      { side: side(), routeTables: fc.array(routeTableSnapshot(), { maxLength: 2 }) },
      { peeringId: peeringId(), ...began },
    ),
  ),
  RecordInspection: commandOf(
    'RecordInspection',
    recordWithOptional({ seen: connectionSnapshot() }, began),
  ),
  RetryPeering: commandOf('RetryPeering', nothing),
  Suspend: commandOf('Suspend', reason),
  Resume: commandOf('Resume', recordWithOptional({}, { suspendedAt: instant() })),
  RotateExternalId: commandOf(
    'RotateExternalId',
    recordWithOptional(
      { nextExternalId: externalId() },
      { externalIdClaimedBy: onboardingId(), replaces: externalId() },
    ),
  ),
  CompleteRotation: commandOf('CompleteRotation', recordWithOptional({}, began)),
  AbandonRotation: commandOf('AbandonRotation', nothing),
  ProposeSecondaryCidr: commandOf(
    'ProposeSecondaryCidr',
    record({ cidr: proposed, inventory: inventory() }),
  ),
  ReleaseSecondaryCidr: commandOf(
    'ReleaseSecondaryCidr',
    recordWithOptional({ cidr: vpcCidr() }, began),
  ),
  RecordRescaleVpc: commandOf(
    'RecordRescaleVpc',
    recordWithOptional({ rescaleVpc: rescaleVpc() }, began),
  ),
  Cancel: commandOf('Cancel', begunReason),
  BeginOffboarding: commandOf('BeginOffboarding', begunReason),
  AbortOffboarding: commandOf('AbortOffboarding', nothing),
  RecordTeardown: commandOf(
    'RecordTeardown',
    fc.oneof(
      recordWithOptional(
        {
          step: fc.constantFrom(
            'RescaleRoutesRemoved' as const,
            'CustomerRoutesRemoved' as const,
            'PeeringRemoved' as const,
          ),
        },
        began,
      ),
      recordWithOptional(
        { step: fc.constant('StackDeleted' as const) },
        { blockedBy: leftovers, ...began },
      ),
      recordWithOptional({ step: fc.constant('AccountClean' as const), leftovers }, began),
    ),
  ),
  CloseUnconfirmed: commandOf('CloseUnconfirmed', begunReason),
  RecordWorkFailure: commandOf('RecordWorkFailure', failedWork()),
  RecordWorkDone: commandOf(
    'RecordWorkDone',
    failedWork().map(({ intent }) => ({ intent })),
  ),
  RetryWork: commandOf('RetryWork', nothing),
}

/** Commands of one type, with any data of its shape. */
export const onboardingCommandOf = <Type extends OnboardingCommandType>(
  type: Type,
): fc.Arbitrary<OnboardingCommandOf<Type>> => commands[type]

const anyOnboardingCommand: fc.Arbitrary<OnboardingCommand> = fc.oneof(...Object.values(commands))

/**
 * Commands of every type, each equally often, independent of a state; for commands that fit a state
 * see `plausibleCommand`.
 */
export const onboardingCommand = (): fc.Arbitrary<OnboardingCommand> => anyOnboardingCommand
