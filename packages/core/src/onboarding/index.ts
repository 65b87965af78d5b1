// the decider
export { onboardingDecider, replay, type Decider } from './Decider.ts'
export type { Decision } from './Decision.ts'
export { commandRules, decide } from './decide.ts'
export { evolve } from './evolve.ts'
export { isLimited, react } from './react.ts'
export { isWatch } from './intents/inUse.ts'
export { automaticPeeringAttempts } from './rules/retryPeering.ts'
export {
  claimChangesOf,
  claimKey,
  withClaimChanges,
  type Claim,
  type ClaimChanges,
} from './claims.ts'

// messages
export {
  commandOf,
  type OnboardingCommand,
  type OnboardingCommandData,
  type OnboardingCommandOf,
  type OnboardingCommandType,
} from './OnboardingCommand.ts'
export {
  currentSchemaVersion,
  type EndingBegun,
  type OnboardingEventData,
  type OnboardingEventOf,
  type OnboardingEventType,
  type PeeringEnd,
} from './OnboardingEvent.ts'
export { OnboardingEvent } from './eventCodec.ts'
export { Setup } from './Setup.ts'
export { StackReport, isSameStack, stackReportOptions } from './StackReport.ts'
export {
  isRescaleSideClean,
  ownerOfStep,
  teardownSteps,
  Leftover,
  TeardownStep,
} from './Teardown.ts'
export {
  decodeEvent,
  encodeEvent,
  upcast,
  type DecodeEventError,
  type UnknownSchemaVersion,
  type UpcastChain,
  type VersionedJson,
} from './upcast.ts'
export { missingVersion } from './missingVersion.ts'
export {
  intentOf,
  type Intent,
  type IntentData,
  type IntentOf,
  type IntentType,
  type Reminder,
} from './Intent.ts'
export type { Disagreement, Rejection } from './Rejection.ts'

// states
export {
  statusesWithStack,
  initialState,
  hasStack,
  isIn,
  inUseStatuses,
  isInUse,
  isProven,
  isTerminal,
  type WithStack,
  type StateWithStack,
  type Cancelled,
  type CidrLeased,
  type Closed,
  type Connected,
  type DeclinedProposal,
  type Degraded,
  type Ending,
  type InUse,
  type KnownState,
  type Lease,
  type Negotiating,
  type NotVisible,
  type NotRequested,
  type Offboarding,
  type OnboardingState,
  OnboardingStatus,
  type WithRequest,
  type WithPeering,
  type Peering,
  type PeeringActive,
  type PeeringPending,
  type Requested,
  type Rotation,
  type SecondaryCidr,
  type SetupIssued,
  type SideRoutes,
  type StackReported,
  type StateIn,
  type Suspended,
  type Suspension,
  type Teardown,
  type TrustVerification,
  type Verification,
  type Verified,
  type WorkFailure,
} from './OnboardingState.ts'
export { areToSeeAgain } from './intents/peering.ts'
export { peeringIdsOf } from './ending.ts'
export { expectedConnection, expectedRoutes, expectedVpc } from './expectations.ts'

// values
export { Instant, addSeconds } from '../values/Instant.ts'
export { OnboardingId, parseOnboardingId } from './OnboardingId.ts'
export { StackName } from '../cloudformation/StackName.ts'
export { OnboardingRequest, connectionNameOf, stackNameOf } from './OnboardingRequest.ts'
export { parkedRetrySeconds, waitLimits, type LimitedStatus, type WaitLimit } from './waits.ts'
