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
