/**
 * Intrinsic functions: a value of a template becomes a value of the stack, once what it names has
 * been made.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
import type { Table } from '../../world/Table.ts'
import * as Tables from '../../world/Table.ts'
import { type JsonRecord, isRecord, onlyKeyOf } from '../json.ts'

// model

/** What a resource answers to `Ref` and `Fn::GetAtt`. */
export interface Made {
  readonly physicalId: string
  readonly attributes: Table<string>
}

/** What names stand for. */
export interface Scope {
  readonly region: string
  /** Returns the names of zones for `Fn::GetAZs`. */
  readonly zoneNames: (region: string) => ReadonlyArray<string>
  readonly made: ReadonlyMap<string, Made>
  readonly pseudoParameters: Table<string>
  /** Name → value of what stacks export. */
  readonly imports: Table<string>
}

/** Stands where a value is `AWS::NoValue`, and goes with the property it stands in. */
const nothing: unique symbol = Symbol('AWS::NoValue')

// operations

/** Returns the items of a JSON list; nothing for anything else. */
const itemsOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])

const referenceOf = (scope: Scope, name: string): string =>
  Tables.get(scope.pseudoParameters, name) ?? scope.made.get(name)?.physicalId ?? ''

const attributeOf = (scope: Scope, logicalId: string, attribute: string): string =>
  Tables.get(scope.made.get(logicalId)?.attributes ?? {}, attribute) ?? ''

const namePattern = /\$\{([^}$]*)\}/g

const substitute = (scope: Scope, text: string, own: JsonRecord): string => {
  // Once for each name, however often it stands in the text.
  const values = Object.fromEntries(
    Object.entries(own).map(([name, value]) => [name, String(resolved(scope, value))]),
  )
  return text.replace(namePattern, (_whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`
    const value = Tables.get(values, name)
    if (value !== undefined) return value
    const dot = name.indexOf('.')
    return dot < 0
      ? referenceOf(scope, name)
      : attributeOf(scope, name.slice(0, dot), name.slice(dot + 1))
  })
}

const sub = (scope: Scope, argument: unknown): string => {
  const [text, own] = Array.isArray(argument) ? itemsOf(argument) : [argument]
  return substitute(scope, String(text), isRecord(own) ? own : {})
}

const getAtt = (scope: Scope, argument: unknown): string => {
  const [logicalId = '', ...rest] = Array.isArray(argument)
    ? argument.map(String)
    : String(argument).split('.')
  return attributeOf(scope, logicalId, rest.join('.'))
}

const select = (scope: Scope, argument: unknown): unknown => {
  const [index, list] = itemsOf(argument)
  const items = resolved(scope, list)
  return Array.isArray(items) ? (items[Number(index)] ?? '') : ''
}

const getAzs = (scope: Scope, argument: unknown): ReadonlyArray<string> => {
  const region = String(resolved(scope, argument))
  return scope.zoneNames(region === '' ? scope.region : region)
}

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html */
const mostCidrs = 256

const split = (scope: Scope, argument: unknown): ReadonlyArray<string> => {
  const [delimiter, text] = itemsOf(argument)
  return String(resolved(scope, text)).split(String(delimiter))
}

/** The blocks of a size that an IPv4 block begins with: `[block, count, host bits]`. */
const cidr = (scope: Scope, argument: unknown): ReadonlyArray<string> => {
  const [block, count, hostBits] = itemsOf(argument).map((item) => String(resolved(scope, item)))
  const [address = ''] = (block ?? '').split('/')
  const first = address.split('.').reduce((total, octet) => total * 256 + Number(octet), 0)
  const bits = Number(hostBits ?? 8)
  return Array.from({ length: Math.min(Number(count), mostCidrs) }, (_, index) => {
    const start = first + index * 2 ** bits
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256)
    return `${octets.join('.')}/${32 - bits}`
  })
}

const join = (scope: Scope, argument: unknown): string => {
  const [delimiter, list] = itemsOf(argument)
  const items = resolved(scope, list)
  return (Array.isArray(items) ? items.map(String) : []).join(String(delimiter))
}

const applied = (scope: Scope, name: string, argument: unknown): unknown => {
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? nothing : referenceOf(scope, String(argument))
    case 'Fn::GetAtt':
      return getAtt(scope, argument)
    case 'Fn::Sub':
      return sub(scope, argument)
    case 'Fn::Select':
      return select(scope, argument)
    case 'Fn::GetAZs':
      return getAzs(scope, argument)
    case 'Fn::Split':
      return split(scope, argument)
    case 'Fn::Cidr':
      return cidr(scope, argument)
    case 'Fn::ImportValue':
      return Tables.get(scope.imports, String(resolved(scope, argument))) ?? ''
    case 'Fn::Join':
      return join(scope, argument)
    default:
      return undefined
  }
}

/** An object of one key that names a function is a call of it. */
const callIn = (record: JsonRecord): string | undefined => {
  const only = onlyKeyOf(record)
  return only === 'Ref' || only?.startsWith('Fn::') === true ? only : undefined
}

function resolved(scope: Scope, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolved(scope, item)).filter((item) => item !== nothing)
  }
  if (!isRecord(value)) return value
  const call = callIn(value)
  if (call !== undefined) return applied(scope, call, value[call])
  // Built key by key: this runs over every policy of every stack.
  const result: Record<string, unknown> = {}
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue
    const inner = resolved(scope, value[key])
    if (inner !== nothing) result[key] = inner
  }
  return result
}

/** Returns a value with every function in it carried out. */
export const resolveValue = (scope: Scope, value: unknown): unknown => {
  const result = resolved(scope, value)
  return result === nothing ? undefined : result
}

/** Returns properties with every function in them carried out. */
export const resolveProperties = (scope: Scope, properties: JsonRecord): JsonRecord => {
  const result = resolveValue(scope, properties)
  return isRecord(result) ? result : {}
}
