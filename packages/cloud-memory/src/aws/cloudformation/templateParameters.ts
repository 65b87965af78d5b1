/**
 * The parameters of a template, and the values that a caller gives them.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
import * as E from 'fp-ts/lib/Either.js'

import * as Table from '../../world/Table.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import type { Parameter } from './CloudFormationInputs.ts'
import {
  type AllowedPattern,
  type StepBudget,
  newStepBudget,
  readAllowedPattern,
  tryPattern,
} from './allowedPattern.ts'
import { isAwsSpecific } from './existingParameters.ts'
import {
  type JsonRecord,
  isRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
  textOrEmptyAt,
} from '../json.ts'

// model

/** Name → value, as given or as the template has it. */
export type ParameterValues = Table.Table<string>

const listTypes = /^(CommaDelimitedList|List<.+>)$/
const numberTypes = /^(Number|List<Number>)$/
const servedTypes = /^(String|CommaDelimitedList|Number|List<Number>)$/
const unservedTypes = /^(AWS::SSM::Parameter::.+|(List<)?AWS::Route53::HostedZone::Id>?)$/

// faults

const members = [
  'AllowedPattern',
  'AllowedValues',
  'ConstraintDescription',
  'Default',
  'Description',
  'MaxLength',
  'MaxValue',
  'MinLength',
  'MinValue',
  'NoEcho',
  'Type',
]

const unservedPattern = (name: string, reason: string): string =>
  `The in-memory AWS does not serve the AllowedPattern of ${name}: ${reason}.`

const declarationFault = (name: string, declared: unknown): string | undefined => {
  if (!/^[A-Za-z0-9]+$/.test(name)) {
    return `Template format error: Parameter name ${name} is non alphanumeric.`
  }
  if (!isRecord(declared)) {
    return `Template format error: [/Parameters/${name}] Any Parameters member must be an object.`
  }
  const unknown = Object.keys(declared).find((key) => !members.includes(key))
  if (unknown !== undefined) return `Invalid template parameter property '${unknown}'`
  const type = textAt(declared, 'Type')
  if (type === undefined) {
    return `Template format error: [/Parameters/${name}] Every Parameters object must contain a Type member.`
  }
  if (unservedTypes.test(type)) {
    return `The in-memory AWS does not serve parameters of type ${type}.`
  }
  return servedTypes.test(type) || isAwsSpecific(type)
    ? undefined
    : `Template format error: Unrecognized parameter type: ${type}`
}

const isBelow = (value: number, bound: number | undefined): boolean =>
  bound !== undefined && value < bound
const isAbove = (value: number, bound: number | undefined): boolean =>
  bound !== undefined && value > bound

const boundFault = (value: string, declared: JsonRecord): string | undefined => {
  const isNumber = textAt(declared, 'Type') === 'Number'
  const [size, kind] = isNumber ? [Number(value), 'Value'] : [value.length, 'Length']
  const [least, most] = [numberAt(declared, `Min${kind}`), numberAt(declared, `Max${kind}`)]
  if (isBelow(size, least)) {
    return isNumber ? `be a number not less than ${least}` : `contain at least ${least} characters`
  }
  if (!isAbove(size, most)) return undefined
  return isNumber ? `be a number not greater than ${most}` : `contain at most ${most} characters`
}

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const longestValueBytes = 4096

interface GivenValue {
  readonly name: string
  readonly value: string
  readonly declared: JsonRecord
  /** The parsed `AllowedPattern`. */
  readonly allowed: AllowedPattern
}

const patternFault = (
  { name, value, declared, allowed }: GivenValue,
  budget: StepBudget,
): string | undefined => {
  const pattern = textAt(declared, 'AllowedPattern')
  if (pattern === undefined) return undefined
  const verdict = tryPattern(allowed, value, budget)
  if (verdict === 'fits') return undefined
  if (verdict === 'undecided') return unservedPattern(name, 'trying it takes too many steps')
  const described = textAt(declared, 'ConstraintDescription')
  return described === undefined
    ? `Parameter ${name} failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`
    : `Parameter ${name} failed to satisfy constraint: ${described}`
}

