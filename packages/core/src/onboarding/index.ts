// the decider
export { onboardingDecider, replay, type Decider } from './Decider.ts'
export type { Decision } from './Decision.ts'
export { commandRules, decide } from './decide.ts'
export { evolve } from './evolve.ts'
export { automaticPeeringAttempts, react } from './react.ts'
export { claimChangesOf, type Claim, type ClaimChanges } from './claims.ts'

// in words
export { describeEvent } from './describeEvent.ts'
export { describeIntent } from './describeIntent.ts'
export { describeRejection } from './describeRejection.ts'
export { commandWords, partyWords, statusWords, teardownWords } from './vocabulary.ts'

// messages
export {
  commandOf,
  type OnboardingCommand,
  type OnboardingCommandData,
  type OnboardingCommandOf,
  type OnboardingCommandType,
  type TeardownStep,
} from './OnboardingCommand.ts'
export {
  currentSchemaVersion,
  type Leftover,
  type OnboardingEventData,
  type OnboardingEventOf,
  type OnboardingEventType,
  type PeeringEnd,
} from './OnboardingEvent.ts'
export { OnboardingEvent } from './eventCodec.ts'
export { Setup } from './Setup.ts'
export { StackReport } from './StackReport.ts'
export {
  decodeEvent,
  encodeEvent,
  upcast,
  type DecodeEventError,
  type UnknownSchemaVersion,
  type UpcastChain,
  type VersionedJson,
} from './upcast.ts'
export type { Intent, IntentData, IntentOf, IntentType, Reminder } from './Intent.ts'
export type { Disagreement, Rejection } from './Rejection.ts'

// states
export {
  initialState,
  isTerminal,
  type Built,
  type Cancelled,
  type CidrLeased,
  type Closed,
  type Connected,
  type DeclinedProposal,
  type Degraded,
  type Joined,
  type Lease,
  type NotRequested,
  type Offboarding,
  type OnboardingState,
  type OnboardingStatus,
  type Opened,
  type Peering,
  type PeeringActive,
  type PeeringPending,
  type Requested,
  type Rotation,
  type SetupIssued,
  type SideRoutes,
  type StackReported,
  type Suspended,
  type Teardown,
  type Verification,
  type Verified,
} from './OnboardingState.ts'
export { expectedConnection, expectedRoutes, expectedVpc } from './expectations.ts'

// values

export {
  addSeconds,
  fromMilliseconds,
  Instant,
  render as renderInstant,
  secondsUntil,
} from './Instant.ts'
export { OnboardingId, parseOnboardingId } from './OnboardingId.ts'
export { Egress, OnboardingRequest, Party, PolicyArn, RolePath } from './OnboardingRequest.ts'
export type { Language } from '../Sentence.ts'
