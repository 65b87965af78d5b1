// the ports
export {
  type AwsRescaleCloud,
  type AwsRescaleCloudOptions,
  awsRescaleCloud,
} from './awsRescaleCloud.ts'
export {
  type AwsCustomerCloud,
  type AwsCustomerCloudOptions,
  awsCustomerCloud,
} from './awsCustomerCloud.ts'
export {
  type AwsCustomerConsole,
  type AwsCustomerConsoleOptions,
  awsCustomerConsole,
} from './awsCustomerConsole.ts'
export {
  type AwsRescaleDirectoryOptions,
  awsRescaleDirectory,
} from './directory/awsRescaleDirectory.ts'
export type {
  AwsRescaleAccountConfig,
  AwsRescaleConfig,
  AwsRescaleVpcConfig,
} from './directory/AwsRescaleConfig.ts'
export type { DirectoryFailureCode } from './directory/rescaleVpc.ts'

// clients
export { type AwsClients, type AwsClientsConfig, awsClients } from './clients/AwsClients.ts'
export type { CustomerClients } from './clients/CustomerSessions.ts'

// waiting
export { type Wait, systemWait } from './waiting/Wait.ts'
export type { WaitOptions } from './waiting/Waiter.ts'
export { type Patience, type Patiences, defaultPatiences } from './waiting/Patience.ts'
export { type Waiting, describeWaiting } from './waiting/Waiting.ts'
export type { StackProgress } from './stack/StackCall.ts'

// failures
export { classifyAwsError, regionNotEnabledCode } from './failures/classifyAwsError.ts'
export { type AwsErrorKind, kindOfCode } from './failures/AwsErrorKind.ts'
export {
  type AwsErrorCause,
  type AwsErrorReading,
  readAwsError,
} from './failures/AwsErrorReading.ts'
export type { OwnFailureCode } from './failures/ownFailure.ts'

// permissions
export type {
  NotCovered,
  PermissionCheck,
  PermissionsPreflight,
} from './permissions/preflightPermissions.ts'
export { customerRoleActions } from './permissions/customerRoleDryRuns.ts'
export type { CustomerConsoleSubject } from './permissions/customerConsoleDryRuns.ts'
export type { RescaleSubject } from './permissions/rescaleDryRuns.ts'
export type { RouteSubject } from './permissions/routeDryRuns.ts'

// tags
export { onboardingTagKey } from './peering/requestPeering.ts'
