/**
 * What is served of templates. Every form that AWS documents is in a template of its own, which is
 * given to CreateStack: what is refused there is not served.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attributes.html
 */
import * as E from 'fp-ts/lib/Either.js'

import { servedTypes } from '../../src/aws/cloudformation/resourceTypes/servedProperties.ts'
import { newSandbox } from '../sandbox.ts'
import type { Coverage } from './actionCoverage.ts'

interface Form {
  readonly name: string
  /** Sections that are added to a template of one resource, or take its place. */
  readonly template: Readonly<Record<string, unknown>>
}

// trying out

const gateway = { Type: 'AWS::EC2::InternetGateway' }

const isServed = ({ template }: Form): boolean => {
  const outcome = newSandbox().customer.call('CreateStack', {
    StackName: 'probe',
    TemplateBody: JSON.stringify({ Resources: { Gateway: gateway }, ...template }),
    Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
  })
  return E.isRight(outcome)
}

const tried = (name: string, forms: ReadonlyArray<Form>): Coverage => {
  const served = forms.filter(isServed)
  const rest = forms.filter((form) => !served.includes(form))
  return { name, served: served.map((form) => form.name), refused: rest.map((form) => form.name) }
}

// forms

const withTag = (Value: unknown): Readonly<Record<string, unknown>> => ({
  Conditions: { IsHere: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } },
  Mappings: { Map: { Top: { Second: 'value' } } },
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Gateway: { ...gateway, Properties: { Tags: [{ Key: 'Name', Value }] } },
  },
})

const firstOf = (list: unknown): unknown => ({ 'Fn::Select': [0, list] })

const valueForms: Readonly<Record<string, unknown>> = {
  Ref: { Ref: 'Vpc' },
  'Fn::Base64': { 'Fn::Base64': 'text' },
  'Fn::Cidr': firstOf({ 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }),
  'Fn::FindInMap': { 'Fn::FindInMap': ['Map', 'Top', 'Second'] },
  'Fn::ForEach': { 'Fn::ForEach::Each': ['Name', ['a', 'b'], { 'Key${Name}': 'value' }] },
  'Fn::GetAtt': { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] },
  'Fn::GetAZs': firstOf({ 'Fn::GetAZs': '' }),
  'Fn::GetStackOutput': { 'Fn::GetStackOutput': { StackName: 'other', OutputName: 'Name' } },
  'Fn::If': { 'Fn::If': ['IsHere', 'a', 'b'] },
  'Fn::ImportValue': { 'Fn::ImportValue': 'exported' },
  'Fn::Join': { 'Fn::Join': ['-', ['a', 'b']] },
  'Fn::Length': { 'Fn::Length': ['a', 'b'] },
  'Fn::Select': firstOf(['a', 'b']),
  'Fn::Split': firstOf({ 'Fn::Split': ['-', 'a-b'] }),
  'Fn::Sub': { 'Fn::Sub': '${Vpc} in ${AWS::Region}' },
  'Fn::ToJsonString': { 'Fn::ToJsonString': { a: 'b' } },
  'Fn::Transform': { 'Fn::Transform': { Name: 'AWS::Include', Parameters: {} } },
}

const always = { 'Fn::Equals': ['a', 'a'] }

const conditionForms: Readonly<Record<string, unknown>> = {
  Condition: { Condition: 'Other' },
  'Fn::And': { 'Fn::And': [always, always] },
  'Fn::Equals': always,
  'Fn::Not': { 'Fn::Not': [always] },
  'Fn::Or': { 'Fn::Or': [always, always] },
}

const inRegion = { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }

const ruleForms: Readonly<Record<string, unknown>> = {
  'Fn::Equals of AWS::AccountId or AWS::Region and a text': { Assertions: [{ Assert: inRegion }] },
  'Fn::And': { Assertions: [{ Assert: { 'Fn::And': [inRegion, inRegion] } }] },
  'Fn::Contains': { Assertions: [{ Assert: { 'Fn::Contains': [['a'], 'a'] } }] },
  'Fn::EachMemberEquals': { Assertions: [{ Assert: { 'Fn::EachMemberEquals': [['a'], 'a'] } }] },
  'Fn::EachMemberIn': { Assertions: [{ Assert: { 'Fn::EachMemberIn': [['a'], ['a']] } }] },
  'Fn::Not': { Assertions: [{ Assert: { 'Fn::Not': [always] } }] },
  'Fn::Or': { Assertions: [{ Assert: { 'Fn::Or': [inRegion, inRegion] } }] },
  RuleCondition: { RuleCondition: inRegion, Assertions: [{ Assert: inRegion }] },
}

const sections: Readonly<Record<string, unknown>> = {
  AWSTemplateFormatVersion: '2010-09-09',
  Conditions: { Always: always },
  Description: 'text',
  Hooks: { Hook: { Type: 'AWS::CodeDeploy::BlueGreen' } },
  Mappings: { Map: { Top: { Second: 'value' } } },
  Metadata: { Author: 'text' },
  Outputs: { Id: { Value: { Ref: 'Gateway' } } },
  Parameters: { Name: { Type: 'String', Default: 'value' } },
  Resources: { Gateway: gateway },
  Rules: { Rule: { Assertions: [{ Assert: inRegion }] } },
  Transform: 'AWS::LanguageExtensions',
}

