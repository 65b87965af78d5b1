/**
 * The calls to CloudFormation that are made, with what is used of their inputs and outputs.
 * Generated from the schemas of the AWS SDK; change the table of served actions instead.
 */
import type { AwsCall } from './AwsCall.ts'

/** One caller's calls to the service in one Region. */
export interface CloudFormation {
  readonly createStack: AwsCall<CreateStackInput, CreateStackOutput>
  readonly deleteStack: AwsCall<DeleteStackInput, Unit>
  readonly describeStackEvents: AwsCall<DescribeStackEventsInput, DescribeStackEventsOutput>
  readonly describeStackResources: AwsCall<
    DescribeStackResourcesInput,
    DescribeStackResourcesOutput
  >
  readonly describeStacks: AwsCall<DescribeStacksInput, DescribeStacksOutput>
  readonly getTemplate: AwsCall<GetTemplateInput, GetTemplateOutput>
  readonly updateStack: AwsCall<UpdateStackInput, UpdateStackOutput>
}

export interface CreateStackInput {
  readonly StackName: string
  readonly TemplateBody: string
  readonly Capabilities?: ReadonlyArray<string>
  readonly ClientRequestToken?: string
}

export interface CreateStackOutput {
  readonly StackId?: string | undefined
}

export interface DeleteStackInput {
  readonly StackName: string
  readonly ClientRequestToken?: string
}

export interface DescribeStackEventsInput {
  readonly StackName: string
  readonly NextToken?: string
}

export interface DescribeStackEventsOutput {
  readonly StackEvents?: ReadonlyArray<StackEvent> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeStackResourcesInput {
  readonly StackName: string
}

export interface DescribeStackResourcesOutput {
  readonly StackResources?: ReadonlyArray<StackResource> | undefined
}

export interface DescribeStacksInput {
  readonly StackName?: string
  readonly NextToken?: string
}

export interface DescribeStacksOutput {
  readonly Stacks?: ReadonlyArray<Stack> | undefined
  readonly NextToken?: string | undefined
}

export interface GetTemplateInput {
  readonly StackName: string
}

export interface GetTemplateOutput {
  readonly TemplateBody?: string | undefined
}

export interface Output {
  readonly OutputKey?: string | undefined
  readonly OutputValue?: string | undefined
}

export interface Stack {
  readonly StackId?: string | undefined
  readonly StackName?: string | undefined
  readonly StackStatus?: string | undefined
  readonly StackStatusReason?: string | undefined
  readonly Outputs?: ReadonlyArray<Output> | undefined
  readonly EnableTerminationProtection?: boolean | undefined
}

export interface StackEvent {
  readonly EventId?: string | undefined
  readonly StackName?: string | undefined
  readonly LogicalResourceId?: string | undefined
  readonly PhysicalResourceId?: string | undefined
  readonly ResourceType?: string | undefined
  readonly ResourceStatus?: string | undefined
  readonly ResourceStatusReason?: string | undefined
  readonly ClientRequestToken?: string | undefined
  readonly Timestamp?: Date | undefined
  readonly StackId?: string | undefined
}

export interface StackResource {
  readonly LogicalResourceId?: string | undefined
  readonly PhysicalResourceId?: string | undefined
  readonly ResourceType?: string | undefined
  readonly ResourceStatus?: string | undefined
}

export interface UpdateStackInput {
  readonly StackName: string
  readonly TemplateBody: string
  readonly Capabilities?: ReadonlyArray<string>
  readonly ClientRequestToken?: string
}

export interface UpdateStackOutput {
  readonly StackId?: string | undefined
}

export type Unit = Readonly<Record<never, never>>
