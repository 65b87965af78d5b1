/**
 * The role that Rescale assumes. Its permissions name the VPC and the compute role of the same
 * stack, which have no ids before the stack exists.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
import { partitionOfRegion } from '../../iam/Partition.ts'
import type { PermissionsPolicy } from '../../iam/PolicyDocument.ts'
import type { Tier } from '../../iam/awsActions.ts'
import { type PermissionsScope, connectionTagKey } from '../../iam/permissionScopes.ts'
import { permissionsPolicy } from '../../iam/permissionsPolicy.ts'
import { trustPolicy } from '../../iam/trustPolicy.ts'
import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import type { Resource, Resources, TemplateRecord, TemplateValue } from '../Template.ts'
import { policyValue } from '../policyValue.ts'

/** The longest session that a role assumed by another role can have. */
const defaultSessionDurationSeconds = 3600

/** Returns the tier of the role: `compute` unless the input says otherwise. */
export const tierOf = (input: SetupTemplateInput): Tier => input.tier ?? 'compute'

/** Returns where the permissions hold, with the stack's own resources standing for their ids. */
export const templateScopeOf = (input: SetupTemplateInput): PermissionsScope => ({
  partition: partitionOfRegion(input.region),
  region: input.region,
  accountId: input.customerAccountId,
  companyCode: input.companyCode,
  rescaleAccountId: input.rescaleAccountId,
  vpcId: '${Vpc}',
  ...(tierOf(input) === 'compute' ? { computeRoleArn: '${ComputeRole.Arn}' } : {}),
})

/** Returns the options that the customer puts on every role: path, fixed name, boundary. */
export const roleOptions = (input: SetupTemplateInput, suffix: string): TemplateRecord => ({
  ...(input.rolePath === undefined ? {} : { Path: input.rolePath }),
  ...(input.roleNamePrefix === undefined ? {} : { RoleName: fixedRoleName(input, suffix) }),
  ...(input.permissionsBoundaryArn === undefined
    ? {}
    : { PermissionsBoundary: input.permissionsBoundaryArn }),
})

/**
 * Returns the name a role gets when the customer asks for fixed names; the Region keeps two stacks
 * apart.
 */
export const fixedRoleName = (input: SetupTemplateInput, suffix: string): string =>
  `${input.roleNamePrefix ?? ''}rescale-${suffix}-${input.region}`

/** Returns the tag of IAM resources, which have names of their own. */
export const roleTags = (input: SetupTemplateInput): TemplateValue => [
  { Key: connectionTagKey, Value: input.companyCode },
]

const permissions = (input: SetupTemplateInput): PermissionsPolicy =>
  permissionsPolicy(tierOf(input), templateScopeOf(input))

const rescaleRole = (input: SetupTemplateInput): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: policyValue(
      trustPolicy({
        partition: partitionOfRegion(input.region),
        rescaleAccountId: input.rescaleAccountId,
        externalIds: input.externalIds,
        ...(input.rescaleRoleArn === undefined ? {} : { rescaleRoleArn: input.rescaleRoleArn }),
      }),
    ),
    Description: 'Lets Rescale use this account within the VPC of this stack',
    MaxSessionDuration: input.sessionDurationSeconds ?? defaultSessionDurationSeconds,
    Policies: [
      {
        PolicyName: 'RescalePermissions',
        PolicyDocument: policyValue(permissions(input), ['Vpc', 'ComputeRole.Arn']),
      },
    ],
    Tags: roleTags(input),
    ...roleOptions(input, 'connect'),
  },
})

/** Returns the role that Rescale assumes. */
export const rescaleRoleResources = (input: SetupTemplateInput): Resources => ({
  RescaleRole: rescaleRole(input),
})
