/** Every action of IAM, STS and CloudFormation that is served, with something to show. */
import { customer } from '../setupTemplateOf.ts'
import type { Ask, Asking } from './Asking.ts'

const allowing = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })

const trust = allowing({
  Principal: { AWS: `arn:aws:iam::${customer}:root` },
  Action: 'sts:AssumeRole',
})
const everything = allowing({ Action: 'ec2:*', Resource: '*' })

const RoleName = 'role'
const Tags = [{ Key: 'Name', Value: 'a' }]

const tellOfPolicies = (ask: Ask): void => {
  const { Arn: PolicyArn } = ask('CreatePolicy', {
    PolicyName: 'managed',
    PolicyDocument: everything,
  }).Policy
  ask('AttachRolePolicy', { RoleName, PolicyArn })
  ask('ListAttachedRolePolicies', { RoleName })
  ask('GetPolicy', { PolicyArn })
  ask('GetPolicyVersion', { PolicyArn, VersionId: 'v1' })
  ask('CreatePolicyVersion', { PolicyArn, PolicyDocument: everything })
  ask('SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v2' })
  ask('ListPolicyVersions', { PolicyArn })
  ask('DeletePolicyVersion', { PolicyArn, VersionId: 'v1' })
  ask('TagPolicy', { PolicyArn, Tags })
  ask('ListPolicyTags', { PolicyArn })
  ask('UntagPolicy', { PolicyArn, TagKeys: ['Name'] })
  ask('PutRolePermissionsBoundary', { RoleName, PermissionsBoundary: PolicyArn })
  ask('GetRole', { RoleName })
  ask('DeleteRolePermissionsBoundary', { RoleName })
  ask('ListPolicies', { Scope: 'Local' })
  ask('DetachRolePolicy', { RoleName, PolicyArn })
  ask('DeletePolicy', { PolicyArn })
  const inline = { RoleName, PolicyName: 'inline' }
  ask('PutRolePolicy', { ...inline, PolicyDocument: everything })
  ask('GetRolePolicy', inline)
  ask('ListRolePolicies', { RoleName })
}

const tellOfProfiles = (ask: Ask): void => {
  const profile = { InstanceProfileName: 'profile' }
  ask('CreateInstanceProfile', profile)
  ask('TagInstanceProfile', { ...profile, Tags })
  ask('ListInstanceProfileTags', profile)
  ask('AddRoleToInstanceProfile', { ...profile, RoleName })
  ask('GetInstanceProfile', profile)
  ask('ListInstanceProfilesForRole', { RoleName })
  ask('UntagInstanceProfile', { ...profile, TagKeys: ['Name'] })
  ask('RemoveRoleFromInstanceProfile', { ...profile, RoleName })
  ask('DeleteInstanceProfile', profile)
}

/** A caller who may do nothing, and what EC2 says to it. */
const tellOfDenials = ({ sandbox }: Asking, ask: Ask): void => {
  const RoleArn = `arn:aws:iam::${customer}:role/${RoleName}`
  const { Credentials } = ask('AssumeRole', {
    RoleArn,
    RoleSessionName: 'session',
    Policy: allowing({ Action: 'iam:*', Resource: '*' }),
  })
  const session = sandbox.customer.with(Credentials.AccessKeyId)
  const { message } = session.error('CreateInternetGateway', {})
  const [, EncodedMessage = ''] = message.split('failure message: ')
  ask('DecodeAuthorizationMessage', { EncodedMessage })
}

