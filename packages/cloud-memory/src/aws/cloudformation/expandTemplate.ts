/**
 * Expands a template with the values of its parameters: evaluates conditions, looks up mappings,
 * replaces parameters. The rest refers only to resources and pseudo parameters.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html
 */
import { namesInSub } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'

import * as Table from '../../world/Table.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import { type JsonRecord, isRecord, mapRecord, onlyKeyOf, recordAt, textAt } from '../json.ts'
import { type ParameterValues, valueOfParameter } from './templateParameters.ts'

// model

/** Input of the expansion. */
export interface ExpansionInput {
  readonly parameters: ParameterValues
  /** Pseudo parameters that are known before the stack exists. */
  readonly pseudoParameters: Table.Table<string>
}

interface Expansion extends ExpansionInput {
  readonly declared: JsonRecord
  readonly mappings: JsonRecord
  readonly conditions: JsonRecord
  /** Evaluated conditions; `deciding` during evaluation, to detect cycles. */
  readonly decisions: Map<string, boolean | 'deciding'>
  readonly faults: string[]
}

/** Records a fault; the first one is reported. */
const fault = ({ faults }: Expansion, message: string): undefined => {
  faults.push(message)
  return undefined
}

const notMet = (expansion: Expansion, message: string): false => {
  fault(expansion, message)
  return false
}

const isList = (value: unknown): value is ReadonlyArray<unknown> => Array.isArray(value)

// conditions

const booleans = (
  expansion: Expansion,
  name: string,
  argument: unknown,
): ReadonlyArray<boolean> => {
  const [least, most] = name === 'Fn::Not' ? [1, 1] : [2, 10]
  if (!isList(argument) || argument.length < least || argument.length > most) {
    fault(expansion, `Template error: every ${name} object requires a list of conditions.`)
    return []
  }
  return argument.map((item) => decided(expansion, item))
}

const equal = (expansion: Expansion, argument: unknown): boolean => {
  if (!isList(argument) || argument.length !== 2) {
    return notMet(
      expansion,
      'Template error: every Fn::Equals object requires a list of 2 string parameters.',
    )
  }
  const [a, b] = argument.map((item) => String(constant(expansion, item)))
  return a === b
}

const decided = (expansion: Expansion, value: unknown): boolean => {
  const [name = '', argument] = isRecord(value) ? (Object.entries(value)[0] ?? []) : []
  switch (name) {
    case 'Condition':
      return conditionNamed(expansion, String(argument), 'Conditions')
    case 'Fn::Equals':
      return equal(expansion, argument)
    case 'Fn::And':
      return booleans(expansion, name, argument).every(Boolean)
    case 'Fn::Or':
      return booleans(expansion, name, argument).some(Boolean)
    case 'Fn::Not':
      return !booleans(expansion, name, argument).some(Boolean)
    default:
      return notMet(
        expansion,
        'Template format error: Every Conditions member must be a condition function.',
      )
  }
}

const conditionNamed = (expansion: Expansion, name: string, block: string): boolean => {
  const { conditions, decisions } = expansion
  if (!Object.hasOwn(conditions, name)) {
    return notMet(
      expansion,
      `Template format error: Unresolved condition dependency ${name} in the ${block} block of the template`,
    )
  }
  const known = decisions.get(name)
  if (known === 'deciding') {
    return notMet(expansion, `Template error: Found circular condition dependency: ${name}`)
  }
  if (known !== undefined) return known
  decisions.set(name, 'deciding')
  const isMet = decided(expansion, conditions[name])
  decisions.set(name, isMet)
  return isMet
}

// values

/** Resolves a value that depends on no resource. */
const constant = (expansion: Expansion, value: unknown): unknown => {
  const result = expanded(expansion, value)
  if (isRecord(result) && typeof result['Ref'] === 'string') {
    const known = Table.get(expansion.pseudoParameters, result['Ref'])
    return known ?? fault(expansion, `Template error: ${result['Ref']} cannot be used here.`)
  }
  return isRecord(result)
    ? fault(expansion, 'Template error: a function that is not allowed here.')
    : result
}

const foundInMap = (expansion: Expansion, argument: unknown): unknown => {
  if (!isList(argument) || argument.length !== 3) {
    return fault(expansion, 'Template error: every Fn::FindInMap object requires three parameters.')
  }
  const [map = '', top = '', second = ''] = argument.map((item) =>
    String(constant(expansion, item)),
  )
  const value = recordAt(recordAt(expansion.mappings, map), top)[second]
  return (
    value ?? fault(expansion, `Template error: Unable to get mapping for ${map}::${top}::${second}`)
  )
}

