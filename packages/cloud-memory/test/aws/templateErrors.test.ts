/**
 * Errors of templates, with their whole texts: administrators search for them.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
 */
import { expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'

const gateway = { Type: 'AWS::EC2::InternetGateway' }

const vpc = (CidrBlock: unknown, more: object = {}) => ({
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock, ...more },
})

const errorOf = (template: unknown, actor: Actor = newSandbox().customer) =>
  actor.error('CreateStack', {
    StackName: 's',
    TemplateBody: typeof template === 'string' ? template : JSON.stringify(template),
  })

const refused = (message: string) => ({ code: 'ValidationError', message, status: 400 })

/** What is wrong, the template, and the error after `Template format error: `. */
test.each<readonly [string, unknown, string]>([
  ['a list', '- a', 'unsupported structure.'],
  [
    'an alias',
    'A: &a 1\nResources: *a',
    'YAML aliases are not allowed in CloudFormation templates',
  ],
  [
    'unknown sections',
    { Foo: {}, Bar: {}, Resources: { A: gateway } },
    'Invalid template property or properties [Foo, Bar]',
  ],
  [
    'another format version',
    { AWSTemplateFormatVersion: '2011-09-09', Resources: { A: gateway } },
    'Template format version not supported: "2011-09-09".',
  ],
  [
    'a description that is a list',
    { Description: ['a'], Resources: { A: gateway } },
    'Template description must be a string.',
  ],
  [
    'a description of 1,025 bytes',
    { Description: 'x'.repeat(1025), Resources: { A: gateway } },
    'Template description must not be longer than 1024 bytes.',
  ],
  ...['Conditions', 'Mappings', 'Outputs', 'Parameters'].map(
    (section) =>
      [
        `${section} as a list`,
        { [section]: [], Resources: { A: gateway } },
        `[/${section}] ${section} must be an object.`,
      ] as const,
  ),
  ['no resources', { Resources: {} }, 'At least one Resources member must be defined.'],
  [
    'a logical id with a hyphen',
    { Resources: { 'a-b': gateway } },
    'Resource name a-b is non alphanumeric.',
  ],
  [
    'a resource that is a text',
    { Resources: { A: 'b' } },
    '[/Resources/A] Any Resources member must be an object.',
  ],
  [
    'a resource without a type',
    { Resources: { A: {} } },
    '[/Resources/A] Every Resources object must contain a Type member.',
  ],
  [
    'properties that are a list',
    { Resources: { A: { ...gateway, Properties: [] } } },
    '[/Resources/A/Properties] Properties must be an object.',
  ],
  [
    'an unknown deletion policy',
    { Resources: { A: { ...gateway, DeletionPolicy: 'Foo' } } },
    'Unrecognized DeletionPolicy "Foo" for resource A',
  ],
  [
    'unknown types',
    { Resources: { A: { Type: 'AWS::EC2::Nothing' }, B: { Type: 'AWS::EC2::None' } } },
    'Unrecognized resource types: [AWS::EC2::Nothing, AWS::EC2::None]',
  ],
  [
    'an unknown condition of a resource',
    { Resources: { A: { ...gateway, Condition: 'No' } } },
    'Unresolved condition dependency No in the Resources block of the template',
  ],
  [
    'an unknown condition of an output',
    { Resources: { A: gateway }, Outputs: { O: { Condition: 'No', Value: 'x' } } },
    'Unresolved condition dependency No in the Outputs block of the template',
  ],
  [
    'an unknown condition of a condition',
    { Conditions: { C: { 'Fn::Not': [{ Condition: 'No' }] } }, Resources: { A: gateway } },
    'Unresolved condition dependency No in the Conditions block of the template',
  ],
  [
    'a condition that decides nothing',
    { Conditions: { C: { 'Fn::Join': ['', ['a']] } }, Resources: { A: gateway } },
    'Every Conditions member must be a condition function.',
  ],
  [
    'an output without a value',
    { Resources: { A: gateway }, Outputs: { O: {} } },
    'Every Outputs member must contain a Value object',
  ],
  [
    'an unknown member of an output',
    { Resources: { A: gateway }, Outputs: { O: { Value: 'x', Foo: 1 } } },
    "Invalid property 'Foo' of output O",
  ],
  ...(
    [
      [['a', 'b'], ' and not a List.'],
      [{ a: 'b' }, ' and not a Map.'],
      [{ Ref: 'A', a: 'b' }, ' and not a Map.'],
      [{ 'Fn::Split': [',', 'a,b'] }, '.'],
      [{ 'Fn::GetAZs': '' }, '.'],
      [{ 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }, '.'],
      [{ Ref: 'AWS::NotificationARNs' }, '.'],
      [{ Ref: 'AWS::NoValue' }, '.'],
    ] as const
  ).map(
    ([Value, rest]) =>
      [
        `an output that is ${JSON.stringify(Value)}`,
        { Resources: { A: gateway }, Outputs: { O: { Value } } },
        `The Value field of every Outputs member must evaluate to a String${rest}`,
      ] as const,
  ),
  ...(
    [
      [{ M: 'a' }, 'Every Mappings member M must be a map'],
      [{ M: { K: 'a' } }, 'Every Mappings member K must be a map'],
      [{ M: { K: { a: 'b' } }, N: { L: ['a'] } }, 'Every Mappings member L must be a map'],
      [{ M: { K: { a: { b: 'c' } } } }, 'Every Mappings attribute must be a String or a List.'],
      [
        { M: { K: { a: 'b', c: { Ref: 'AWS::Region' } } } },
        'Every Mappings attribute must be a String or a List.',
      ],
    ] as const
  ).map(
    ([Mappings, message]) =>
      [
        `the mappings ${JSON.stringify(Mappings)}`,
        { Mappings, Resources: { A: gateway } },
        message,
      ] as const,
  ),
  [
    'an output that refers to nothing',
    { Resources: { A: gateway }, Outputs: { O: { Value: { Ref: 'B' } } } },
    'Unresolved resource dependencies [B] in the Outputs block of the template',
  ],
  [
    'a resource that refers to nothing',
    { Resources: { A: vpc({ Ref: 'B' }) } },
    'Unresolved resource dependencies [B] in the Resources block of the template',
  ],
  [
    'an export without a name',
    { Resources: { A: gateway }, Outputs: { O: { Value: 'x', Export: {} } } },
    'Output O is malformed. The Export member must contain a Name alone',
  ],
  [
    'an export with the name of a resource',
    { Resources: { A: gateway }, Outputs: { O: { Value: 'x', Export: { Name: { Ref: 'A' } } } } },
    'Output O is malformed. The Name field of Export must not depend on any resources, imported values, or Fn::GetAZs.',
  ],
  [
    'an export with a space in its name',
    { Resources: { A: gateway }, Outputs: { O: { Value: 'x', Export: { Name: 'a b' } } } },
    'Output O is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.',
  ],
  [
    'two pairs of exports with one name each',
    {
      Resources: { A: gateway },
      Outputs: Object.fromEntries(
        ['a', 'b', 'a', 'c', 'b', 'a'].map((Name, index) => [
          `O${index}`,
          { Value: 'x', Export: { Name } },
        ]),
      ),
    },
    'The Outputs section contains duplicate Export names: [a, b]. Specify a unique name for each export.',
  ],
])('the format of a template with %s', (_name, template, message) => {
  expect(errorOf(template)).toEqual(refused(`Template format error: ${message}`))
})

