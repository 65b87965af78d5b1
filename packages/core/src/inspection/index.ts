export type {
  AccountSnapshots,
  ActionAnswer,
  CustomerPart,
  CustomerParts,
  CustomerSnapshot,
  EndpointSnapshot,
  GroupRuleSnapshot,
  InternetGatewayBlock,
  LaunchAnswer,
  Missing,
  NatGatewaySnapshot,
  NetworkAclEntry,
  NetworkAclSnapshot,
  PeeringEnd,
  PeeringView,
  ProbeSnapshot,
  RefusedPart,
  RegionOptIn,
  RescalePart,
  RescaleParts,
  RescaleSnapshot,
  RescaleVpcView,
  SecurityGroupSnapshot,
  StackSnapshot,
  SubnetView,
} from './accountSnapshots.ts'
export type { AgreedConnection, ReportedStack } from './AgreedConnection.ts'
export {
  type AccessCheckId,
  type CheckEvidence,
  type CheckFinding,
  type CheckId,
  type CheckOutcome,
  type CheckResult,
  type ConnectionCheckId,
  type NetworkCheckId,
  type UnseenPart,
} from './CheckResult.ts'
export {
  acceptFindings,
  CheckOverride,
  type AcceptedFinding,
  type AcceptedResults,
} from './acceptFindings.ts'
export { findDrift, partOfFinding, type ExpectedConnection } from './findDrift.ts'
export { findMissingRoutes, renderRouteTarget, type ExpectedRoutes } from './findMissingRoutes.ts'
export { findProbeProblems, ProbeProblem } from './findProbeProblems.ts'
export {
  findRoleDifferences,
  type RoleDifference,
  type RoleDocument,
  type StatementName,
} from './findRoleDifferences.ts'
export { findVpcProblems, type ExpectedVpc } from './findVpcProblems.ts'
export { hasRoutesTo } from './hasRoutesTo.ts'
export { highestLevel } from './highestLevel.ts'
export { checkIds, inspect } from './inspect.ts'
export { InspectionCheckSet, currentInspectionCheckSet } from './InspectionCheckSet.ts'
export { type LaunchTerms, launchTermsOf } from './launchTerms.ts'
export { InspectionFinding, Side, type FindingLevel } from './InspectionFinding.ts'
export { MissingRoute, type MissingRouteProblem, type RouteInTheWay } from './MissingRoute.ts'
export { planRepairs, type Repair, type RepairKind } from './planRepairs.ts'
export type {
  ConnectionSnapshot,
  Ipv6RouteSnapshot,
  PeeringSnapshot,
  PeeringStatus,
  ProbeAnswer,
  RolePolicySnapshot,
  RoleProbe,
  RoleSnapshot,
  RouteSnapshot,
  RouteTableSnapshot,
  RouteTarget,
  SubnetSnapshot,
  VpcSnapshot,
} from './snapshots.ts'
export { vpcCorrectionOf, type VpcCorrection } from './vpcCorrectionOf.ts'
