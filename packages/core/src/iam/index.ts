// The parties and what identifies them
export {
  Partition,
  Region,
  consoleHostOf,
  dnsSuffixOf,
  parseRegion,
  partitionOfRegion,
} from './Partition.ts'
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
} from './identifiers.ts'
export {
  RoleArn,
  type RoleArnParts,
  parseRoleArn,
  partsOfRoleArn,
  renderRoleArn,
} from './RoleArn.ts'
export { ExternalId, type NotEnoughEntropy, generate as generateExternalId } from './ExternalId.ts'

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
} from './PolicyDocument.ts'
export {
  type AcceptedExternalIds,
  type TrustPolicyInput,
  accountRootArn,
  trustPolicy,
  trustPolicyQuotaCharacters,
} from './trustPolicy.ts'

// Policy documents as anyone wrote them
export { type ReadPolicy, readPolicy } from './ReadPolicy.ts'
export type { ReadStatement, UnreadableStatement } from './ReadStatement.ts'
export type { Selector } from './PolicyElement.ts'
export type { PolicyProblem, PolicyProblemReason } from './PolicyProblem.ts'
export { type ReadPrincipal, renderPrincipal } from './ReadPrincipal.ts'
export type { ReadCondition } from './ReadCondition.ts'

// Trust policies of customers
export { type TrustGrant, type TrustReading, readTrustPolicy } from './readTrustPolicy.ts'
export type { AcceptedIds } from './ExternalIdCondition.ts'
export type { ExpectedTrust } from './rules/TrustRule.ts'
export {
  type TrustEvidence,
  TrustFinding,
  type TrustFindingId,
  type TrustFindingLevel,
  trustFindingLevels,
} from './TrustFinding.ts'
export { describeTrustFinding, describeTrustFindingId } from './describeTrustFinding.ts'
export type { Language } from '../Sentence.ts'
export { type PolicyTextError, longestPolicyCharacters, parsePolicyText } from './policyText.ts'

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
} from './AccessRequest.ts'
export type {
  DecidingStatement,
  Decision,
  EvaluatedPolicies,
  Evaluation,
  PolicyLayer,
} from './Evaluation.ts'
export {
  type AssumeRoleRequest,
  assumeRoleAllowed,
  evaluate,
  evaluateAssumeRole,
  evaluateCrossAccount,
} from './evaluate.ts'

// What Rescale and its nodes may do
export type { Sentence } from '../Sentence.ts'
export { type AwsAction, type Tier, actionsOfTier, awsActions } from './awsActions.ts'
export {
  type PermissionScopeName,
  type PermissionsScope,
  computeTagKey,
  connectionTagKey,
} from './permissionScopes.ts'
export { permissionsPolicy } from './permissionsPolicy.ts'
export {
  type PermissionExplanation,
  explainPermissions,
  renderExplanation,
  renderExplanationJson,
} from './explainPermissions.ts'
export { nodePermissions } from './nodePermissions.ts'
export { boundaryArnPattern, permissionsBoundary } from './permissionsBoundary.ts'
export {
  type PolicyQuotas,
  type StatementTooLarge,
  policyQuotas,
  splitPolicy,
} from './policyQuotas.ts'