const tellOfRoles = (asking: Asking, ask: Ask): void => {
  const role = { RoleName, AssumeRolePolicyDocument: trust, Description: 'a role', Tags }
  const { Arn } = ask('CreateRole', role).Role
  ask('AssumeRole', { RoleArn: Arn, RoleSessionName: 'session' })
  ask('AssumeRole', { RoleArn: Arn, RoleSessionName: 'session', Policy: everything })
  ask('GetCallerIdentity', {})
  tellOfPolicies(ask)
  ask('SimulatePrincipalPolicy', { PolicySourceArn: Arn, ActionNames: ['ec2:DescribeVpcs'] })
  ask('UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust })
  ask('UpdateRole', { RoleName, MaxSessionDuration: 7200 })
  ask('UpdateRoleDescription', { RoleName, Description: 'another' })
  ask('TagRole', { RoleName, Tags })
  ask('ListRoleTags', { RoleName })
  ask('UntagRole', { RoleName, TagKeys: ['Name'] })
  ask('GetRole', { RoleName })
  ask('ListRoles', {})
  tellOfProfiles(ask)
  tellOfDenials(asking, ask)
  ask('DeleteRolePolicy', { RoleName, PolicyName: 'inline' })
  ask('DeleteRole', { RoleName })
}

const templateOf = (block: string, vpcName: string): string =>
  JSON.stringify({
    Description: 'a VPC and a gateway',
    Parameters: { Stage: { Type: 'String', Default: 'test', Description: 'where' } },
    Resources: {
      Vpc: {
        Type: 'AWS::EC2::VPC',
        Properties: { CidrBlock: block, Tags: [{ Key: 'Name', Value: vpcName }] },
      },
      Gateway: { Type: 'AWS::EC2::InternetGateway' },
    },
    Outputs: {
      VpcId: { Description: 'the VPC', Value: { Ref: 'Vpc' }, Export: { Name: `${vpcName}-vpc` } },
    },
  })

const importing = JSON.stringify({
  Resources: {
    Gateway: {
      Type: 'AWS::EC2::InternetGateway',
      Properties: { Tags: [{ Key: 'Vpc', Value: { 'Fn::ImportValue': 'first-vpc' } }] },
    },
  },
})

const tellOfExports = (ask: Ask): void => {
  ask('CreateStack', { StackName: 'importing', TemplateBody: importing })
  ask('ListExports', {})
  ask('ListImports', { ExportName: 'first-vpc' })
  ask('DeleteStack', { StackName: 'importing' })
}

const readStack = (ask: Ask, StackName: string): void => {
  ask('DescribeStacks', { StackName })
  ask('DescribeStackEvents', { StackName })
  ask('DescribeStackResources', { StackName })
  ask('ListStackResources', { StackName })
  ask('ListChangeSets', { StackName })
  ask('ListStacks', {})
}

const first = templateOf('10.70.0.0/16', 'first')

const tellOfChangeSets = (ask: Ask, StackName: string): void => {
  const bodies = [templateOf('10.70.0.0/16', 'renamed'), templateOf('10.71.0.0/16', 'first')]
  for (const [index, TemplateBody] of bodies.entries()) {
    const set = { StackName, ChangeSetName: `change-${index}` }
    ask('CreateChangeSet', { ...set, TemplateBody })
    ask('DescribeChangeSet', set)
    if (index === 0) ask('DeleteChangeSet', set)
    else ask('ExecuteChangeSet', set)
  }
  readStack(ask, StackName)
}

const tellOfStacks = (ask: Ask): void => {
  const StackName = 'stack'
  ask('ValidateTemplate', { TemplateBody: first })
  ask('GetTemplateSummary', { TemplateBody: first })
  const { StackId } = ask('CreateStack', { StackName, TemplateBody: first, Tags })
  readStack(ask, StackName)
  ask('DescribeStackResource', { StackName, LogicalResourceId: 'Vpc' })
  tellOfExports(ask)
  ask('GetTemplate', { StackName })
  ask('UpdateTerminationProtection', { StackName, EnableTerminationProtection: false })
  ask('UpdateStack', { StackName, TemplateBody: templateOf('10.70.0.0/16', 'second') })
  tellOfChangeSets(ask, StackName)
  const fresh = { StackName: 'reviewed', ChangeSetName: 'new' }
  ask('CreateChangeSet', { ...fresh, TemplateBody: first, ChangeSetType: 'CREATE' })
  ask('DescribeChangeSet', fresh)
  readStack(ask, 'reviewed')
  ask('DeleteStack', { StackName })
  ask('DescribeStacks', { StackName: StackId })
  ask('ListStacks', {})
}

export const tellOfIdentities = (asking: Asking): void => {
  const ask = asking.askAs(asking.sandbox.customer)
  tellOfRoles(asking, ask)
  tellOfStacks(ask)
}
