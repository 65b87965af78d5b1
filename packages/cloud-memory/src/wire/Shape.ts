/**
 * What a parameter looks like on the wire, as data that reads it. A shape of a structure names
 * every member it knows; what it does not know is refused by name, so that nothing a caller asks
 * for is dropped in silence.
 *
 * @source https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 * @source https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
import * as E from 'fp-ts/lib/Either.js'

import type { FormNode } from './Form.ts'

// model

/**
 * Why a form cannot be read; `name` is the parameter as the wire names it, e.g. `Filter.1.Name`.
 */
export type ShapeFault =
  | { readonly _tag: 'Unknown'; readonly name: string }
  | { readonly _tag: 'Missing'; readonly name: string }
  | {
      readonly _tag: 'Invalid'
      readonly name: string
      readonly value: string
      readonly expected: string
    }
  /** A value that AWS takes and this world does not. */
  | { readonly _tag: 'Unsupported'; readonly name: string; readonly value: string }

/** Where a reader stands, and which of the two protocols is read. */
export interface Place {
  /** Lists are `X.1` in the one, `X.member.1` in the other. */
  readonly protocol: 'ec2' | 'query'
  /** Ends with a dot, or is empty at the top. */
  readonly path: string
}

export type Read<A> = E.Either<ShapeFault, A>

export interface Shape<A> {
  readonly read: (node: FormNode, place: Place, name: string) => Read<A>
}

export interface Field<A> {
  readonly shape: Shape<A>
  readonly required: boolean
  /** The name on the wire, where it is not the member's own. */
  readonly wire?: string
}

interface RequiredField<A> extends Field<A> {
  readonly required: true
}

interface OptionalField<A> extends Field<A> {
  readonly required: false
}

type IsOptional<A, K extends keyof A> = Record<never, never> extends Pick<A, K> ? true : false

/** A field for every member of an input. */
export type FieldsOf<A> = {
  readonly [K in keyof A]-?: IsOptional<A, K> extends true
    ? OptionalField<NonNullable<A[K]>>
    : RequiredField<A[K]>
}

/**
 * Parameters that AWS knows and this world does nothing with: any value, or only the values listed.
 */
export type Ignored = Readonly<Record<string, 'any' | ReadonlyArray<string>>>

// scalars

const invalid = (name: string, value: string, expected: string): E.Either<ShapeFault, never> =>
  E.left({ _tag: 'Invalid', name, value, expected })

const scalar = <A>(expected: string, read: (text: string) => A | undefined): Shape<A> => ({
  read: ({ text, members }, { path }, name) => {
    const value = text === undefined || members.size > 0 ? undefined : read(text)
    return value === undefined ? invalid(path + name, text ?? '', expected) : E.right(value)
  },
})

/** Any text. */
export const text: Shape<string> = scalar('text', (value) => value)

/** `true` or `false`. */
export const flag: Shape<boolean> = scalar('true or false', (value) =>
  value === 'true' ? true : value === 'false' ? false : undefined,
)

/** A whole number. */
export const wholeNumber: Shape<number> = scalar('a whole number', (value) =>
  /^-?\d{1,15}$/.test(value) ? Number(value) : undefined,
)

/** One of some words. */
export const oneOf = <Word extends string>(...words: ReadonlyArray<Word>): Shape<Word> =>
  scalar(words.join(' or '), (value) => words.find((word) => word === value))

// lists

const itemsOf = (
  node: FormNode,
  { protocol }: Place,
): ReadonlyMap<string, FormNode> | undefined => {
  if (protocol === 'ec2') return node.members
  const [first, second] = node.members
  if (first === undefined) return node.members
  return first[0] === 'member' && second === undefined ? first[1].members : undefined
}

const inOrder = (
  items: ReadonlyMap<string, FormNode>,
): ReadonlyArray<readonly [string, FormNode]> =>
  [...items].toSorted(([a], [b]) => Number(a) - Number(b))

const isIndex = (key: string): boolean => /^[1-9]\d{0,5}$/.test(key)

/** A list; the query protocol writes an empty one as `X=`. */
export const list = <A>(item: Shape<A>): Shape<ReadonlyArray<A>> => ({
  read: (node, place, name) => {
    const items = itemsOf(node, place)
    const isEmpty = node.text === undefined || node.text === ''
    if (items === undefined || !isEmpty) {
      return invalid(place.path + name, node.text ?? '', 'a list')
    }
    const inner: Place = {
      ...place,
      path: `${place.path}${name}.${place.protocol === 'ec2' ? '' : 'member.'}`,
    }
    const read: A[] = []
    for (const [index, child] of inOrder(items)) {
      if (!isIndex(index)) return E.left({ _tag: 'Unknown', name: inner.path + index })
      const value = item.read(child, inner, index)
      if (E.isLeft(value)) return value
      read.push(value.right)
    }
    return E.right(read)
  },
})

// structures

/** A field that must be there. */
export const required = <A>(shape: Shape<A>, wire?: string): RequiredField<A> => ({
  shape,
  required: true,
  ...(wire === undefined ? {} : { wire }),
})

/** A field that may be absent. */
export const optional = <A>(shape: Shape<A>, wire?: string): OptionalField<A> => ({
  shape,
  required: false,
  ...(wire === undefined ? {} : { wire }),
})

interface Member {
  readonly member: string
  readonly wire: string
  readonly field: Field<unknown>
}

const membersOf = (fields: Readonly<Record<string, Field<unknown>>>): ReadonlyArray<Member> =>
  Object.entries(fields).map(([member, field]) => ({ member, wire: field.wire ?? member, field }))

const refusalOfIgnored = (
  ignored: Ignored,
  node: FormNode,
  { path, name }: { readonly path: string; readonly name: string },
): ShapeFault | undefined => {
  const accepted = Object.hasOwn(ignored, name) ? ignored[name] : undefined
  if (accepted === undefined) return { _tag: 'Unknown', name: path + name }
  const value = node.text ?? ''
  return accepted === 'any' || (node.members.size === 0 && accepted.includes(value))
    ? undefined
    : { _tag: 'Unsupported', name: path + name, value }
}

/** Members by name. Those that are ignored are taken and left out. */
export const structure = <A>(fields: FieldsOf<A>, ignored: Ignored = {}): Shape<A> => {
  const members = membersOf(fields)
  const byWire = new Map(members.map((member) => [member.wire, member]))
  const requiredMembers = members.filter(({ field }) => field.required)
  return {
    read: (node, { protocol, path }, name) => {
      const inner: Place = { protocol, path: name === '' ? path : `${path}${name}.` }
      if (node.text !== undefined) return invalid(path + name, node.text, 'a structure')
      const read: Record<string, unknown> = {}
      for (const [wire, child] of node.members) {
        const known = byWire.get(wire)
        if (known === undefined) {
          const fault = refusalOfIgnored(ignored, child, { path: inner.path, name: wire })
          if (fault !== undefined) return E.left(fault)
          continue
        }
        const value = known.field.shape.read(child, inner, wire)
        if (E.isLeft(value)) return value
        read[known.member] = value.right
      }
      const missing = requiredMembers.find(({ member }) => !Object.hasOwn(read, member))
      return missing === undefined
        ? E.right(read as A)
        : E.left({ _tag: 'Missing', name: inner.path + missing.wire })
    },
  }
}

/** Reads with one shape, then turns what was read into something else. */
export const mapped = <A, B>(shape: Shape<A>, turn: (read: A) => B): Shape<B> => ({
  read: (node, place, name) => {
    const value = shape.read(node, place, name)
    return E.isLeft(value) ? value : E.right(turn(value.right))
  },
})
