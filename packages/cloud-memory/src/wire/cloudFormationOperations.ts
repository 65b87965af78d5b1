/**
 * CloudFormation on the wire.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html
 */
import type { AwsError } from '../aws/AwsError.ts'
import { type FormNode, textOf } from './Form.ts'
import { queryTags } from './iamOperations.ts'
import { type Operations, queryOperation as operation } from './Operation.ts'
import { flag, list, oneOf, optional, required, text } from './Shape.ts'

/** Templates of this world have no parameters, so every one that is given is one too many. */
const surplusParameters = (form: FormNode): AwsError | undefined => {
  const given = form.members.get('Parameters')?.members.get('member')?.members
  if (given === undefined) return undefined
  const names = [...given.values()].map((parameter) => textOf(parameter, 'ParameterKey') ?? '')
  return {
    code: 'ValidationError',
    message: `Parameters: [${names.join(', ')}] do not exist in the template`,
    status: 400,
  }
}

const stack = { StackName: required(text) }
const page = { NextToken: optional(text) }
const texts = list(text)
const changeSet = { ChangeSetName: required(text), StackName: optional(text) }

/** Every action of CloudFormation that is answered. */
export const cloudFormationOperations: Operations = {
  CreateChangeSet: operation(
    'CreateChangeSet',
    {
      ...stack,
      ChangeSetName: required(text),
      TemplateBody: required(text),
      ChangeSetType: optional(oneOf('CREATE', 'UPDATE')),
      Capabilities: optional(texts),
      Tags: optional(queryTags),
    },
    {
      ignored: { ClientToken: 'any', Description: 'any', NotificationARNs: [''], Parameters: [''] },
      refused: surplusParameters,
    },
  ),
  CreateStack: operation(
    'CreateStack',
    {
      ...stack,
      TemplateBody: required(text),
      Capabilities: optional(texts),
      OnFailure: optional(oneOf('DO_NOTHING', 'ROLLBACK', 'DELETE')),
      EnableTerminationProtection: optional(flag),
      ClientRequestToken: optional(text),
      Tags: optional(queryTags),
    },
    {
      ignored: { TimeoutInMinutes: 'any', DisableRollback: ['false'], Parameters: [''] },
      refused: surplusParameters,
    },
  ),
  DeleteChangeSet: operation('DeleteChangeSet', changeSet),
  DeleteStack: operation('DeleteStack', { ...stack, ClientRequestToken: optional(text) }),
  DescribeChangeSet: operation('DescribeChangeSet', changeSet),
  DescribeStackEvents: operation('DescribeStackEvents', { ...stack, ...page }),
  DescribeStackResources: operation('DescribeStackResources', stack),
  DescribeStacks: operation('DescribeStacks', { StackName: optional(text), ...page }),
  ExecuteChangeSet: operation('ExecuteChangeSet', changeSet, {
    ignored: { ClientRequestToken: 'any', DisableRollback: ['false'] },
  }),
  GetTemplate: operation('GetTemplate', stack, { ignored: { TemplateStage: ['Original'] } }),
  ListStacks: operation('ListStacks', { StackStatusFilter: optional(texts), ...page }),
  UpdateStack: operation(
    'UpdateStack',
    {
      ...stack,
      TemplateBody: required(text),
      Capabilities: optional(texts),
      ClientRequestToken: optional(text),
    },
    { ignored: { Parameters: [''] }, refused: surplusParameters },
  ),
  UpdateTerminationProtection: operation('UpdateTerminationProtection', {
    ...stack,
    EnableTerminationProtection: required(flag),
  }),
  ValidateTemplate: operation('ValidateTemplate', { TemplateBody: required(text) }),
}
