/**
 * Reads inputs of actions by the schema of their service. Unserved parameters are refused by name.
 *
 * @source https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 * @source https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
import * as E from 'fp-ts/lib/Either.js'

import type { FormNode } from './Form.ts'
import type { InputFault, Protocol } from './InputFault.ts'
import type { InputMember, InputType, ServiceSchema } from './ServiceSchema.ts'

// model

type Read<A> = E.Either<InputFault, A>

/** Reads the parameter of a name, e.g. `Filter.1.Name`; the form itself has an empty one. */
export type InputReader = (node: FormNode, name: string) => Read<unknown>

interface Reading {
  readonly schema: ServiceSchema
  readonly protocol: Protocol
}

// simple values

const invalid = (name: string, value: string, expected: string): E.Either<InputFault, never> =>
  E.left({ _tag: 'Invalid', name, value, expected })

const simple =
  (expected: string, parse: (text: string) => unknown): InputReader =>
  ({ text, members }, name) => {
    const value = text === undefined || members.size > 0 ? undefined : parse(text)
    return value === undefined ? invalid(name, text ?? '', expected) : E.right(value)
  }

const simpleReaders: Readonly<Record<'string' | 'number' | 'boolean', InputReader>> = {
  string: simple('text', (text) => text),
  number: simple('a whole number', (text) =>
    /^-?\d{1,15}$/.test(text) ? Number(text) : undefined,
  ),
  boolean: simple('true or false', (text) =>
    text === 'true' ? true : text === 'false' ? false : undefined,
  ),
}

// lists

const itemsOf = (
  { members }: FormNode,
  protocol: Protocol,
): ReadonlyMap<string, FormNode> | undefined => {
  if (protocol === 'ec2' || members.size === 0) return members
  return members.size === 1 ? members.get('member')?.members : undefined
}

const isIndex = (key: string): boolean => /^[1-9]\d{0,5}$/.test(key)

/** An empty list is `X=` in the query protocol. */
const listReader =
  (protocol: Protocol, item: InputReader): InputReader =>
  (node, name) => {
    const items = itemsOf(node, protocol)
    if (items === undefined || (node.text ?? '') !== '') {
      return invalid(name, node.text ?? '', 'a list')
    }
    const prefix = protocol === 'ec2' ? `${name}.` : `${name}.member.`
    const values: unknown[] = []
    for (const [index, child] of [...items].toSorted(([a], [b]) => Number(a) - Number(b))) {
      if (!isIndex(index)) return E.left({ _tag: 'Unknown', name: prefix + index })
      const value = item(child, prefix + index)
      if (E.isLeft(value)) return value
      values.push(value.right)
    }
    return E.right(values)
  }

// structures

interface MemberReader extends InputMember {
  readonly parameter: string
  readonly read: InputReader
}

const isServed = ({ values }: InputMember, value: unknown): boolean =>
  values === undefined || values.includes(String(value))

const structureReader = (
  members: ReadonlyArray<MemberReader>,
  unserved: ReadonlySet<string>,
): InputReader => {
  const byParameter = new Map(members.map((member) => [member.parameter, member]))
  const required = members.filter(({ isRequired }) => isRequired)
  return (node, name) => {
    if (node.text !== undefined) return invalid(name, node.text, 'a structure')
    const prefix = name === '' ? '' : `${name}.`
    const input: Record<string, unknown> = {}
    for (const [parameter, child] of node.members) {
      const path = prefix + parameter
      const member = byParameter.get(parameter)
      if (member === undefined) {
        return E.left({ _tag: unserved.has(parameter) ? 'Unserved' : 'Unknown', name: path })
      }
      const value = member.read(child, path)
      if (E.isLeft(value)) return value
      if (!isServed(member, value.right)) {
        return E.left({ _tag: 'Unserved', name: path, value: String(value.right) })
      }
      input[member.member] = value.right
    }
    const missing = required.find(({ member }) => !Object.hasOwn(input, member))
    return missing === undefined
      ? E.right(input)
      : E.left({ _tag: 'Missing', name: prefix + missing.parameter })
  }
}

// constructors

const readerOf = (reading: Reading, type: InputType): InputReader => {
  if (typeof type === 'string') return simpleReaders[type]
  if ('list' in type) return listReader(reading.protocol, readerOf(reading, type.list))
  const { served, unserved } = reading.schema.inputs[type.structure] ?? { served: {}, unserved: '' }
  return structureReader(
    Object.entries(served).map(([parameter, member]) => ({
      ...member,
      parameter,
      read: readerOf(reading, member.type),
    })),
    new Set(unserved.split(' ')),
  )
}

/** Builds the readers of every action of a service. */
export const inputReaders = (reading: Reading): ReadonlyMap<string, InputReader> =>
  new Map(
    Object.entries(reading.schema.actions).map(([action, { input }]) => [
      action,
      readerOf(reading, { structure: input }),
    ]),
  )
