/**
 * CloudFormation's errors for unknown functions and for invalid arguments.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
import { isRecord } from '../json.ts'

// table

interface ServedFunction {
  readonly takes: (argument: unknown) => boolean
  /** The error for any other argument. */
  readonly fault: string
}

const isText = (value: unknown): boolean => typeof value === 'string'

const isListOf = (value: unknown, least: number, most = least): value is ReadonlyArray<unknown> =>
  Array.isArray(value) && value.length >= least && value.length <= most

/** Results of nested functions are not known yet. */
const isListOrCall = (value: unknown): boolean => Array.isArray(value) || isRecord(value)

const isCount = (value: unknown): boolean =>
  isRecord(value) || (Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= 256)

const isAttribute = (value: unknown): boolean => {
  const parts: ReadonlyArray<unknown> = Array.isArray(value) ? value : String(value).split('.')
  return parts.length > 1 && parts.every((part) => isText(part) && part !== '')
}

const served: ReadonlyMap<string, ServedFunction> = new Map([
  [
    'Fn::Cidr',
    {
      takes: (value: unknown) => isListOf(value, 2, 3) && isCount(value[1]),
      fault:
        'every Fn::Cidr object requires two or three parameters, (1) an IP block, (2) a count from 1 to 256 and (3) a number of bits.',
    },
  ],
  [
    'Fn::GetAtt',
    {
      takes: isAttribute,
      fault:
        'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    },
  ],
  [
    'Fn::GetAZs',
    {
      takes: (value: unknown) => isText(value) || isRecord(value),
      fault: 'every Fn::GetAZs object must have a String value.',
    },
  ],
  [
    'Fn::ImportValue',
    {
      takes: (value: unknown) => isText(value) || isRecord(value),
      fault: 'every Fn::ImportValue object must have a String value.',
    },
  ],
  [
    'Fn::Join',
    {
      takes: (value: unknown) => isListOf(value, 2) && isText(value[0]) && isListOrCall(value[1]),
      fault:
        'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    },
  ],
  ['Ref', { takes: isText, fault: 'every Ref object must have a single String value.' }],
  // The arguments of these are validated when the template is expanded.
  ['Fn::Select', { takes: () => true, fault: '' }],
  ['Fn::Sub', { takes: () => true, fault: '' }],
  [
    'Fn::Split',
    {
      takes: (value: unknown) => isListOf(value, 2) && isText(value[0]) && !Array.isArray(value[1]),
      fault:
        'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
    },
  ],
])

/** Functions that AWS has and that are not served here. */
const unserved = new Set([
  'Fn::Base64',
  'Fn::ForEach',
  'Fn::GetStackOutput',
  'Fn::Length',
  'Fn::ToJsonString',
  'Fn::Transform',
])

const supported = [
  'Fn::Base64',
  'Fn::GetAtt',
  'Fn::GetAZs',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Split',
  'Fn::FindInMap',
  'Fn::Select',
  'Ref',
  'Fn::Equals',
  'Fn::If',
  'Fn::Not',
  'Condition',
  'Fn::And',
  'Fn::Or',
  'Fn::Contains',
  'Fn::EachMemberEquals',
  'Fn::EachMemberIn',
  'Fn::ValueOf',
  'Fn::ValueOfAll',
  'Fn::RefAll',
  'Fn::Sub',
  'Fn::Cidr',
].join(', ')

// queries

/** Returns the error of a function call; undefined when it is valid. */
export const functionFault = (name: string, argument: unknown): string | undefined => {
  if (name !== 'Ref' && !name.startsWith('Fn::')) return undefined
  const known = served.get(name)
  if (known !== undefined) {
    return known.takes(argument) ? undefined : `Template error: ${known.fault}`
  }
  return unserved.has(name)
    ? `The in-memory AWS does not serve ${name} in templates.`
    : `Template error: Encountered unsupported function: ${name} Supported functions are: [${supported}]`
}