const valueFault = (given: GivenValue, budget: StepBudget): string | undefined => {
  const { name, value, declared } = given
  if (value.length > longestValueBytes) {
    return `Parameter '${name}' must be at most ${longestValueBytes} bytes long`
  }
  const type = textOrEmptyAt(declared, 'Type')
  const items = listTypes.test(type) ? value.split(',') : [value]
  if (numberTypes.test(type) && !items.every((item) => Number.isFinite(Number(item.trim() || 'x'))))
    return `Parameter '${name}' must be a number`
  const values = listAt(declared, 'AllowedValues').map(String)
  if (values.length > 0 && !values.includes(value)) {
    return `Parameter '${name}' must be one of AllowedValues`
  }
  const unfit = patternFault(given, budget)
  if (unfit !== undefined) return unfit
  const bound = boundFault(value, declared)
  if (bound === undefined) return undefined
  const described = textAt(declared, 'ConstraintDescription')
  return `Parameter '${name}' must ${described === undefined ? bound : `contain a value ${described}`}`
}

// values

/** Returns the type of each parameter. */
export const typesIn = (section: JsonRecord): Table.Table<string> =>
  Object.fromEntries(
    Object.keys(section).map((name) => [name, textOrEmptyAt(recordAt(section, name), 'Type')]),
  )

/** Returns the value of a parameter; a list for list types. */
export const valueOfParameter = (value: string, type: string): unknown =>
  listTypes.test(type) ? value.split(',').map((item) => item.trim()) : value

const givenValue = (
  given: Parameter | undefined,
  previous: string | undefined,
): string | undefined => (given?.UsePreviousValue === true ? previous : given?.ParameterValue)

/** `UsePreviousValue` needs a value that the stack has, and stands alone. */
const previousFault = (
  given: ReadonlyArray<Parameter>,
  previous: ParameterValues,
): string | undefined => {
  const asked = given.filter(({ UsePreviousValue }) => UsePreviousValue === true)
  const wrong = asked.find(
    ({ ParameterKey, ParameterValue = '' }) =>
      ParameterValue !== '' || Table.get(previous, ParameterKey) === undefined,
  )
  if (wrong === undefined) return undefined
  const { ParameterKey, ParameterValue = '' } = wrong
  const why =
    ParameterValue === ''
      ? 'for a parameter key not in the previous template'
      : 'and non empty value for a parameter'
  return `Invalid input for parameter key ${ParameterKey}. Cannot specify usePreviousValue as true ${why}`
}

/** Returns the values of all parameters; Left for a missing or invalid one. */
export const parameterValues = (
  declared: JsonRecord,
  given: ReadonlyArray<Parameter>,
  previous: ParameterValues,
): E.Either<AwsError, ParameterValues> => {
  const unknown = given.map(({ ParameterKey }) => ParameterKey).filter((key) => !(key in declared))
  if (unknown.length > 0) {
    return validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`)
  }
  const asked = previousFault(given, previous)
  if (asked !== undefined) return validationError(asked)
  const budget = newStepBudget()
  const values: Record<string, string> = {}
  const missing: string[] = []
  for (const [name, declaration] of Object.entries(declared)) {
    const fault = declarationFault(name, declaration)
    if (fault !== undefined) return validationError(fault)
    if (!isRecord(declaration)) continue
    const allowed = readAllowedPattern(textOrEmptyAt(declaration, 'AllowedPattern'))
    if (allowed.kind === 'unserved') return validationError(unservedPattern(name, allowed.reason))
    const own = given.find(({ ParameterKey }) => ParameterKey === name)
    const value = givenValue(own, Table.get(previous, name)) ?? textAt(declaration, 'Default')
    if (value === undefined) missing.push(name)
    else {
      const refused = valueFault({ name, value, declared: declaration, allowed }, budget)
      if (refused !== undefined) return validationError(refused)
      values[name] = value
    }
  }
  return missing.length === 0
    ? E.right(values)
    : validationError(`Parameters: [${missing.join(', ')}] must have values`)
}
