/** The actions of IAM that are served, by their names in AWS. */
export {
  listInstanceProfileTags as ListInstanceProfileTags,
  listPolicyTags as ListPolicyTags,
  listRoleTags as ListRoleTags,
  tagInstanceProfile as TagInstanceProfile,
  tagPolicy as TagPolicy,
  tagRole as TagRole,
  untagInstanceProfile as UntagInstanceProfile,
  untagPolicy as UntagPolicy,
  untagRole as UntagRole,
} from './entityTags.ts'
export {
  addRoleToInstanceProfile as AddRoleToInstanceProfile,
  createInstanceProfile as CreateInstanceProfile,
  deleteInstanceProfile as DeleteInstanceProfile,
  getInstanceProfile as GetInstanceProfile,
  listInstanceProfilesForRole as ListInstanceProfilesForRole,
  removeRoleFromInstanceProfile as RemoveRoleFromInstanceProfile,
} from './instanceProfiles.ts'
export { listPolicies as ListPolicies } from './listPolicies.ts'
export {
  createPolicy as CreatePolicy,
  deletePolicy as DeletePolicy,
  getPolicy as GetPolicy,
} from './managedPolicies.ts'
export {
  deleteRolePermissionsBoundary as DeleteRolePermissionsBoundary,
  putRolePermissionsBoundary as PutRolePermissionsBoundary,
} from './permissionsBoundary.ts'
export {
  createPolicyVersion as CreatePolicyVersion,
  deletePolicyVersion as DeletePolicyVersion,
  getPolicyVersion as GetPolicyVersion,
  listPolicyVersions as ListPolicyVersions,
  setDefaultPolicyVersion as SetDefaultPolicyVersion,
} from './policyVersions.ts'
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
  updateRoleDescription as UpdateRoleDescription,
} from './roles.ts'
export { simulatePrincipalPolicy as SimulatePrincipalPolicy } from './simulatePrincipalPolicy.ts'
