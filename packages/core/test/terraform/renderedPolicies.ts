/** The policies of both renderings of a template, by the Terraform resource that carries them. */
import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { type Template, type TemplateRecord, textOf } from '../../src/cloudformation/Template.ts'
import { terraformName, terraformTypes } from '../../src/terraform/terraformAddress.ts'
import { type MadeIds, asMade } from '../cloudformation/asMade.ts'

/** Ids of what a stack makes, by their names in CloudFormation and in Terraform. */
export const madeIds = ({
  rolePath,
}: Pick<SetupTemplateInput, 'rolePath'>): {
  readonly aws: MadeIds
  readonly terraform: MadeIds
} => {
  const role = (name: string): string => `arn:aws:iam::111122223333:role${rolePath ?? '/'}${name}`
  const logGroup = 'arn:aws:logs:us-east-1:111122223333:log-group:Flow'
  return {
    aws: {
      Vpc: 'vpc-0123456789abcdef0',
      'RescaleRole.Arn': role('Rescale'),
      'ComputeRole.Arn': role('Compute'),
      'FlowLogGroup.Arn': `${logGroup}:*`,
    },
    terraform: {
      'aws_vpc.vpc.id': 'vpc-0123456789abcdef0',
      'aws_iam_role.rescale_role.arn': role('Rescale'),
      'aws_iam_role.compute_role.arn': role('Compute'),
      'aws_cloudwatch_log_group.flow_log_group.arn': logGroup,
    },
  }
}

/** Returns the policies of a template as CloudFormation gives them to AWS. */
export const policyDocuments = (
  { Resources }: Template,
  ids: MadeIds,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(Resources).flatMap(([logicalId, { Type, Properties }]) => {
      const { AssumeRolePolicyDocument, PolicyDocument = AssumeRolePolicyDocument } = Properties
      const inside = (Properties['Policies'] ?? []) as ReadonlyArray<TemplateRecord>
      const named = inside.map((policy): readonly [string, unknown] => [
        `aws_iam_role_policy.${terraformName(logicalId + textOf(policy['PolicyName']))}`,
        asMade(policy['PolicyDocument'], ids),
      ])
      if (PolicyDocument === undefined) return named
      const address = `${terraformTypes[Type]}.${terraformName(logicalId)}`
      return [[address, asMade(PolicyDocument, ids)] as const, ...named]
    }),
  )

/** Returns the arguments of Terraform resources that are policies, as they stand in the file. */
export const policyArguments = (
  resources: Readonly<Record<string, Readonly<Record<string, object>>>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(resources).flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, body]) =>
        Object.entries(body)
          .filter(([key]) => key === 'policy' || key === 'assume_role_policy')
          .map(([, argument]): readonly [string, string] => [`${type}.${name}`, String(argument)]),
      ),
    ),
  )
