// Everything of `iam/identity`, `iam/policy`, `iam/trust` and `iam/permissions`.

// The parties and what identifies them
export {
  Partition,
  Region,
  consoleHostIn,
  dnsSuffixOf,
  parseRegion,
  partitionOfRegion,
} from './identity/Partition.ts'
export {
  AccountId,
  CompanyCode,
  PeeringId,
  PrefixListId,
  RouteTableId,
  SecurityGroupId,
  SubnetId,
  VpcId,
  ZoneId,
  parseAccountId,
  parseCompanyCode,
  parsePeeringId,
  parseRouteTableId,
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
export type { AcceptedIds } from './identity/AcceptedIds.ts'
export { KmsKeyArn } from './identity/KmsKeyArn.ts'
export { PolicyArn } from './identity/PolicyArn.ts'
export { RolePath } from './identity/RolePath.ts'

// Policy documents, and what they allow
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
export { type ReadPolicy, readPolicy } from './policy/ReadPolicy.ts'
export type { ReadStatement, UnreadableStatement } from './policy/ReadStatement.ts'
export type { Selector } from './policy/PolicyElement.ts'
export type { PolicyProblem, PolicyProblemReason } from './policy/PolicyProblem.ts'
export { type ReadPrincipal } from './policy/ReadPrincipal.ts'
export type { ReadCondition } from './policy/ReadCondition.ts'
export { type PolicyTextError, parsePolicyText } from './policy/policyText.ts'
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
export { type PolicyQuotas, policyQuotas } from './policy/policyQuotas.ts'

// The trust policy of the role
export {
  type AcceptedExternalIds,
  type TrustPolicyInput,
  rescaleSourceIdentity,
  trustPolicy,
} from './trust/trustPolicy.ts'
export { type TrustGrant, type TrustReading, readTrustPolicy } from './trust/readTrustPolicy.ts'
export type { ExpectedTrust } from './trust/rules/TrustRule.ts'
export {
  type TrustEvidence,
  type TrustFinding,
  TrustFindingId,
  type TrustFindingLevel,
  trustFindingLevels,
} from './trust/TrustFinding.ts'

// What Rescale and its nodes may do
export {
  type AwsAction,
  type AwsActionName,
  actionsOfTier,
  awsActions,
  permissionsVersion,
} from './permissions/awsActions.ts'
export { Tier } from './permissions/Tier.ts'
export type { PermissionScopeName, PermissionsScope } from './permissions/permissionScopes.ts'
export { computeTagKey, connectionTagKey } from './permissions/tagKeys.ts'
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