const resourceMembers: Readonly<Record<string, unknown>> = {
  Condition: 'Always',
  CreationPolicy: { ResourceSignal: { Count: 1 } },
  'DeletionPolicy Delete': 'Delete',
  'DeletionPolicy Retain': 'Retain',
  'DeletionPolicy RetainExceptOnCreate': 'RetainExceptOnCreate',
  'DeletionPolicy Snapshot': 'Snapshot',
  DependsOn: 'Other',
  Metadata: { Author: 'text' },
  UpdatePolicy: { UseOnlineResharding: true },
  'UpdateReplacePolicy Delete': 'Delete',
  'UpdateReplacePolicy Retain': 'Retain',
  'UpdateReplacePolicy Snapshot': 'Snapshot',
}

const outputMembers: Readonly<Record<string, unknown>> = {
  Condition: 'Always',
  Description: 'text',
  Export: { Name: 'exported' },
}

const parameterTypes = [
  'String Number List<Number> CommaDelimitedList AWS::EC2::AvailabilityZone::Name',
  'AWS::EC2::Image::Id AWS::EC2::Instance::Id AWS::EC2::KeyPair::KeyName',
  'AWS::EC2::SecurityGroup::GroupName AWS::EC2::SecurityGroup::Id AWS::EC2::Subnet::Id',
  'AWS::EC2::Volume::Id AWS::EC2::VPC::Id AWS::Route53::HostedZone::Id',
  'List<String> List<AWS::EC2::AvailabilityZone::Name> List<AWS::EC2::Subnet::Id>',
  'List<AWS::EC2::SecurityGroup::Id> AWS::SSM::Parameter::Name',
  'AWS::SSM::Parameter::Value<String>',
].flatMap((types) => types.split(' '))

const pseudoParameters = [
  'AWS::AccountId AWS::NoValue AWS::NotificationARNs AWS::Partition AWS::Region AWS::StackId',
  'AWS::StackName AWS::URLSuffix',
].flatMap((names) => names.split(' '))

const formsOf = (
  values: Readonly<Record<string, unknown>>,
  templateOf: (value: unknown, name: string) => Form['template'],
): ReadonlyArray<Form> =>
  Object.entries(values).map(([name, value]) => ({ name, template: templateOf(value, name) }))

const namesAsForms = (
  names: ReadonlyArray<string>,
  templateOf: (name: string) => Form['template'],
): ReadonlyArray<Form> => names.map((name) => ({ name, template: templateOf(name) }))

/** `DeletionPolicy Retain` is a value of the member DeletionPolicy. */
const memberNamed = (name: string): string => name.split(' ')[0] ?? ''

/** Returns what templates are made of, each form tried out. */
export const templateForms = (): ReadonlyArray<Coverage> => [
  tried(
    'sections',
    formsOf(sections, (value, name) => ({ [name]: value })),
  ),
  tried('functions', formsOf(valueForms, withTag)),
  tried(
    'functions in `Conditions`',
    formsOf(conditionForms, (value) => ({ Conditions: { Other: always, Tried: value } })),
  ),
  tried(
    '`Rules`',
    formsOf(ruleForms, (rule) => ({ Rules: { Rule: rule } })),
  ),
  tried(
    'pseudo parameters',
    namesAsForms(pseudoParameters, (name) => withTag({ Ref: name })),
  ),
  tried(
    'types of `Parameters`',
    namesAsForms(parameterTypes, (Type) => ({ Parameters: { Name: { Type, Default: '1' } } })),
  ),
  tried(
    'members of a resource',
    formsOf(resourceMembers, (value, name) => ({
      Conditions: { Always: always },
      Resources: { Other: gateway, Gateway: { ...gateway, [memberNamed(name)]: value } },
    })),
  ),
  tried(
    'members of an output',
    formsOf(outputMembers, (value, name) => ({
      Conditions: { Always: always },
      Outputs: { Id: { Value: { Ref: 'Gateway' }, [name]: value } },
    })),
  ),
]

// resource types

export interface TypeCoverage extends Coverage {
  readonly attributes: ReadonlyArray<string>
}

const listed = (text = ''): ReadonlyArray<string> => text.split(' ').filter((name) => name !== '')

const propertyText = (written: string): string => written.replace('=', ' = ').replaceAll('|', ', ')

/** Returns every resource type with its properties and attributes. */
export const resourceTypeCoverage = (): ReadonlyArray<TypeCoverage> =>
  Object.entries(servedTypes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { served, unserved, attributes }]) => ({
      name,
      served: listed(served).map(propertyText),
      refused: listed(unserved),
      attributes: listed(attributes),
    }))
