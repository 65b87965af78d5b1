/**
 * The calls to Iam that are made, with what is used of their inputs and outputs.
 * Generated from the schemas of the AWS SDK; change the table of served actions instead.
 */
import type { AwsCall } from './AwsCall.ts'

/** One caller's calls to the service in one Region. */
export interface Iam {
  readonly createRole: AwsCall<CreateRoleRequest, CreateRoleResponse>
  readonly getPolicy: AwsCall<GetPolicyRequest, GetPolicyResponse>
  readonly getPolicyVersion: AwsCall<GetPolicyVersionRequest, GetPolicyVersionResponse>
  readonly getRole: AwsCall<GetRoleRequest, GetRoleResponse>
  readonly getRolePolicy: AwsCall<GetRolePolicyRequest, GetRolePolicyResponse>
  readonly listAttachedRolePolicies: AwsCall<
    ListAttachedRolePoliciesRequest,
    ListAttachedRolePoliciesResponse
  >
  readonly listRolePolicies: AwsCall<ListRolePoliciesRequest, ListRolePoliciesResponse>
  readonly putRolePermissionsBoundary: AwsCall<PutRolePermissionsBoundaryRequest, Unit>
  readonly putRolePolicy: AwsCall<PutRolePolicyRequest, Unit>
  readonly simulatePrincipalPolicy: AwsCall<SimulatePrincipalPolicyRequest, SimulatePolicyResponse>
  readonly updateAssumeRolePolicy: AwsCall<UpdateAssumeRolePolicyRequest, Unit>
}

export interface AttachedPermissionsBoundary {
  readonly PermissionsBoundaryArn?: string | undefined
}

export interface AttachedPolicy {
  readonly PolicyName?: string | undefined
  readonly PolicyArn?: string | undefined
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

export interface EvaluationResult {
  readonly EvalActionName?: string | undefined
  readonly EvalDecision?: string | undefined
  readonly OrganizationsDecisionDetail?: OrganizationsDecisionDetail | undefined
}

export interface GetPolicyRequest {
  readonly PolicyArn: string
}

export interface GetPolicyResponse {
  readonly Policy?: Policy | undefined
}

export interface GetPolicyVersionRequest {
  readonly PolicyArn: string
  readonly VersionId: string
}

export interface GetPolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion | undefined
}

export interface GetRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyName: string
}

export interface GetRolePolicyResponse {
  readonly PolicyDocument?: string | undefined
}

export interface GetRoleRequest {
  readonly RoleName: string
}

export interface GetRoleResponse {
  readonly Role?: Role | undefined
}

export interface ListAttachedRolePoliciesRequest {
  readonly RoleName: string
  readonly Marker?: string
}

export interface ListAttachedRolePoliciesResponse {
  readonly AttachedPolicies?: ReadonlyArray<AttachedPolicy> | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListRolePoliciesRequest {
  readonly RoleName: string
  readonly Marker?: string
}

export interface ListRolePoliciesResponse {
  readonly PolicyNames?: ReadonlyArray<string> | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface OrganizationsDecisionDetail {
  readonly AllowedByOrganizations?: boolean | undefined
}

export interface Policy {
  readonly DefaultVersionId?: string | undefined
}

export interface PolicyVersion {
  readonly Document?: string | undefined
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

export interface Role {
  readonly Arn?: string | undefined
  readonly RoleName?: string | undefined
  readonly AssumeRolePolicyDocument?: string | undefined
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined
}

export interface SimulatePolicyResponse {
  readonly EvaluationResults?: ReadonlyArray<EvaluationResult> | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface SimulatePrincipalPolicyRequest {
  readonly PolicySourceArn: string
  readonly ActionNames: ReadonlyArray<string>
  readonly Marker?: string
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface UpdateAssumeRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyDocument: string
}

export type CreateRoleResponse = Readonly<Record<never, never>>

export type Unit = Readonly<Record<never, never>>
