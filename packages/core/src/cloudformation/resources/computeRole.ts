/**
 * The role of the nodes themselves, the only one that Rescale may give them.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { partitionOfRegion } from '../../iam/identity/Partition.ts'
import { nodePermissions } from '../../iam/permissions/nodePermissions.ts'
import { ec2Service } from '../../iam/permissions/permissionScopes.ts'
import { boundaryPath, permissionsBoundary } from '../../iam/permissions/permissionsBoundary.ts'
import { type SetupTemplateInput, connectionNameOf } from '../SetupTemplateInput.ts'
import { type Resource, type Resources, ref } from '../Template.ts'
import { policyValue } from '../policyValue.ts'
import { roleResource, serviceTrust, templateScopeOf } from './rescaleRole.ts'

const isOwnBoundary = (input: SetupTemplateInput): boolean =>
  input.permissionsBoundaryArn === undefined

const boundary = (input: SetupTemplateInput): Resource => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: {
    Description: 'At most what nodes need, whatever is attached to their role later',
    Path: boundaryPath(connectionNameOf(input)),
    PolicyDocument: policyValue(permissionsBoundary(templateScopeOf(input))),
  },
})

const computeRole = (input: SetupTemplateInput): Resource =>
  roleResource(
    input,
    {
      suffix: 'compute',
      description: 'The role of nodes that Rescale runs for this account',
      trust: serviceTrust('NodesAssume', ec2Service(partitionOfRegion(input.region))),
      policyName: 'NodePermissions',
      policyDocument: policyValue(nodePermissions(templateScopeOf(input))),
    },
    isOwnBoundary(input) ? { PermissionsBoundary: ref('ComputeBoundary') } : {},
  )

/**
 * Returns the role of the nodes and the instance profile that carries it. Its boundary is the
 * customer's where there is one, since a role has room for one only.
 */
export const computeRoleResources = (input: SetupTemplateInput): Resources => ({
  ...(isOwnBoundary(input) ? { ComputeBoundary: boundary(input) } : {}),
  ComputeRole: computeRole(input),
  ComputeInstanceProfile: {
    Type: 'AWS::IAM::InstanceProfile',
    Properties: {
      Roles: [ref('ComputeRole')],
      ...omitUndefined({ Path: input.rolePath }),
    },
  },
})
