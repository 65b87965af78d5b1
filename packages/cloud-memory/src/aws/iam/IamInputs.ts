/**
 * What is served of the inputs of each action.
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */

/** Name of an action → its input. */
export interface IamInputs {
  readonly AddRoleToInstanceProfile: AddRoleToInstanceProfileRequest
  readonly AttachRolePolicy: AttachRolePolicyRequest
  readonly CreateInstanceProfile: CreateInstanceProfileRequest
  readonly CreatePolicy: CreatePolicyRequest
  readonly CreatePolicyVersion: CreatePolicyVersionRequest
  readonly CreateRole: CreateRoleRequest
  readonly DeleteInstanceProfile: DeleteInstanceProfileRequest
  readonly DeletePolicy: DeletePolicyRequest
  readonly DeletePolicyVersion: DeletePolicyVersionRequest
  readonly DeleteRole: DeleteRoleRequest
  readonly DeleteRolePermissionsBoundary: DeleteRolePermissionsBoundaryRequest
  readonly DeleteRolePolicy: DeleteRolePolicyRequest
  readonly DetachRolePolicy: DetachRolePolicyRequest
  readonly GetInstanceProfile: GetInstanceProfileRequest
  readonly GetPolicy: GetPolicyRequest
  readonly GetPolicyVersion: GetPolicyVersionRequest
  readonly GetRole: GetRoleRequest
  readonly GetRolePolicy: GetRolePolicyRequest
  readonly ListAttachedRolePolicies: ListAttachedRolePoliciesRequest
  readonly ListInstanceProfileTags: ListInstanceProfileTagsRequest
  readonly ListInstanceProfilesForRole: ListInstanceProfilesForRoleRequest
  readonly ListPolicies: ListPoliciesRequest
  readonly ListPolicyTags: ListPolicyTagsRequest
  readonly ListPolicyVersions: ListPolicyVersionsRequest
  readonly ListRolePolicies: ListRolePoliciesRequest
  readonly ListRoleTags: ListRoleTagsRequest
  readonly ListRoles: ListRolesRequest
  readonly PutRolePermissionsBoundary: PutRolePermissionsBoundaryRequest
  readonly PutRolePolicy: PutRolePolicyRequest
  readonly RemoveRoleFromInstanceProfile: RemoveRoleFromInstanceProfileRequest
  readonly SetDefaultPolicyVersion: SetDefaultPolicyVersionRequest
  readonly SimulatePrincipalPolicy: SimulatePrincipalPolicyRequest
  readonly TagInstanceProfile: TagInstanceProfileRequest
  readonly TagPolicy: TagPolicyRequest
  readonly TagRole: TagRoleRequest
  readonly UntagInstanceProfile: UntagInstanceProfileRequest
  readonly UntagPolicy: UntagPolicyRequest
  readonly UntagRole: UntagRoleRequest
  readonly UpdateAssumeRolePolicy: UpdateAssumeRolePolicyRequest
  readonly UpdateRole: UpdateRoleRequest
  readonly UpdateRoleDescription: UpdateRoleDescriptionRequest
}

export interface AddRoleToInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly RoleName: string
}

export interface AttachRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyArn: string
}

export interface CreateInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly Path?: string
  readonly Tags?: ReadonlyArray<Tag>
}

export interface CreatePolicyRequest {
  readonly PolicyName: string
  readonly PolicyDocument: string
  readonly Path?: string
  readonly Description?: string
  readonly Tags?: ReadonlyArray<Tag>
}

export interface CreatePolicyVersionRequest {
  readonly PolicyArn: string
  readonly PolicyDocument: string
  readonly SetAsDefault?: boolean
}

export interface CreateRoleRequest {
  readonly RoleName: string
  readonly AssumeRolePolicyDocument: string
  readonly Path?: string
  readonly Description?: string
  readonly MaxSessionDuration?: number
  readonly PermissionsBoundary?: string
  readonly Tags?: ReadonlyArray<Tag>
}

export interface DeleteInstanceProfileRequest {
  readonly InstanceProfileName: string
}

export interface DeletePolicyRequest {
  readonly PolicyArn: string
}

export interface DeletePolicyVersionRequest {
  readonly PolicyArn: string
  readonly VersionId: string
}

export interface DeleteRolePermissionsBoundaryRequest {
  readonly RoleName: string
}

export interface DeleteRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyName: string
}

export interface DeleteRoleRequest {
  readonly RoleName: string
}

export interface DetachRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyArn: string
}

export interface GetInstanceProfileRequest {
  readonly InstanceProfileName: string
}

export interface GetPolicyRequest {
  readonly PolicyArn: string
}

export interface GetPolicyVersionRequest {
  readonly PolicyArn: string
  readonly VersionId: string
}

export interface GetRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyName: string
}

export interface GetRoleRequest {
  readonly RoleName: string
}

export interface ListAttachedRolePoliciesRequest {
  readonly RoleName: string
  readonly PathPrefix?: string
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface ListInstanceProfileTagsRequest {
  readonly InstanceProfileName: string
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface ListInstanceProfilesForRoleRequest {
  readonly RoleName: string
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface ListPoliciesRequest {
  readonly Scope?: string
  readonly OnlyAttached?: boolean
  readonly PathPrefix?: string
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface ListPolicyTagsRequest {
  readonly PolicyArn: string
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface ListPolicyVersionsRequest {
  readonly PolicyArn: string
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface ListRolePoliciesRequest {
  readonly RoleName: string
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface ListRoleTagsRequest {
  readonly RoleName: string
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface ListRolesRequest {
  readonly PathPrefix?: string
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface PutRolePermissionsBoundaryRequest {
  readonly RoleName: string
  readonly PermissionsBoundary: string
}

export interface PutRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface RemoveRoleFromInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly RoleName: string
}

export interface SetDefaultPolicyVersionRequest {
  readonly PolicyArn: string
  readonly VersionId: string
}

export interface SimulatePrincipalPolicyRequest {
  readonly PolicySourceArn: string
  readonly ActionNames: ReadonlyArray<string>
  readonly ResourceArns?: ReadonlyArray<string>
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface TagInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly Tags: ReadonlyArray<Tag>
}

export interface TagPolicyRequest {
  readonly PolicyArn: string
  readonly Tags: ReadonlyArray<Tag>
}

export interface TagRoleRequest {
  readonly RoleName: string
  readonly Tags: ReadonlyArray<Tag>
}

export interface UntagInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly TagKeys: ReadonlyArray<string>
}

export interface UntagPolicyRequest {
  readonly PolicyArn: string
  readonly TagKeys: ReadonlyArray<string>
}

export interface UntagRoleRequest {
  readonly RoleName: string
  readonly TagKeys: ReadonlyArray<string>
}

export interface UpdateAssumeRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyDocument: string
}

export interface UpdateRoleDescriptionRequest {
  readonly RoleName: string
  readonly Description: string
}

export interface UpdateRoleRequest {
  readonly RoleName: string
  readonly Description?: string
  readonly MaxSessionDuration?: number
}