/** @source https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_validations.snapshot.json */
test('null is refused with its path', () => {
  const template = { Resources: { A: gateway }, Outputs: { O: { Value: null } } }
  const message = "[/Outputs/O/Value] 'null' values are not allowed in templates"
  expect(errorOf(template)).toEqual(refused(message))
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
test.each<readonly [string, object | string, string]>([
  ['a', 'x', 'Template format error: [/Parameters/P] Any Parameters member must be an object.'],
  [
    'a',
    { Default: 'a' },
    'Template format error: [/Parameters/P] Every Parameters object must contain a Type member.',
  ],
  ['a', { Type: 'Text' }, 'Template format error: Unrecognized parameter type: Text'],
  ['a', { Type: 'String', Foo: 1 }, "Invalid template parameter property 'Foo'"],
  ['a', { Type: 'Number' }, "Parameter 'P' must be a number"],
  ['', { Type: 'Number' }, "Parameter 'P' must be a number"],
  ['1, a', { Type: 'List<Number>' }, "Parameter 'P' must be a number"],
  ['1,', { Type: 'List<Number>' }, "Parameter 'P' must be a number"],
  [
    'a',
    { Type: 'AWS::EC2::Text' },
    'Template format error: Unrecognized parameter type: AWS::EC2::Text',
  ],
  [
    'a',
    { Type: 'List<AWS::EC2::KeyPair::KeyName>' },
    'Template format error: Unrecognized parameter type: List<AWS::EC2::KeyPair::KeyName>',
  ],
  [
    'c',
    { Type: 'String', AllowedValues: ['a', 'b'] },
    "Parameter 'P' must be one of AllowedValues",
  ],
  [
    'A',
    { Type: 'String', AllowedPattern: '[a-z]+' },
    'Parameter P failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+',
  ],
  [
    'A',
    { Type: 'String', AllowedPattern: '[a-z]+', ConstraintDescription: 'lower case' },
    'Parameter P failed to satisfy constraint: lower case',
  ],
  ['ab', { Type: 'String', MinLength: 3 }, "Parameter 'P' must contain at least 3 characters"],
  ['abcd', { Type: 'String', MaxLength: 3 }, "Parameter 'P' must contain at most 3 characters"],
  ['2', { Type: 'Number', MinValue: 3 }, "Parameter 'P' must be a number not less than 3"],
  ['4', { Type: 'Number', MaxValue: 3 }, "Parameter 'P' must be a number not greater than 3"],
  [
    '4',
    { Type: 'Number', MaxValue: 3, ConstraintDescription: 'up to three' },
    "Parameter 'P' must contain a value up to three",
  ],
  ['a'.repeat(4097), { Type: 'String' }, "Parameter 'P' must be at most 4096 bytes long"],
])('the value %s of a parameter that is declared as %j', (ParameterValue, P, message) => {
  expect(
    newSandbox().customer.error('CreateStack', {
      StackName: 's',
      TemplateBody: JSON.stringify({ Parameters: { P }, Resources: { A: gateway } }),
      Parameters: [{ ParameterKey: 'P', ParameterValue }],
    }),
  ).toEqual(refused(message))
})

test.each<readonly [string, object]>([
  ['abc', { Type: 'String', MinLength: 3, MaxLength: 3 }],
  ['3', { Type: 'Number', MinValue: 3, MaxValue: 3 }],
  ['1, -2.5', { Type: 'List<Number>' }],
  ['b', { Type: 'String', AllowedValues: ['a', 'b'] }],
  ['a'.repeat(4096), { Type: 'String' }],
])('the value %s is a value of the parameter %j', (ParameterValue, P) => {
  newSandbox().customer.ok('CreateStack', {
    StackName: 's',
    TemplateBody: JSON.stringify({ Parameters: { P }, Resources: { A: gateway } }),
    Parameters: [{ ParameterKey: 'P', ParameterValue }],
  })
})

test('parameters that are missing and unknown', () => {
  const { customer } = newSandbox()
  const P = { Type: 'String' }
  const template = { Parameters: { P, Q: P, R: { ...P, Default: '' } }, Resources: { A: gateway } }
  expect(errorOf(template, customer)).toEqual(refused('Parameters: [P, Q] must have values'))
  expect(
    customer.error('CreateStack', {
      StackName: 's',
      TemplateBody: JSON.stringify(template),
      Parameters: ['P', 'S', 'T'].map((ParameterKey) => ({ ParameterKey, ParameterValue: 'x' })),
    }),
  ).toEqual(refused('Parameters: [S, T] do not exist in the template'))
})

test.each<readonly [string, object]>([
  ['Fn::Base64', { Resources: { A: vpc({ 'Fn::Base64': 'a' }) } }],
  ['Hooks', { Hooks: {}, Resources: { A: gateway } }],
  ['CreationPolicy', { Resources: { A: { ...gateway, CreationPolicy: {} } } }],
  ['UpdatePolicy', { Resources: { A: { ...gateway, UpdatePolicy: {} } } }],
  ['such Rules', { Rules: { R: { Assertions: [{ Assert: {} }] } }, Resources: { A: gateway } }],
])('%s is not served', (what, template) => {
  expect(errorOf(template)).toEqual(
    refused(`The in-memory AWS does not serve ${what} in templates.`),
  )
})