const chosen = (expansion: Expansion, argument: unknown): unknown => {
  if (!isList(argument) || argument.length !== 3 || typeof argument[0] !== 'string') {
    return fault(
      expansion,
      'Template error: Fn::If requires a list argument with three parameters.',
    )
  }
  const isMet = conditionNamed(expansion, argument[0], 'Resources')
  return expanded(expansion, argument[isMet ? 1 : 2])
}

const parameterNamed = ({ parameters, declared }: Expansion, name: string): unknown => {
  const value = Table.get(parameters, name)
  const type = textAt(recordAt(declared, name), 'Type') ?? 'String'
  return value === undefined ? undefined : valueOfParameter(value, type)
}

/**
 * Passes parameters to `Fn::Sub` as its own variables, so that their values are not expanded again.
 */
const substituted = (expansion: Expansion, argument: unknown): unknown => {
  const [text, own] = isList(argument) ? argument : [argument]
  if (typeof text !== 'string') {
    return fault(
      expansion,
      "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments.",
    )
  }
  const names: Record<string, unknown> = isRecord(own)
    ? mapRecord(own, (item) => expanded(expansion, item))
    : {}
  for (const name of namesInSub(text)) {
    const value = Object.hasOwn(names, name) ? undefined : parameterNamed(expansion, name)
    if (isList(value)) return fault(expansion, 'Template error: Fn::Sub cannot take a list.')
    if (value !== undefined) names[name] = value
  }
  return { 'Fn::Sub': Object.keys(names).length === 0 ? text : [text, names] }
}

const selected = (expansion: Expansion, argument: unknown): unknown => {
  const isIndex = isList(argument) && /^\d+$/.test(String(argument[0]))
  const hasItem =
    isList(argument) &&
    argument.length === 2 &&
    (!isList(argument[1]) || Number(argument[0]) < argument[1].length)
  return isIndex && hasItem
    ? { 'Fn::Select': argument }
    : fault(
        expansion,
        'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
      )
}

const expanded = (expansion: Expansion, value: unknown): unknown => {
  if (isList(value)) return value.map((item) => expanded(expansion, item))
  if (!isRecord(value)) return value
  const name = onlyKeyOf(value) ?? ''
  const argument = value[name]
  switch (name) {
    case 'Ref':
      return parameterNamed(expansion, String(argument)) ?? value
    case 'Fn::If':
      return chosen(expansion, argument)
    case 'Fn::FindInMap':
      return foundInMap(expansion, argument)
    case 'Fn::Sub':
      return substituted(expansion, argument)
    case 'Fn::Select':
      return selected(expansion, expanded(expansion, argument))
    default:
      return mapRecord(value, (item) => expanded(expansion, item))
  }
}

// templates

/** Returns the expanded members whose condition is true; functions in metadata stay. */
const expandedSection = (expansion: Expansion, section: JsonRecord, block: string): JsonRecord =>
  Object.fromEntries(
    Object.entries(section).flatMap(([key, member]) => {
      if (!isRecord(member)) return [[key, member]]
      const { Condition: _condition, Metadata, ...rest } = member
      const condition = textAt(member, 'Condition')
      const isKept = condition === undefined || conditionNamed(expansion, condition, block)
      if (!isKept) return []
      const members = mapRecord(rest, (item) => expanded(expansion, item))
      return [[key, { ...members, ...omitUndefined({ Metadata }) }]]
    }),
  )

/** Removes dependencies on resources whose condition is false. */
const withoutMissing = (resources: JsonRecord, all: JsonRecord): JsonRecord =>
  Object.fromEntries(
    Object.entries(resources).map(([key, resource]) => {
      if (!isRecord(resource) || resource['DependsOn'] === undefined) return [key, resource]
      const names: ReadonlyArray<unknown> = [resource['DependsOn']].flat()
      const DependsOn = names.filter(
        (name) => !Object.hasOwn(all, String(name)) || Object.hasOwn(resources, String(name)),
      )
      return [key, { ...resource, DependsOn }]
    }),
  )

/** Expands a template; Left is CloudFormation's ValidationError. */
export const expandTemplate = (
  template: JsonRecord,
  input: ExpansionInput,
): E.Either<AwsError, JsonRecord> => {
  const expansion: Expansion = {
    ...input,
    declared: recordAt(template, 'Parameters'),
    mappings: recordAt(template, 'Mappings'),
    conditions: recordAt(template, 'Conditions'),
    decisions: new Map(),
    faults: [],
  }
  for (const name of Object.keys(expansion.conditions)) {
    conditionNamed(expansion, name, 'Conditions')
  }
  const all = recordAt(template, 'Resources')
  const resources = expandedSection(expansion, all, 'Resources')
  const result = {
    ...template,
    Resources: withoutMissing(resources, all),
    Outputs: expandedSection(expansion, recordAt(template, 'Outputs'), 'Outputs'),
  }
  const [first] = expansion.faults
  return first === undefined ? E.right(result) : validationError(first)
}
