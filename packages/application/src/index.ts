// ports
export type { Clock } from './ports/Clock.ts'
export type { CustomerAccess, CustomerCloud } from './ports/CustomerCloud.ts'
export type { CustomerConsole, RunStackInput } from './ports/CustomerConsole.ts'
export { failure, type Failure } from './ports/Failure.ts'
export type { Ids } from './ports/Ids.ts'
export type {
  ClaimTaken,
  Commit,
  CommitError,
  HeldCidr,
  OnboardingStore,
  Stream,
  VersionConflict,
} from './ports/OnboardingStore.ts'
export type {
  InstallRoutesInput,
  ProbeRoleInput,
  RemoveRoutesInput,
  RequestPeeringInput,
  RescaleCloud,
} from './ports/RescaleCloud.ts'
export type { RescaleAccount, RescaleDirectory } from './ports/RescaleDirectory.ts'

// use cases: Rescale's
export { advance, type AdvanceStep, type Advanced } from './useCases/advance.ts'
export { give, type Giver } from './useCases/give.ts'
export { handleCommand, type PrepareCommand } from './useCases/handleCommand.ts'
export {
  loadOnboarding,
  type KnownState,
  type LoadedOnboarding,
} from './useCases/loadOnboarding.ts'
export { observePeerings } from './useCases/observePeerings.ts'
export {
  defaultPolicy,
  type Contended,
  type Handled,
  type OnboardingError,
  type OnboardingPolicy,
  type Rejected,
  type RescalePorts,
  type UnknownOnboarding,
} from './useCases/Onboardings.ts'
export { proposeCidr } from './useCases/proposeCidr.ts'
export { reportStack } from './useCases/reportStack.ts'
export { requestOnboarding } from './useCases/requestOnboarding.ts'
export { rotateExternalId } from './useCases/rotateExternalId.ts'
export { type TemplateBasis, stackNameOf, templateOf, templateTrusting } from './useCases/setup.ts'

// use cases: the customer's
export type { CustomerPorts } from './useCases/customer.ts'
export { performCustomerIntent } from './useCases/performCustomerIntent.ts'

// documents the parties exchange
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
