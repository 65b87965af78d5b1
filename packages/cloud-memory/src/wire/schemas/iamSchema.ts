/**
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */
import type { ServiceSchema } from '../ServiceSchema.ts'

/** How the inputs and outputs of the service are written. */
export const iamSchema: ServiceSchema = {
  actions: {
    AddRoleToInstanceProfile: { input: 'AddRoleToInstanceProfileRequest' },
    AttachRolePolicy: { input: 'AttachRolePolicyRequest' },
    CreateInstanceProfile: {
      input: 'CreateInstanceProfileRequest',
      output: 'CreateInstanceProfileResponse',
    },
    CreatePolicy: { input: 'CreatePolicyRequest', output: 'CreatePolicyResponse' },
    CreatePolicyVersion: {
      input: 'CreatePolicyVersionRequest',
      output: 'CreatePolicyVersionResponse',
    },
    CreateRole: { input: 'CreateRoleRequest', output: 'CreateRoleResponse' },
    DeleteInstanceProfile: { input: 'DeleteInstanceProfileRequest' },
    DeletePolicy: { input: 'DeletePolicyRequest' },
    DeletePolicyVersion: { input: 'DeletePolicyVersionRequest' },
    DeleteRole: { input: 'DeleteRoleRequest' },
    DeleteRolePermissionsBoundary: { input: 'DeleteRolePermissionsBoundaryRequest' },
    DeleteRolePolicy: { input: 'DeleteRolePolicyRequest' },
    DetachRolePolicy: { input: 'DetachRolePolicyRequest' },
    GetInstanceProfile: {
      input: 'GetInstanceProfileRequest',
      output: 'GetInstanceProfileResponse',
    },
    GetPolicy: { input: 'GetPolicyRequest', output: 'GetPolicyResponse' },
    GetPolicyVersion: { input: 'GetPolicyVersionRequest', output: 'GetPolicyVersionResponse' },
    GetRole: { input: 'GetRoleRequest', output: 'GetRoleResponse' },
    GetRolePolicy: { input: 'GetRolePolicyRequest', output: 'GetRolePolicyResponse' },
    ListAttachedRolePolicies: {
      input: 'ListAttachedRolePoliciesRequest',
      output: 'ListAttachedRolePoliciesResponse',
    },
    ListInstanceProfileTags: {
      input: 'ListInstanceProfileTagsRequest',
      output: 'ListInstanceProfileTagsResponse',
    },
    ListInstanceProfilesForRole: {
      input: 'ListInstanceProfilesForRoleRequest',
      output: 'ListInstanceProfilesForRoleResponse',
    },
    ListPolicies: { input: 'ListPoliciesRequest', output: 'ListPoliciesResponse' },
    ListPolicyTags: { input: 'ListPolicyTagsRequest', output: 'ListPolicyTagsResponse' },
    ListPolicyVersions: {
      input: 'ListPolicyVersionsRequest',
      output: 'ListPolicyVersionsResponse',
    },
    ListRolePolicies: { input: 'ListRolePoliciesRequest', output: 'ListRolePoliciesResponse' },
    ListRoleTags: { input: 'ListRoleTagsRequest', output: 'ListRoleTagsResponse' },
    ListRoles: { input: 'ListRolesRequest', output: 'ListRolesResponse' },
    PutRolePermissionsBoundary: { input: 'PutRolePermissionsBoundaryRequest' },
    PutRolePolicy: { input: 'PutRolePolicyRequest' },
    RemoveRoleFromInstanceProfile: { input: 'RemoveRoleFromInstanceProfileRequest' },
    SetDefaultPolicyVersion: { input: 'SetDefaultPolicyVersionRequest' },
    SimulatePrincipalPolicy: {
      input: 'SimulatePrincipalPolicyRequest',
      output: 'SimulatePolicyResponse',
    },
    TagInstanceProfile: { input: 'TagInstanceProfileRequest' },
    TagPolicy: { input: 'TagPolicyRequest' },
    TagRole: { input: 'TagRoleRequest' },
    UntagInstanceProfile: { input: 'UntagInstanceProfileRequest' },
    UntagPolicy: { input: 'UntagPolicyRequest' },
    UntagRole: { input: 'UntagRoleRequest' },
    UpdateAssumeRolePolicy: { input: 'UpdateAssumeRolePolicyRequest' },
    UpdateRole: { input: 'UpdateRoleRequest', output: 'UpdateRoleResponse' },
    UpdateRoleDescription: {
      input: 'UpdateRoleDescriptionRequest',
      output: 'UpdateRoleDescriptionResponse',
    },
  },
  inputs: {
    AddRoleToInstanceProfileRequest: {
      served: {
        InstanceProfileName: { member: 'InstanceProfileName', type: 'string', isRequired: true },
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    AttachRolePolicyRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    CreateInstanceProfileRequest: {
      served: {
        InstanceProfileName: { member: 'InstanceProfileName', type: 'string', isRequired: true },
        Path: { member: 'Path', type: 'string' },
        Tags: { member: 'Tags', type: { list: { structure: 'Tag' } } },
      },
      unserved: '',
    },
    Tag: {
      served: {
        Key: { member: 'Key', type: 'string', isRequired: true },
        Value: { member: 'Value', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    CreatePolicyRequest: {
      served: {
        PolicyName: { member: 'PolicyName', type: 'string', isRequired: true },
        PolicyDocument: { member: 'PolicyDocument', type: 'string', isRequired: true },
        Path: { member: 'Path', type: 'string' },
        Description: { member: 'Description', type: 'string' },
        Tags: { member: 'Tags', type: { list: { structure: 'Tag' } } },
      },
      unserved: '',
    },
    CreatePolicyVersionRequest: {
      served: {
        PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true },
        PolicyDocument: { member: 'PolicyDocument', type: 'string', isRequired: true },
        SetAsDefault: { member: 'SetAsDefault', type: 'boolean' },
      },
      unserved: '',
    },
    CreateRoleRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        AssumeRolePolicyDocument: {
          member: 'AssumeRolePolicyDocument',
          type: 'string',
          isRequired: true,
        },
        Path: { member: 'Path', type: 'string' },
        Description: { member: 'Description', type: 'string' },
        MaxSessionDuration: { member: 'MaxSessionDuration', type: 'number' },
        PermissionsBoundary: { member: 'PermissionsBoundary', type: 'string' },
        Tags: { member: 'Tags', type: { list: { structure: 'Tag' } } },
      },
      unserved: '',
    },
    DeleteInstanceProfileRequest: {
      served: {
        InstanceProfileName: { member: 'InstanceProfileName', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    DeletePolicyRequest: {
      served: { PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true } },
      unserved: '',
    },
    DeletePolicyVersionRequest: {
      served: {
        PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true },
        VersionId: { member: 'VersionId', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    DeleteRoleRequest: {
      served: { RoleName: { member: 'RoleName', type: 'string', isRequired: true } },
      unserved: '',
    },
    DeleteRolePermissionsBoundaryRequest: {
      served: { RoleName: { member: 'RoleName', type: 'string', isRequired: true } },
      unserved: '',
    },
    DeleteRolePolicyRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        PolicyName: { member: 'PolicyName', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    DetachRolePolicyRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    GetInstanceProfileRequest: {
      served: {
        InstanceProfileName: { member: 'InstanceProfileName', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    GetPolicyRequest: {
      served: { PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true } },
      unserved: '',
    },
    GetPolicyVersionRequest: {
      served: {
        PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true },
        VersionId: { member: 'VersionId', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    GetRoleRequest: {
      served: { RoleName: { member: 'RoleName', type: 'string', isRequired: true } },
      unserved: '',
    },
    GetRolePolicyRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        PolicyName: { member: 'PolicyName', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    ListAttachedRolePoliciesRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        PathPrefix: { member: 'PathPrefix', type: 'string' },
        Marker: { member: 'Marker', type: 'string' },
        MaxItems: { member: 'MaxItems', type: 'number' },
      },
      unserved: '',
    },
    ListInstanceProfileTagsRequest: {
      served: {
        InstanceProfileName: { member: 'InstanceProfileName', type: 'string', isRequired: true },
        Marker: { member: 'Marker', type: 'string' },
        MaxItems: { member: 'MaxItems', type: 'number' },
      },
      unserved: '',
    },
    ListInstanceProfilesForRoleRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        Marker: { member: 'Marker', type: 'string' },
        MaxItems: { member: 'MaxItems', type: 'number' },
      },
      unserved: '',
    },
    ListPoliciesRequest: {
      served: {
        Scope: { member: 'Scope', type: 'string' },
        OnlyAttached: { member: 'OnlyAttached', type: 'boolean' },
        PathPrefix: { member: 'PathPrefix', type: 'string' },
        Marker: { member: 'Marker', type: 'string' },
        MaxItems: { member: 'MaxItems', type: 'number' },
      },
      unserved: 'PolicyUsageFilter',
    },
    ListPolicyTagsRequest: {
      served: {
        PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true },
        Marker: { member: 'Marker', type: 'string' },
        MaxItems: { member: 'MaxItems', type: 'number' },
      },
      unserved: '',
    },
    ListPolicyVersionsRequest: {
      served: {
        PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true },
        Marker: { member: 'Marker', type: 'string' },
        MaxItems: { member: 'MaxItems', type: 'number' },
      },
      unserved: '',
    },
    ListRolePoliciesRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        Marker: { member: 'Marker', type: 'string' },
        MaxItems: { member: 'MaxItems', type: 'number' },
      },
      unserved: '',
    },
    ListRoleTagsRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        Marker: { member: 'Marker', type: 'string' },
        MaxItems: { member: 'MaxItems', type: 'number' },
      },
      unserved: '',
    },
    ListRolesRequest: {
      served: {
        PathPrefix: { member: 'PathPrefix', type: 'string' },
        Marker: { member: 'Marker', type: 'string' },
        MaxItems: { member: 'MaxItems', type: 'number' },
      },
      unserved: '',
    },
    PutRolePermissionsBoundaryRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        PermissionsBoundary: { member: 'PermissionsBoundary', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    PutRolePolicyRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        PolicyName: { member: 'PolicyName', type: 'string', isRequired: true },
        PolicyDocument: { member: 'PolicyDocument', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    RemoveRoleFromInstanceProfileRequest: {
      served: {
        InstanceProfileName: { member: 'InstanceProfileName', type: 'string', isRequired: true },
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    SetDefaultPolicyVersionRequest: {
      served: {
        PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true },
        VersionId: { member: 'VersionId', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    SimulatePrincipalPolicyRequest: {
      served: {
        PolicySourceArn: { member: 'PolicySourceArn', type: 'string', isRequired: true },
        ActionNames: { member: 'ActionNames', type: { list: 'string' }, isRequired: true },
        ResourceArns: { member: 'ResourceArns', type: { list: 'string' } },
        Marker: { member: 'Marker', type: 'string' },
        MaxItems: { member: 'MaxItems', type: 'number' },
      },
      unserved:
        'PolicyInputList PermissionsBoundaryPolicyInputList PolicyExclusionList ResourcePolicy ResourceOwner CallerArn ContextEntries ResourceHandlingOption',
    },
    TagInstanceProfileRequest: {
      served: {
        InstanceProfileName: { member: 'InstanceProfileName', type: 'string', isRequired: true },
        Tags: { member: 'Tags', type: { list: { structure: 'Tag' } }, isRequired: true },
      },
      unserved: '',
    },
    TagPolicyRequest: {
      served: {
        PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true },
        Tags: { member: 'Tags', type: { list: { structure: 'Tag' } }, isRequired: true },
      },
      unserved: '',
    },
    TagRoleRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        Tags: { member: 'Tags', type: { list: { structure: 'Tag' } }, isRequired: true },
      },
      unserved: '',
    },
    UntagInstanceProfileRequest: {
      served: {
        InstanceProfileName: { member: 'InstanceProfileName', type: 'string', isRequired: true },
        TagKeys: { member: 'TagKeys', type: { list: 'string' }, isRequired: true },
      },
      unserved: '',
    },
    UntagPolicyRequest: {
      served: {
        PolicyArn: { member: 'PolicyArn', type: 'string', isRequired: true },
        TagKeys: { member: 'TagKeys', type: { list: 'string' }, isRequired: true },
      },
      unserved: '',
    },
    UntagRoleRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        TagKeys: { member: 'TagKeys', type: { list: 'string' }, isRequired: true },
      },
      unserved: '',
    },
    UpdateAssumeRolePolicyRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        PolicyDocument: { member: 'PolicyDocument', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    UpdateRoleRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        Description: { member: 'Description', type: 'string' },
        MaxSessionDuration: { member: 'MaxSessionDuration', type: 'number' },
      },
      unserved: '',
    },
    UpdateRoleDescriptionRequest: {
      served: {
        RoleName: { member: 'RoleName', type: 'string', isRequired: true },
        Description: { member: 'Description', type: 'string', isRequired: true },
      },
      unserved: '',
    },
  },
  outputs: {
    CreateInstanceProfileResponse: {
      InstanceProfile: ['InstanceProfile', { structure: 'InstanceProfile' }],
    },
    InstanceProfile: {
      Path: ['Path', 'string'],
      InstanceProfileName: ['InstanceProfileName', 'string'],
      InstanceProfileId: ['InstanceProfileId', 'string'],
      Arn: ['Arn', 'string'],
      CreateDate: ['CreateDate', 'timestamp'],
      Roles: ['Roles', { list: { structure: 'Role' }, item: 'member' }],
      Tags: ['Tags', { list: { structure: 'Tag' }, item: 'member' }],
    },
    Role: {
      Path: ['Path', 'string'],
      RoleName: ['RoleName', 'string'],
      RoleId: ['RoleId', 'string'],
      Arn: ['Arn', 'string'],
      CreateDate: ['CreateDate', 'timestamp'],
      AssumeRolePolicyDocument: ['AssumeRolePolicyDocument', 'string'],
      Description: ['Description', 'string'],
      MaxSessionDuration: ['MaxSessionDuration', 'number'],
      PermissionsBoundary: ['PermissionsBoundary', { structure: 'AttachedPermissionsBoundary' }],
      Tags: ['Tags', { list: { structure: 'Tag' }, item: 'member' }],
      RoleLastUsed: ['RoleLastUsed', { structure: 'RoleLastUsed' }],
      SourceRoleTemplate: ['SourceRoleTemplate', { structure: 'SourceRoleTemplate' }],
    },
    AttachedPermissionsBoundary: {
      PermissionsBoundaryType: ['PermissionsBoundaryType', 'string'],
      PermissionsBoundaryArn: ['PermissionsBoundaryArn', 'string'],
    },
    Tag: { Key: ['Key', 'string'], Value: ['Value', 'string'] },
    RoleLastUsed: { LastUsedDate: ['LastUsedDate', 'timestamp'], Region: ['Region', 'string'] },
    SourceRoleTemplate: {
      TemplateArn: ['TemplateArn', 'string'],
      TemplateMinorVersion: ['TemplateMinorVersion', 'number'],
    },
    CreatePolicyResponse: { Policy: ['Policy', { structure: 'Policy' }] },
    Policy: {
      PolicyName: ['PolicyName', 'string'],
      PolicyId: ['PolicyId', 'string'],
      Arn: ['Arn', 'string'],
      Path: ['Path', 'string'],
      DefaultVersionId: ['DefaultVersionId', 'string'],
      AttachmentCount: ['AttachmentCount', 'number'],
      PermissionsBoundaryUsageCount: ['PermissionsBoundaryUsageCount', 'number'],
      IsAttachable: ['IsAttachable', 'boolean'],
      Description: ['Description', 'string'],
      CreateDate: ['CreateDate', 'timestamp'],
      UpdateDate: ['UpdateDate', 'timestamp'],
      Tags: ['Tags', { list: { structure: 'Tag' }, item: 'member' }],
    },
    CreatePolicyVersionResponse: {
      PolicyVersion: ['PolicyVersion', { structure: 'PolicyVersion' }],
    },
    PolicyVersion: {
      Document: ['Document', 'string'],
      VersionId: ['VersionId', 'string'],
      IsDefaultVersion: ['IsDefaultVersion', 'boolean'],
      CreateDate: ['CreateDate', 'timestamp'],
    },
    CreateRoleResponse: { Role: ['Role', { structure: 'Role' }] },
    GetInstanceProfileResponse: {
      InstanceProfile: ['InstanceProfile', { structure: 'InstanceProfile' }],
    },
    GetPolicyResponse: { Policy: ['Policy', { structure: 'Policy' }] },
    GetPolicyVersionResponse: { PolicyVersion: ['PolicyVersion', { structure: 'PolicyVersion' }] },
    GetRoleResponse: { Role: ['Role', { structure: 'Role' }] },
    GetRolePolicyResponse: {
      RoleName: ['RoleName', 'string'],
      PolicyName: ['PolicyName', 'string'],
      PolicyDocument: ['PolicyDocument', 'string'],
    },
    ListAttachedRolePoliciesResponse: {
      AttachedPolicies: [
        'AttachedPolicies',
        { list: { structure: 'AttachedPolicy' }, item: 'member' },
      ],
      IsTruncated: ['IsTruncated', 'boolean'],
      Marker: ['Marker', 'string'],
    },
    AttachedPolicy: { PolicyName: ['PolicyName', 'string'], PolicyArn: ['PolicyArn', 'string'] },
    ListInstanceProfileTagsResponse: {
      Tags: ['Tags', { list: { structure: 'Tag' }, item: 'member' }],
      IsTruncated: ['IsTruncated', 'boolean'],
      Marker: ['Marker', 'string'],
    },
    ListInstanceProfilesForRoleResponse: {
      InstanceProfiles: [
        'InstanceProfiles',
        { list: { structure: 'InstanceProfile' }, item: 'member' },
      ],
      IsTruncated: ['IsTruncated', 'boolean'],
      Marker: ['Marker', 'string'],
    },
    ListPoliciesResponse: {
      Policies: ['Policies', { list: { structure: 'Policy' }, item: 'member' }],
      IsTruncated: ['IsTruncated', 'boolean'],
      Marker: ['Marker', 'string'],
    },
    ListPolicyTagsResponse: {
      Tags: ['Tags', { list: { structure: 'Tag' }, item: 'member' }],
      IsTruncated: ['IsTruncated', 'boolean'],
      Marker: ['Marker', 'string'],
    },
    ListPolicyVersionsResponse: {
      Versions: ['Versions', { list: { structure: 'PolicyVersion' }, item: 'member' }],
      IsTruncated: ['IsTruncated', 'boolean'],
      Marker: ['Marker', 'string'],
    },
    ListRolePoliciesResponse: {
      PolicyNames: ['PolicyNames', { list: 'string', item: 'member' }],
      IsTruncated: ['IsTruncated', 'boolean'],
      Marker: ['Marker', 'string'],
    },
    ListRoleTagsResponse: {
      Tags: ['Tags', { list: { structure: 'Tag' }, item: 'member' }],
      IsTruncated: ['IsTruncated', 'boolean'],
      Marker: ['Marker', 'string'],
    },
    ListRolesResponse: {
      Roles: ['Roles', { list: { structure: 'Role' }, item: 'member' }],
      IsTruncated: ['IsTruncated', 'boolean'],
      Marker: ['Marker', 'string'],
    },
    SimulatePolicyResponse: {
      EvaluationResults: [
        'EvaluationResults',
        { list: { structure: 'EvaluationResult' }, item: 'member' },
      ],
      IsTruncated: ['IsTruncated', 'boolean'],
      Marker: ['Marker', 'string'],
    },
    EvaluationResult: {
      EvalActionName: ['EvalActionName', 'string'],
      EvalResourceName: ['EvalResourceName', 'string'],
      EvalDecision: ['EvalDecision', 'string'],
      OrganizationsDecisionDetail: [
        'OrganizationsDecisionDetail',
        { structure: 'OrganizationsDecisionDetail' },
      ],
    },
    OrganizationsDecisionDetail: { AllowedByOrganizations: ['AllowedByOrganizations', 'boolean'] },
    UpdateRoleResponse: {},
    UpdateRoleDescriptionResponse: { Role: ['Role', { structure: 'Role' }] },
  },
}
