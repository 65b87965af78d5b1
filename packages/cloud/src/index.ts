// the AWS calls of operations
export type { Aws, AwsSession } from './aws/Aws.ts'
export type { AwsCall } from './aws/AwsCall.ts'
export type { ActionName, AwsError } from './aws/AwsError.ts'
export type { CloudFormation } from './aws/CloudFormation.ts'
export type { Ec2 } from './aws/Ec2.ts'
export type { Iam } from './aws/Iam.ts'
export type { AssumeRoleRequest, Sts } from './aws/Sts.ts'
export { type Around, interceptAws } from './aws/interceptAws.ts'

// the ports
export {
  type RescaleCloudOptions,
  type RescaleCloudWithPreflight,
  rescaleCloud,
} from './rescaleCloud.ts'
export {
  type CustomerCloudOptions,
  type CustomerCloudWithPreflight,
  customerCloud,
} from './customerCloud.ts'
export {
  type CustomerConsoleOptions,
  type CustomerConsoleWithPreflight,
  customerConsole,
} from './customerConsole.ts'
export { configuredDirectory } from './directory/configuredDirectory.ts'
export { type RescaleDirectoryOptions, rescaleDirectory } from './directory/rescaleDirectory.ts'
export type {
  RescaleAccountConfig,
  RescaleConfig,
  RescaleLoadConfig,
  RescaleVpcConfig,
  RouteTableChoice,
  TagChoice,
} from './directory/RescaleConfig.ts'
export { RescaleConfigCodec } from './directory/rescaleConfigCodec.ts'

// the doctor
export { type CustomerSubject, readCustomerAccount } from './inspection/readCustomerAccount.ts'
export type { RescaleAccountSubject, RoleSubject } from './inspection/readRescaleAccount.ts'

// waiting
export type { Wait } from './waiting/Wait.ts'
export type { WaitOptions } from './waiting/Waiter.ts'
export { type Patience, type Patiences, defaultPatiences, noPatience } from './waiting/Patience.ts'
export { type Waiting, describeWaiting } from './waiting/Waiting.ts'
export type { StackProgress } from './stack/StackProgress.ts'

// failures
export type { CloudError } from './failures/CloudError.ts'
export type { OperationError, OperationErrorCode } from './failures/OperationError.ts'
export { type AwsErrorKind, kindOfCode } from './failures/AwsErrorKind.ts'
export { failureOf, kindOfError, regionNotEnabledCode } from './failures/failureOf.ts'

// permissions
export type { NotCovered, PermissionsPreflight } from './permissions/preflightPermissions.ts'
export type { PermissionCheck } from './permissions/PermissionCheck.ts'
export { customerRoleActions } from './permissions/customerRoleDryRuns.ts'
export type { CustomerConsoleSubject } from './permissions/customerConsoleDryRuns.ts'
export type { RescaleSubject } from './permissions/rescaleDryRuns.ts'
export type { RouteSubject } from './permissions/routeDryRuns.ts'

// tags
export { onboardingTagKey } from './peering/requestPeering.ts'
