export {
  type AwsAction,
  type AwsActionName,
  actionsOfTier,
  awsActions,
  permissionsVersion,
} from './awsActions.ts'
export { Tier } from './Tier.ts'
export type { PermissionScopeName, PermissionsScope } from './permissionScopes.ts'
export { computeTagKey, connectionTagKey } from './tagKeys.ts'
export { permissionsPolicy } from './permissionsPolicy.ts'
export {
  type ExplainedAction,
  type ExplainedCondition,
  type ExplainedResource,
  type PermissionReason,
  type PermissionsHolder,
  type StatementExplanation,
  explainPermissions,
} from './explainPermissions.ts'
export {
  type ChangedPart,
  type PermissionChange,
  type PermissionVersions,
  type Reach,
  comparePermissions,
} from './comparePermissions.ts'
export { type ConditionMeaning, type StatementCondition } from './conditionMeaning.ts'
export { type PermissionGap } from './permissionGaps.ts'
export { type NamedResources, type ResourceKind, type ResourceMeaning } from './resourceMeaning.ts'
export { nodePermissions } from './nodePermissions.ts'
export { permissionsBoundary } from './permissionsBoundary.ts'
