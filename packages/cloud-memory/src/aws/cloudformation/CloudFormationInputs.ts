/**
 * What is served of the inputs of each action.
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */

/** Name of an action → its input. */
export interface CloudFormationInputs {
  readonly CreateChangeSet: CreateChangeSetInput
  readonly CreateStack: CreateStackInput
  readonly DeleteChangeSet: DeleteChangeSetInput
  readonly DeleteStack: DeleteStackInput
  readonly DescribeChangeSet: DescribeChangeSetInput
  readonly DescribeStackEvents: DescribeStackEventsInput
  readonly DescribeStackResource: DescribeStackResourceInput
  readonly DescribeStackResources: DescribeStackResourcesInput
  readonly DescribeStacks: DescribeStacksInput
  readonly ExecuteChangeSet: ExecuteChangeSetInput
  readonly GetTemplate: GetTemplateInput
  readonly GetTemplateSummary: GetTemplateSummaryInput
  readonly ListChangeSets: ListChangeSetsInput
  readonly ListExports: ListExportsInput
  readonly ListImports: ListImportsInput
  readonly ListStackResources: ListStackResourcesInput
  readonly ListStacks: ListStacksInput
  readonly UpdateStack: UpdateStackInput
  readonly UpdateTerminationProtection: UpdateTerminationProtectionInput
  readonly ValidateTemplate: ValidateTemplateInput
}

export interface CreateChangeSetInput {
  readonly StackName: string
  readonly TemplateBody?: string
  readonly Parameters?: ReadonlyArray<Parameter>
  readonly Capabilities?: ReadonlyArray<string>
  readonly RoleARN?: string
  readonly Tags?: ReadonlyArray<Tag>
  readonly ChangeSetName: string
  readonly ChangeSetType?: 'CREATE' | 'UPDATE'
  readonly ClientToken?: string
  readonly Description?: string
  readonly IncludeNestedStacks?: false
  readonly UsePreviousTemplate?: boolean
}

export interface CreateStackInput {
  readonly StackName: string
  readonly TemplateBody?: string
  readonly Parameters?: ReadonlyArray<Parameter>
  readonly Capabilities?: ReadonlyArray<string>
  readonly RoleARN?: string
  readonly Tags?: ReadonlyArray<Tag>
  readonly OnFailure?: 'DO_NOTHING' | 'ROLLBACK' | 'DELETE'
  readonly ClientRequestToken?: string
  readonly DisableRollback?: boolean
  readonly EnableTerminationProtection?: boolean
}

export interface DeleteChangeSetInput {
  readonly ChangeSetName: string
  readonly StackName?: string
}

export interface DeleteStackInput {
  readonly StackName: string
  readonly ClientRequestToken?: string
  readonly DeletionMode?: 'STANDARD'
  readonly RetainResources?: ReadonlyArray<string>
  readonly RoleARN?: string
}

export interface DescribeChangeSetInput {
  readonly ChangeSetName: string
  readonly StackName?: string
}

export interface DescribeStackEventsInput {
  readonly StackName: string
  readonly NextToken?: string
}

export interface DescribeStackResourceInput {
  readonly StackName: string
  readonly LogicalResourceId: string
}

export interface DescribeStackResourcesInput {
  readonly StackName?: string
  readonly LogicalResourceId?: string
  readonly PhysicalResourceId?: string
}

export interface DescribeStacksInput {
  readonly StackName?: string
  readonly NextToken?: string
}

export interface ExecuteChangeSetInput {
  readonly ChangeSetName: string
  readonly StackName?: string
  readonly ClientRequestToken?: string
  readonly DisableRollback?: false
}

export interface GetTemplateInput {
  readonly StackName: string
  readonly TemplateStage?: 'Original' | 'Processed'
}

export interface GetTemplateSummaryInput {
  readonly TemplateBody?: string
  readonly StackName?: string
}

export interface ListChangeSetsInput {
  readonly StackName: string
  readonly NextToken?: string
}

export interface ListExportsInput {
  readonly NextToken?: string
}

export interface ListImportsInput {
  readonly ExportName: string
  readonly NextToken?: string
}

export interface ListStackResourcesInput {
  readonly StackName: string
  readonly NextToken?: string
}

export interface ListStacksInput {
  readonly StackStatusFilter?: ReadonlyArray<string>
  readonly NextToken?: string
}

export interface Parameter {
  readonly ParameterKey: string
  readonly ParameterValue?: string
  readonly UsePreviousValue?: boolean
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface UpdateStackInput {
  readonly StackName: string
  readonly TemplateBody?: string
  readonly Parameters?: ReadonlyArray<Parameter>
  readonly Capabilities?: ReadonlyArray<string>
  readonly RoleARN?: string
  readonly Tags?: ReadonlyArray<Tag>
  readonly ClientRequestToken?: string
  readonly DisableRollback?: false
  readonly UsePreviousTemplate?: boolean
}

export interface UpdateTerminationProtectionInput {
  readonly StackName: string
  readonly EnableTerminationProtection: boolean
}

export interface ValidateTemplateInput {
  readonly TemplateBody?: string
}
