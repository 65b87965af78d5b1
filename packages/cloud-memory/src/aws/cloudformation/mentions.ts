/**
 * The references in a value of a template: resources, attributes, exports of other stacks.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
import { isPseudoParameter, namesInSub } from '@byoa/core/cloudformation'

import { isRecord } from '../json.ts'
import { functionFault } from './functionFault.ts'
import { deepestNesting } from './templateShape.ts'

// model

/** A logical ID, an attribute, and the function that asks for it. */
export type AttributeMention = readonly [string, string, 'Fn::GetAtt' | 'Fn::Sub']

/** The references in a value. */
export interface Mentions {
  readonly names: Set<string>
  readonly attributes: AttributeMention[]
  /** The first error of its functions. */
  readonly faults: string[]
  /** Arguments of `Fn::ImportValue`. */
  readonly imports: unknown[]
  /** The current depth, and whether the limit was exceeded. */
  depth: number
  isTooDeep: boolean
}

const mentionInSub = (argument: unknown, into: Mentions): void => {
  const text: unknown = Array.isArray(argument) ? argument[0] : argument
  if (typeof text !== 'string') return
  const own: unknown = Array.isArray(argument) ? argument[1] : undefined
  for (const name of namesInSub(text)) {
    if (isRecord(own) && Object.hasOwn(own, name)) continue
    const [target = '', ...rest] = name.split('.')
    into.names.add(target)
    if (rest.length > 0) into.attributes.push([target, rest.join('.'), 'Fn::Sub'])
  }
  collect(own, into)
}

const attributeAsked = (argument: unknown): AttributeMention => {
  const [target = '', ...rest] = (
    Array.isArray(argument) ? argument.map(String) : String(argument).split('.')
  ) as ReadonlyArray<string>
  return [target, rest.join('.'), 'Fn::GetAtt']
}

const collectFunction = (name: string, argument: unknown, into: Mentions): void => {
  const fault = functionFault(name, argument)
  if (fault !== undefined) into.faults.push(fault)
  if (name === 'Ref' && typeof argument === 'string') into.names.add(argument)
  else if (name === 'Fn::GetAtt') {
    const asked = attributeAsked(argument)
    into.names.add(asked[0])
    into.attributes.push(asked)
  } else if (name === 'Fn::Sub') mentionInSub(argument, into)
  else if (name === 'Fn::ImportValue') mentionImport(argument, into)
  else collect(argument, into)
}

/** The name of an import cannot depend on resources. */
const mentionImport = (argument: unknown, into: Mentions): void => {
  const { names, imports } = mentionsIn(argument)
  if (imports.length > 0 || [...names].some((name) => !isPseudoParameter(name))) {
    into.faults.push(
      'Template error: the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs',
    )
  }
  into.imports.push(argument)
}

const collect = (value: unknown, into: Mentions): Mentions => {
  if (into.depth > deepestNesting) {
    into.isTooDeep = true
    return into
  }
  into.depth += 1
  if (Array.isArray(value)) for (const item of value) collect(item, into)
  else if (isRecord(value)) {
    for (const key in value) if (Object.hasOwn(value, key)) collectFunction(key, value[key], into)
  }
  into.depth -= 1
  return into
}

/** Returns the references in a value. */
export const mentionsIn = (value: unknown): Mentions =>
  collect(value, {
    names: new Set(),
    attributes: [],
    faults: [],
    imports: [],
    depth: 0,
    isTooDeep: false,
  })
