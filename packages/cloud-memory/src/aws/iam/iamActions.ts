/** The actions of IAM that this world answers, as AWS names them. */
export {
  addRoleToInstanceProfile as AddRoleToInstanceProfile,
  createInstanceProfile as CreateInstanceProfile,
  createPolicy as CreatePolicy,
  deleteInstanceProfile as DeleteInstanceProfile,
  deletePolicy as DeletePolicy,
  removeRoleFromInstanceProfile as RemoveRoleFromInstanceProfile,
} from './instanceProfiles.ts'
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
