import { describe, expect, test } from 'vitest'

import {
  type Template,
  type TemplateValue,
  danglingReferences,
  namesInSub,
  referencesOf,
} from '../../src/cloudformation/Template.ts'
import { requiredCapability } from '../../src/cloudformation/requiredCapability.ts'

const templateWith = (properties: Readonly<Record<string, TemplateValue>>): Template => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'a test',
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: {} },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: properties, DependsOn: ['Vpc'] },
  },
  Outputs: { Id: { Description: 'an id', Value: { 'Fn::Join': [',', [{ Ref: 'Subnet' }]] } } },
})

describe('names in Fn::Sub', () => {
  const cases: ReadonlyArray<readonly [text: string, names: ReadonlyArray<string>]> = [
    ['plain', []],
    ['${Vpc}', ['Vpc']],
    ['a-${A.Arn}-b-${AWS::Region}', ['A.Arn', 'AWS::Region']],
    ['${!aws:username}', []],
    ['$Vpc {Vpc} ${}', []],
    ['${A}${!B}${C}', ['A', 'C']],
  ]

  test.each(cases)('%s', (text, names) => {
    expect(namesInSub(text)).toEqual(names)
  })
})

test('references are found wherever they stand, with where that is', () => {
  const template = templateWith({
    VpcId: { Ref: 'Vpc' },
    Deep: [{ Inner: { 'Fn::Select': [0, [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }]] } }],
    Text: { 'Fn::Sub': 'arn:${AWS::Partition}:${Vpc.Arn}:${!aws:userid}' },
  })
  expect(referencesOf(template)).toEqual([
    { kind: 'DependsOn', from: 'Resources.Subnet', target: 'Vpc' },
    { kind: 'Ref', from: 'Resources.Subnet', target: 'Vpc' },
    { kind: 'GetAtt', from: 'Resources.Subnet', target: 'Vpc', attribute: 'CidrBlock' },
    { kind: 'Ref', from: 'Resources.Subnet', target: 'AWS::Partition' },
    { kind: 'GetAtt', from: 'Resources.Subnet', target: 'Vpc', attribute: 'Arn' },
    { kind: 'Ref', from: 'Outputs.Id', target: 'Subnet' },
  ])
  expect(danglingReferences(template)).toEqual([])
})

describe('dangling references', () => {
  const cases: ReadonlyArray<readonly [title: string, value: TemplateValue, target: string]> = [
    ['a resource that is not there', { Ref: 'Vpcs' }, 'Vpcs'],
    ['a pseudo parameter that AWS does not have', { Ref: 'AWS::Zone' }, 'AWS::Zone'],
    ['an attribute of a pseudo parameter', { 'Fn::GetAtt': ['AWS::Region', 'Arn'] }, 'AWS::Region'],
    ['a name that every object has', { Ref: 'constructor' }, 'constructor'],
    ['inside text', { 'Fn::Sub': '${Gone.Arn}' }, 'Gone'],
  ]

  test.each(cases)('%s', (_title, value, target) => {
    expect(danglingReferences(templateWith({ Value: value })).map((found) => found.target)).toEqual(
      [target],
    )
  })
})

describe('the capability to acknowledge', () => {
  const resource = (
    Type: Template['Resources'][string]['Type'],
    Properties: Readonly<Record<string, TemplateValue>>,
  ): Template => ({ ...templateWith({}), Resources: { It: { Type, Properties } } })

  const cases: ReadonlyArray<readonly [Template, string | undefined]> = [
    [resource('AWS::EC2::VPC', {}), undefined],
    [resource('AWS::IAM::Role', {}), 'CAPABILITY_IAM'],
    [resource('AWS::IAM::Role', { RoleName: 'Fixed' }), 'CAPABILITY_NAMED_IAM'],
    [resource('AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'Fixed' }), 'CAPABILITY_NAMED_IAM'],
    [resource('AWS::IAM::InstanceProfile', { Path: '/' }), 'CAPABILITY_IAM'],
    [
      resource('AWS::IAM::InstanceProfile', { InstanceProfileName: 'Fixed' }),
      'CAPABILITY_NAMED_IAM',
    ],
  ]

  test.each(cases)('%#', (template, capability) => {
    expect(requiredCapability(template)).toBe(capability)
  })
})
