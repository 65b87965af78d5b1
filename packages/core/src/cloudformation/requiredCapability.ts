import type { Resource, Template } from './Template.ts'

/** What a person must acknowledge before CloudFormation makes IAM resources. */
export type Capability = 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM'

const isNamed = ({ Type, Properties }: Resource): boolean => {
  if (Type === 'AWS::IAM::Role') return 'RoleName' in Properties
  if (Type === 'AWS::IAM::ManagedPolicy') return 'ManagedPolicyName' in Properties
  return Type === 'AWS::IAM::InstanceProfile' && 'InstanceProfileName' in Properties
}

/**
 * Returns the capability that creating a stack from the template asks for; `undefined` when it
 * makes no IAM resource.
 *
 * @example
 * import { type Template, requiredCapability } from '@byoa/core/cloudformation'
 *
 * const template: Template = {
 *   AWSTemplateFormatVersion: '2010-09-09',
 *   Description: 'A role',
 *   Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'Access' } } },
 *   Outputs: {},
 * }
 *
 * requiredCapability(template) // => 'CAPABILITY_NAMED_IAM'
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html#using-iam-capabilities
 */
export const requiredCapability = (template: Template): Capability | undefined => {
  const resources = Object.values(template.Resources)
  if (resources.some(isNamed)) return 'CAPABILITY_NAMED_IAM'
  return resources.some(({ Type }) => Type.startsWith('AWS::IAM::')) ? 'CAPABILITY_IAM' : undefined
}
