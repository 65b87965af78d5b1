// Everything of `iam/identity`, `iam/policy`, `iam/trust` and `iam/permissions`.

// The parties and what identifies them
export {
  Partition,
  Region,
  dnsSuffixOf,
  parseRegion,
  partitionOfRegion,
} from './identity/Partition.ts'
export {
  AccountId,
  CompanyCode,
  PeeringId,
  RouteTableId,
  SubnetId,
  VpcId,
  ZoneId,
  parseAccountId,
  parseCompanyCode,
  parsePeeringId,
  parseRouteTableId,
  parseSubnetId,
  parseVpcId,
} from './identity/identifiers.ts'
export {
  RoleArn,
  type RoleArnParts,
  parseRoleArn,
  partsOfRoleArn,
  renderRoleArn,
} from './identity/RoleArn.ts'
export {
  ExternalId,
  type NotEnoughEntropy,
  generate as generateExternalId,
} from './identity/ExternalId.ts'

// Policy documents as this library writes them
export {
  type Conditions,
  type PermissionStatement,
  type PermissionsPolicy,
  type PolicyDocument,
  type Principals,
  type TrustPolicy,
  type TrustStatement,
  minifyPolicy,
  policySizeCharacters,
  renderPolicy,
} from './policy/PolicyDocument.ts'
export {
  type AcceptedExternalIds,
  type TrustPolicyInput,
  trustPolicy,
} from './trust/trustPolicy.ts'

// Policy documents as anyone wrote them
export { type ReadPolicy, readPolicy } from './policy/ReadPolicy.ts'
export type { ReadStatement, UnreadableStatement } from './policy/ReadStatement.ts'
export type { Selector } from './policy/PolicyElement.ts'
export type { PolicyProblem, PolicyProblemReason } from './policy/PolicyProblem.ts'
export { type ReadPrincipal } from './policy/ReadPrincipal.ts'
export type { ReadCondition } from './policy/ReadCondition.ts'

// Trust policies of customers
export { type TrustGrant, type TrustReading, readTrustPolicy } from './trust/readTrustPolicy.ts'
export type { AcceptedIds } from './identity/AcceptedIds.ts'
export type { ExpectedTrust } from './trust/rules/TrustRule.ts'
export {
  type TrustEvidence,
  TrustFinding,
  type TrustFindingId,
  type TrustFindingLevel,
  trustFindingLevels,
} from './trust/TrustFinding.ts'
export { type PolicyTextError, parsePolicyText } from './policy/policyText.ts'

// What policies allow
export type {
  AccessRequest,
  AnonymousCaller,
  Caller,
  EntityCaller,
  FederatedCaller,
  RequestContext,
  RoleSessionCaller,
  ServiceCaller,
} from './policy/AccessRequest.ts'
export type {
  DecidingStatement,
  Decision,
  EvaluatedPolicies,
  Evaluation,
  PolicyLayer,
} from './policy/Evaluation.ts'
export { evaluate, evaluateCrossAccount } from './policy/evaluate.ts'
export {
  type AssumeRoleEvaluation,
  type AssumeRoleRequest,
  assumeRoleAllowed,
  evaluateAssumeRole,
} from './policy/evaluateAssumeRole.ts'
export { type RequestTag, requestTagKeys } from './policy/requestTagKeys.ts'

// What Rescale and its nodes may do
export {
  type AwsAction,
  type AwsActionName,
  actionsOfTier,
  awsActions,
  permissionsVersion,
} from './permissions/awsActions.ts'
export type { Tier } from './permissions/Tier.ts'
export {
  type PermissionScopeName,
  type PermissionsScope,
  computeTagKey,
  connectionTagKey,
} from './permissions/permissionScopes.ts'
export { permissionsPolicy } from './permissions/permissionsPolicy.ts'
export {
  type ExplainedAction,
  type ExplainedCondition,
  type ExplainedResource,
  type PermissionReason,
  type PermissionsHolder,
  type StatementExplanation,
  explainPermissions,
} from './permissions/explainPermissions.ts'
export {
  type ChangedPart,
  type PermissionChange,
  type PermissionVersions,
  type Reach,
  comparePermissions,
} from './permissions/comparePermissions.ts'
export { type ConditionMeaning, type StatementCondition } from './permissions/conditionMeaning.ts'
export { type PermissionGap } from './permissions/permissionGaps.ts'
export {
  type NamedResources,
  type ResourceKind,
  type ResourceMeaning,
} from './permissions/resourceMeaning.ts'
export { nodePermissions } from './permissions/nodePermissions.ts'
export { permissionsBoundary } from './permissions/permissionsBoundary.ts'
export { type PolicyQuotas, policyQuotas } from './policy/policyQuotas.ts'
