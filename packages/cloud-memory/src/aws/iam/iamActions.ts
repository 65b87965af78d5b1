/** The actions of IAM that this world answers, as AWS names them. */
export {
  addRoleToInstanceProfile as AddRoleToInstanceProfile,
  createInstanceProfile as CreateInstanceProfile,
  deleteInstanceProfile as DeleteInstanceProfile,
  removeRoleFromInstanceProfile as RemoveRoleFromInstanceProfile,
} from './instanceProfiles.ts'
export {
  createPolicy as CreatePolicy,
  deletePolicy as DeletePolicy,
  getPolicy as GetPolicy,
  getPolicyVersion as GetPolicyVersion,
} from './managedPolicies.ts'
export {
  deleteRolePermissionsBoundary as DeleteRolePermissionsBoundary,
  putRolePermissionsBoundary as PutRolePermissionsBoundary,
} from './permissionsBoundary.ts'
export {
  getRolePolicy as GetRolePolicy,
  listAttachedRolePolicies as ListAttachedRolePolicies,
  listRolePolicies as ListRolePolicies,
} from './rolePolicies.ts'
export {
  listRoleTags as ListRoleTags,
  tagRole as TagRole,
  untagRole as UntagRole,
} from './roleTags.ts'
export { simulatePrincipalPolicy as SimulatePrincipalPolicy } from './simulatePrincipalPolicy.ts'
export {
  attachRolePolicy as AttachRolePolicy,
  createRole as CreateRole,
  deleteRole as DeleteRole,
  deleteRolePolicy as DeleteRolePolicy,
  detachRolePolicy as DetachRolePolicy,
  getRole as GetRole,
  listRoles as ListRoles,
  putRolePolicy as PutRolePolicy,
  updateAssumeRolePolicy as UpdateAssumeRolePolicy,
  updateRole as UpdateRole,
} from './roles.ts'
