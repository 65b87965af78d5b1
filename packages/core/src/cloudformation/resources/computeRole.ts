/**
 * The role of the nodes themselves, the only one that Rescale may give them.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html
 */
import type { TrustPolicy } from '../../iam/PolicyDocument.ts'
import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import { type Resources, ref } from '../Template.ts'
import { policyValue } from '../policyValue.ts'
import { roleOptions, roleTags } from './rescaleRole.ts'

/** The service principal is the same in every partition. */
const ec2Trust: TrustPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'NodesAssume',
      Effect: 'Allow',
      Principal: { Service: ['ec2.amazonaws.com'] },
      Action: ['sts:AssumeRole'],
    },
  ],
}

/** Returns the role of the nodes and the instance profile that carries it. */
export const computeRoleResources = (input: SetupTemplateInput): Resources => ({
  ComputeRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policyValue(ec2Trust),
      Description: 'The role of nodes that Rescale runs for this account',
      Tags: roleTags(input),
      ...roleOptions(input, 'compute'),
    },
  },
  ComputeInstanceProfile: {
    Type: 'AWS::IAM::InstanceProfile',
    Properties: {
      Roles: [ref('ComputeRole')],
      ...(input.rolePath === undefined ? {} : { Path: input.rolePath }),
    },
  },
})
