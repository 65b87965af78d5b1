export {
  type AwsAction,
  type AwsActionName,
  Tier,
  actionsOfTier,
  awsActions,
} from './awsActions.ts'
export {
  type PermissionScopeName,
  type PermissionsScope,
  computeTagKey,
  connectionTagKey,
} from './permissionScopes.ts'
export { permissionsPolicy } from './permissionsPolicy.ts'
export { type PermissionExplanation, explainPermissions } from './explainPermissions.ts'
export { nodePermissions } from './nodePermissions.ts'
export { permissionsBoundary } from './permissionsBoundary.ts'
