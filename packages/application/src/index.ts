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
  AllowPeeringDnsInput,
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
export { type Enterable, throughRole } from './useCases/access.ts'
export { findOpenOnboarding } from './useCases/findOpenOnboarding.ts'
export { followRescaleVpc } from './useCases/followRescaleVpc.ts'
export { give, type Submitter } from './useCases/give.ts'
export { handleCommand, type PrepareCommand } from './useCases/handleCommand.ts'
export { inspectConnection } from './useCases/inspectConnection.ts'
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
export { wrongExternalId } from './useCases/probeRole.ts'
export { proposeCidr, proposeSecondaryCidr } from './useCases/proposeCidr.ts'
export {
  type DocumentRefused,
  type ReceiveError,
  receiveDocument,
} from './useCases/receiveDocument.ts'
export { reportStack } from './useCases/reportStack.ts'
export { type RequestPorts, requestOnboarding } from './useCases/requestOnboarding.ts'
export { replaceRotation, rotateExternalId } from './useCases/rotateExternalId.ts'
export { type TemplateBasis, templateInputOf, templateOf } from './useCases/setup.ts'

// the stack's name
export { stackNameOf } from '@byoa/core/onboarding'

// use cases: the customer's
export { type Agreement, agreementOf, currentTemplate } from './useCases/customer/Agreement.ts'
export {
  type ConnectionFacts,
  agreedConnection,
  agreedConnectionOf,
} from './useCases/customer/agreedConnection.ts'
export { acceptPeering, addCustomerRoutes } from './useCases/customer/connection.ts'
export { type CustomerAnswer, recordAnswer } from './useCases/customer/CustomerAnswer.ts'
export {
  type CustomerResources,
  confirmAccountClean,
  deletePeerings,
  deleteStack,
  removeCustomerRoutes,
} from './useCases/customer/leaving.ts'
export { performCustomerIntent } from './useCases/customer/performCustomerIntent.ts'
export { type CustomerPorts, runStack, stackAddressOf } from './useCases/customer/stack.ts'

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
export {
  ChangeDocument,
  type ResumptionChange,
  type RotationChange,
  type SuspensionChange,
  type VersionChange,
  agreementAfter,
  isTemplateChange,
} from './documents/ChangeDocument.ts'
export { CleanExit } from './documents/CleanExit.ts'
export { ConnectionDocument, type Proof, type Proven } from './documents/ConnectionDocument.ts'
export { DocumentDigest, signedText } from './documents/DocumentDigest.ts'
export {
  type DocumentHeader,
  type FileName,
  Signature,
  type SignedHeader,
  type TemplateFile,
  templateFileName,
} from './documents/documentFields.ts'
export { type DocumentName, documentNames, documentSchema } from './documents/documentSchemas.ts'
export {
  type CustomerDocument,
  type DocumentKind,
  type ExchangedDocument,
  type RescaleDocument,
  decodeExchangedDocument,
  digestOfDocument,
  documentFileName,
  documentCodecs,
  encodeExchangedDocument,
} from './documents/ExchangedDocument.ts'
export {
  InspectionDocument,
  type InspectionResult,
  withAgreedIds,
  withHiddenIds,
} from './documents/InspectionDocument.ts'
export { type IssuedDocument, issuedDocuments, lastOfKind } from './documents/issuedDocuments.ts'
export { type ReportedStackDocument, reportedStacks } from './documents/reportedStacks.ts'
export { issuedSetup } from './documents/issuedSetup.ts'
export { OffboardingNotice } from './documents/OffboardingNotice.ts'
export { PeeringNotice, decodePeeringNotice } from './documents/PeeringNotice.ts'
export {
  RequestDocument,
  decodeRequestDocument,
  isSameRequest,
  onboardingRequestOf,
  requestDocumentOf,
} from './documents/RequestDocument.ts'
export { ReviewDocument, ReviewTask } from './documents/ReviewDocument.ts'
export { SetupDocument, agreementOfSetup, decodeSetupDocument } from './documents/SetupDocument.ts'
export {
  StackReportDocument,
  decodeStackReportDocument,
  stackReportDocumentOf,
} from './documents/StackReportDocument.ts'
export { VerdictDocument } from './documents/VerdictDocument.ts'
