/**
 * The parameters of a call in AWS's query protocols: flat, with dots in names. They are parsed to a
 * tree.
 *
 * ```
 *   Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-0a…      Filter ─ 1 ┬ Name   "vpc-id"
 *                                                                 └ Value ─ 1  "vpc-0a…"
 * ```
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html
 */
import * as E from 'fp-ts/lib/Either.js'

// model

/** A node of the tree. Text and members together can be sent, but are never valid. */
export interface FormNode {
  readonly text?: string
  readonly members: ReadonlyMap<string, FormNode>
}

export type MalformedForm =
  | 'too-many-parameters'
  | 'nested-too-deeply'
  | 'not-encoded'
  | 'given-twice'

// parsing

interface Growing {
  text?: string
  members: Map<string, Growing>
}

/** The limit of parameters in a request. */
const mostParameters = 10_000
const deepestName = 12

const decoded = (text: string): string | undefined => {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  const read = E.tryCatch(
    () => decodeURIComponent(spaced),
    () => undefined,
  )
  return E.isRight(read) ? read.right : undefined
}

const noMembers: Map<string, Growing> = new Map()

const memberOf = (node: Growing, name: string): Growing => {
  if (node.members === noMembers) node.members = new Map()
  const there = node.members.get(name)
  if (there !== undefined) return there
  const member: Growing = { members: noMembers }
  node.members.set(name, member)
  return member
}

/** Parses `a=1&b.1=2`; Left for a duplicate name. */
export const parseForm = (body: string): E.Either<MalformedForm, FormNode> => {
  // Mutated only during parsing.
  const root: Growing = { members: new Map() }
  const pairs = body.split('&', mostParameters + 1)
  if (pairs.length > mostParameters) return E.left('too-many-parameters')
  for (const pair of pairs) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decoded(equals === -1 ? pair : pair.slice(0, equals))
    const value = equals === -1 ? '' : decoded(pair.slice(equals + 1))
    if (name === undefined || value === undefined) return E.left('not-encoded')
    const steps = name.split('.', deepestName + 1)
    if (steps.length > deepestName) return E.left('nested-too-deeply')
    let node = root
    for (const step of steps) node = memberOf(node, step)
    if (node.text !== undefined) return E.left('given-twice')
    node.text = value
  }
  return E.right(root)
}

// queries

/** Returns the text of a top-level parameter. */
export const textOf = (form: FormNode, name: string): string | undefined =>
  form.members.get(name)?.text

/** Returns the form without some of its top-level parameters. */
export const without = (form: FormNode, isLeftOut: (name: string) => boolean): FormNode => ({
  members: new Map([...form.members].filter(([name]) => !isLeftOut(name))),
})
