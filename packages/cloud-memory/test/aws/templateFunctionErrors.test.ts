/**
 * Errors of function calls and conditions in templates, with their whole texts.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
import { expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

const gateway = { Type: 'AWS::EC2::InternetGateway' }

const vpc = (CidrBlock: unknown, more: object = {}) => ({
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock, ...more },
})

const errorOf = (template: unknown) =>
  newSandbox().customer.error('CreateStack', {
    StackName: 's',
    TemplateBody: typeof template === 'string' ? template : JSON.stringify(template),
  })

const refused = (message: string) => ({ code: 'ValidationError', message, status: 400 })

const condition = { 'Fn::Equals': ['a', 'a'] }
const delimiter = 'requires two parameters, (1) a string delimiter and (2)'
const join = `every Fn::Join object ${delimiter} a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.`
const split = `every Fn::Split object ${delimiter} a string to be split or a function that returns a string to be split.`
const select = 'Fn::Select requires a list argument with two elements: an integer index and a list'
const sub = "One or more Fn::Sub intrinsic functions don't specify expected arguments."
const getAtt =
  'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute'
const imported =
  'the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs'
const supported =
  '[Fn::Base64, Fn::GetAtt, Fn::GetAZs, Fn::ImportValue, Fn::Join, Fn::Split, Fn::FindInMap, Fn::Select, Ref, Fn::Equals, Fn::If, Fn::Not, Condition, Fn::And, Fn::Or, Fn::Contains, Fn::EachMemberEquals, Fn::EachMemberIn, Fn::ValueOf, Fn::ValueOfAll, Fn::RefAll, Fn::Sub, Fn::Cidr]'

test.each<readonly [string, unknown, string]>([
  ['Ref', ['A'], 'every Ref object must have a single String value.'],
  ['Fn::GetAtt', 'A', getAtt],
  ['Fn::GetAtt', ['A', ''], getAtt],
  ['Fn::GetAtt', 'Z.Arn', 'instance of Fn::GetAtt references undefined resource Z'],
  ['Fn::Sub', '${Z.Arn}', 'instance of Fn::Sub references invalid resource attribute Z.Arn'],
  ['Fn::GetAtt', 'A.Arn', 'resource A does not support attribute type Arn in Fn::GetAtt'],
  ['Fn::Sub', '${A.Arn}', 'resource A does not support attribute type Arn in Fn::GetAtt'],
  ['Fn::Sub', { a: 'b' }, sub],
  ['Fn::Sub', [], sub],
  ['Fn::Sub', '${Blocks}', 'Fn::Sub cannot take a list.'],
  ['Fn::Join', ['-', 'a'], join],
  ['Fn::Join', [['-'], ['a']], join],
  ['Fn::Join', ['-'], join],
  ['Fn::Join', ['-', ['a'], 'b'], join],
  ['Fn::Split', ['-'], split],
  ['Fn::Split', ['-', ['a']], split],
  ['Fn::Split', [['-'], 'a'], split],
  ...[
    ['10.0.0.0/16'],
    ['10.0.0.0/16', 0, 8],
    ['10.0.0.0/16', 257, 8],
    ['10.0.0.0/16', 1.5, 8],
    ['10.0.0.0/16', 1, 8, 8],
  ].map(
    (argument) =>
      [
        'Fn::Cidr',
        argument,
        'every Fn::Cidr object requires two or three parameters, (1) an IP block, (2) a count from 1 to 256 and (3) a number of bits.',
      ] as const,
  ),
  ['Fn::GetAZs', ['us-east-1'], 'every Fn::GetAZs object must have a String value.'],
  ['Fn::ImportValue', ['a'], 'every Fn::ImportValue object must have a String value.'],
  ['Fn::ImportValue', { 'Fn::Sub': '${A}' }, imported],
  ['Fn::ImportValue', { 'Fn::ImportValue': 'a' }, imported],
  ['Fn::Select', ['x', ['a']], select],
  ['Fn::Select', [1, ['a']], select],
  ['Fn::Select', [0], select],
  ['Fn::Select', [0, ['a'], 'b'], select],
  ['Fn::Select', '0', select],
  ['Fn::If', ['C', 'a'], 'Fn::If requires a list argument with three parameters.'],
  ['Fn::If', [condition, 'a', 'b'], 'Fn::If requires a list argument with three parameters.'],
  ['Fn::FindInMap', ['M', 'a'], 'every Fn::FindInMap object requires three parameters.'],
  ['Fn::FindInMap', ['M', 'a', 'c'], 'Unable to get mapping for M::a::c'],
  ['Fn::FindInMap', ['M', 'b', 'b'], 'Unable to get mapping for M::b::b'],
  ['Fn::FindInMap', ['N', 'a', 'b'], 'Unable to get mapping for N::a::b'],
  ['Fn::FindInMap', ['M', { Ref: 'A' }, 'b'], 'A cannot be used here.'],
  [
    'Fn::FindInMap',
    ['M', { 'Fn::Join': ['', ['a']] }, 'b'],
    'a function that is not allowed here.',
  ],
  [
    'Fn::Nothing',
    'a',
    `Encountered unsupported function: Fn::Nothing Supported functions are: ${supported}`,
  ],
])('%s of %j', (name, argument, message) => {
  const template = {
    Parameters: { Blocks: { Type: 'CommaDelimitedList', Default: 'a,b' } },
    Mappings: { M: { a: { b: '10.0.0.0/16' } } },
    Conditions: { C: condition },
    Resources: { A: gateway, B: vpc({ [name]: argument }) },
  }
  expect(errorOf(template)).toEqual(refused(`Template error: ${message}`))
})

const conditions = (count: number) => Array.from({ length: count }, () => condition)

test.each<readonly [string, unknown, string]>([
  ...[0, 2].map((count) => ['Fn::Not', conditions(count), 'a list of conditions.'] as const),
  ...['Fn::And', 'Fn::Or'].flatMap((name) =>
    [1, 11].map((count) => [name, conditions(count), 'a list of conditions.'] as const),
  ),
  ['Fn::Equals', ['a'], 'a list of 2 string parameters.'],
  ['Fn::Equals', ['a', 'b', 'c'], 'a list of 2 string parameters.'],
])('a condition %s of %j', (name, argument, what) => {
  const template = { Conditions: { C: { [name]: argument } }, Resources: { A: gateway } }
  expect(errorOf(template)).toEqual(
    refused(`Template error: every ${name} object requires ${what}`),
  )
})

test.each([2, 10])('Fn::And and Fn::Or of %i conditions', (count) => {
  const Conditions = {
    C: { 'Fn::And': conditions(count) },
    D: { 'Fn::Or': conditions(count) },
  }
  newSandbox().customer.ok('CreateStack', {
    StackName: 's',
    TemplateBody: JSON.stringify({ Conditions, Resources: { A: gateway } }),
  })
})
