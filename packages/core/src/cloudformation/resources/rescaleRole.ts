/**
 * The role that Rescale assumes. Its permissions name the VPC and the compute role of the same
 * stack, which have no ids before the stack exists. What it may do on itself is a resource of its
 * own, because a resource cannot refer to itself.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-rolepolicy.html
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { partitionOfRegion } from '../../iam/identity/Partition.ts'
import {
  type Conditions,
  type PermissionStatement,
  type PermissionsPolicy,
  type TrustPolicy,
  policyOf,
} from '../../iam/policy/PolicyDocument.ts'
import type { Tier } from '../../iam/permissions/Tier.ts'
import type { PermissionsScope } from '../../iam/permissions/permissionScopes.ts'
import { permissionsPolicy } from '../../iam/permissions/permissionsPolicy.ts'
import { type TrustPolicyInput, trustPolicy } from '../../iam/trust/trustPolicy.ts'
import { type SetupTemplateInput, connectionNameOf } from '../SetupTemplateInput.ts'
import { type Resource, type Resources, type TemplateRecord, ref } from '../Template.ts'
import { policyValue } from '../policyValue.ts'
import { connectionTags } from './tags.ts'

/** The longest session that a role assumed by another role can have. */
const defaultSessionDurationSeconds = 3600

/** Returns the tier of the role: `compute` unless the input says otherwise. */
export const tierOf = (input: SetupTemplateInput): Tier => input.tier ?? 'compute'

/** Returns where the permissions hold, with the stack's own resources standing for their ids. */
export const templateScopeOf = (input: SetupTemplateInput): PermissionsScope => ({
  partition: partitionOfRegion(input.region),
  region: input.region,
  accountId: input.customerAccountId,
  connectionName: connectionNameOf(input),
  rescaleAccountId: input.rescaleAccountId,
  vpcId: '${Vpc}',
  roleArn: '${RescaleRole.Arn}',
  ...omitUndefined({
    computeRoleArn: tierOf(input) === 'compute' ? '${ComputeRole.Arn}' : undefined,
    volumeKeyArn: input.volumeKeyArn,
  }),
})

/** The options that the customer puts on every role: path, fixed name, boundary. */
const roleOptions = (input: SetupTemplateInput, suffix: string): TemplateRecord =>
  omitUndefined({
    Path: input.rolePath,
    RoleName: input.roleNamePrefix === undefined ? undefined : fixedRoleName(input, suffix),
    PermissionsBoundary: input.permissionsBoundaryArn,
  })

/** A role of the stack, with one inline policy. */
interface StackRole {
  /** The last part of its name, where names are fixed. */
  readonly suffix: string
  readonly description: string
  readonly trust: TrustPolicy
  readonly policyName: string
  readonly policyDocument: TemplateRecord
}

/** Returns a role; `more` are properties that not every role has. */
export const roleResource = (
  input: SetupTemplateInput,
  { suffix, description, trust, policyName, policyDocument }: StackRole,
  more: TemplateRecord = {},
): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: policyValue(trust),
    Description: description,
    Policies: [{ PolicyName: policyName, PolicyDocument: policyDocument }],
    Tags: connectionTags(input),
    ...more,
    ...roleOptions(input, suffix),
  },
})

/** Returns the trust of a role that a service assumes. */
export const serviceTrust = (sid: string, service: string, condition?: Conditions): TrustPolicy =>
  policyOf([
    {
      Sid: sid,
      Effect: 'Allow',
      Principal: { Service: [service] },
      Action: ['sts:AssumeRole'],
      ...omitUndefined({ Condition: condition }),
    },
  ])

/**
 * Returns the name a role gets when the customer asks for fixed names; Region and connection keep
 * two stacks of an account apart.
 */
export const fixedRoleName = (
  input: Pick<SetupTemplateInput, 'companyCode' | 'connectionName' | 'region' | 'roleNamePrefix'>,
  suffix: string,
): string => {
  const connectionName = connectionNameOf(input)
  const name = connectionName === input.companyCode ? suffix : `${connectionName}-${suffix}`
  return `${input.roleNamePrefix ?? ''}rescale-${name}-${input.region}`
}

/** Returns how long sessions of the role may be, in seconds. */
export const sessionDurationOf = (input: SetupTemplateInput): number =>
  input.sessionDurationSeconds ?? defaultSessionDurationSeconds

export const roleDescription = 'Lets Rescale use this account within the VPC of this stack'

/** Returns whom the role trusts. */
export const trustOf = (input: SetupTemplateInput): TrustPolicyInput => ({
  partition: partitionOfRegion(input.region),
  rescaleAccountId: input.rescaleAccountId,
  externalIds: input.externalIds,
  ...omitUndefined({ rescaleRoleArn: input.rescaleRoleArn }),
})

interface NamedPolicy {
  readonly policyName: string
  readonly policy: PermissionsPolicy
}

/**
 * Returns the permissions as the two inline policies of the role: what it may do elsewhere, and
 * what it may do on itself.
 */
export const inlinePolicies = (
  tier: Tier,
  scope: PermissionsScope,
): readonly [elsewhere: NamedPolicy, onItself: NamedPolicy] => {
  const { Statement } = permissionsPolicy(tier, scope)
  const isOnItself = ({ Resource }: PermissionStatement): boolean =>
    Resource.includes(scope.roleArn)
  const elsewhere = Statement.filter((statement) => !isOnItself(statement))
  const onItself = Statement.filter(isOnItself)
  return [
    { policyName: 'RescalePermissions', policy: policyOf(elsewhere) },
    { policyName: 'RescaleReadOwnRole', policy: policyOf(onItself) },
  ]
}

const rescaleRole = (input: SetupTemplateInput, { policyName, policy }: NamedPolicy): Resource =>
  roleResource(
    input,
    {
      suffix: 'connect',
      description: roleDescription,
      trust: trustPolicy(trustOf(input)),
      policyName,
      policyDocument: policyValue(policy, ['Vpc', 'ComputeRole.Arn']),
    },
    { MaxSessionDuration: sessionDurationOf(input) },
  )

const ownRolePolicy = ({ policyName, policy }: NamedPolicy): Resource => ({
  Type: 'AWS::IAM::RolePolicy',
  Properties: {
    PolicyDocument: policyValue(policy, ['RescaleRole.Arn']),
    PolicyName: policyName,
    RoleName: ref('RescaleRole'),
  },
})

/** Returns the role that Rescale assumes, and the policy by which the role reads itself. */
export const rescaleRoleResources = (input: SetupTemplateInput): Resources => {
  const [elsewhere, onItself] = inlinePolicies(tierOf(input), templateScopeOf(input))
  return {
    RescaleRole: rescaleRole(input, elsewhere),
    OwnRolePolicy: ownRolePolicy(onItself),
  }
}
