// Documents as this library writes them
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

// Documents from any author
export { type ReadPolicy, readPolicy } from './ReadPolicy.ts'
export type { ReadStatement, UnreadableStatement } from './ReadStatement.ts'
export type { Selector } from './PolicyElement.ts'
export type { PolicyProblem, PolicyProblemReason } from './PolicyProblem.ts'
export { type ReadPrincipal } from './ReadPrincipal.ts'
export type { ReadCondition } from './ReadCondition.ts'
export { type PolicyTextError, parsePolicyText } from './policyText.ts'

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
export { evaluate, evaluateCrossAccount } from './evaluate.ts'
export {
  type AssumeRoleEvaluation,
  type AssumeRoleRequest,
  assumeRoleAllowed,
  evaluateAssumeRole,
} from './evaluateAssumeRole.ts'
export { type RequestTag, requestTagKeys } from './requestTagKeys.ts'

// Quotas
export { type PolicyQuotas, policyQuotas } from './policyQuotas.ts'
