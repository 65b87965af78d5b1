// ports
export type { Clock } from './ports/Clock.ts'
export type {
  AccessRefused,
  CustomerAccess,
  CustomerCloud,
  CustomerCloudError,
} from './ports/CustomerCloud.ts'
export type {
  CustomerConsole,
  FindLeftoversInput,
  ReplaceStackInput,
  RunStackInput,
  StackAddress,
} from './ports/CustomerConsole.ts'
export { failure, type Failure } from './ports/Failure.ts'
export type { Ids } from './ports/Ids.ts'
export type {
  ClaimTaken,
  Commit,
  CommitError,
  HeldCidr,
  ListOnboardingsInput,
  OnboardingStore,
  ReadAllInput,
  RecordedEvent,
  Stream,
  VersionConflict,
} from './ports/OnboardingStore.ts'
export {
  type OnboardingCustomer,
  OnboardingStanding,
  type OnboardingSummary,
  standingOf,
} from './ports/OnboardingSummary.ts'
export type {
  FindPeeringsInput,
  InstallRoutesInput,
  ProbeRoleInput,
  RemoveRoutesInput,
  RequestPeeringInput,
  RescaleCloud,
} from './ports/RescaleCloud.ts'
export type { RescaleAccount, RescaleDirectory } from './ports/RescaleDirectory.ts'

// use cases: Rescale's
export {
  advance,
  type AdvanceFailure,
  type AdvanceStep,
  type Advanced,
} from './useCases/advance.ts'
export {
  abandonRotation,
  abortOffboarding,
  beginOffboarding,
  cancel,
  closeUnconfirmed,
  confirmTeardown,
  extendLease,
  resume,
  retryPeering,
  retryWork,
  suspend,
} from './useCases/decisions.ts'
export { followRescaleVpc } from './useCases/followRescaleVpc.ts'
export { give, type Submitter } from './useCases/give.ts'
export { handleCommand, type PrepareCommand } from './useCases/handleCommand.ts'
export { loadOnboarding, type LoadedOnboarding } from './useCases/loadOnboarding.ts'
export {
  observePeerings,
  type ObservationFailure,
  type ObservedPeerings,
} from './useCases/observePeerings.ts'
export {
  defaultPolicy,
  type Contended,
  type CommandResult,
  type OnboardingError,
  type OnboardingPolicy,
  type Rejected,
  type RescalePorts,
  type UnknownOnboarding,
} from './useCases/Onboardings.ts'
export { proposeCidr, proposeSecondaryCidr } from './useCases/proposeCidr.ts'
export { reportStack } from './useCases/reportStack.ts'
export { type RequestPorts, requestOnboarding } from './useCases/requestOnboarding.ts'
export { replaceRotation, rotateExternalId } from './useCases/rotateExternalId.ts'
export { agreementOf } from './useCases/agreementOf.ts'
export { type TemplateBasis, templateOf, templateTrusting } from './useCases/setup.ts'

// the stack's name
export { stackNameOf } from '@byoa/core/onboarding'

// use cases: the customer's
export { currentTemplate, reportTrustPolicy, type CustomerPorts } from './useCases/customer.ts'
export { performCustomerIntent } from './useCases/performCustomerIntent.ts'

// both parties in one process
export {
  type BothParties,
  type BothPartiesOptions,
  type BothPartiesRun,
  type PartyStep,
  type RunEnd,
  type Standing,
  runBothParties,
} from './useCases/runBothParties.ts'

// documents the parties exchange
export { type DocumentName, documentSchema } from './documents/documentSchemas.ts'
export { PeeringNotice, decodePeeringNotice, peeringNoticeOf } from './documents/PeeringNotice.ts'
export {
  RequestDocument,
  decodeRequestDocument,
  onboardingRequestOf,
} from './documents/RequestDocument.ts'
export { SetupDocument, decodeSetupDocument, setupDocumentOf } from './documents/SetupDocument.ts'
export {
  StackReportDocument,
  decodeStackReportDocument,
  stackReportDocumentOf,
} from './documents/StackReportDocument.ts'
