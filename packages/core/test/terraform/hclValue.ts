/**
 * What Terraform makes of a policy argument, for tests: a reader of the part of HCL that policies
 * use, written without the code that writes it.
 *
 * @source https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
import type { MadeIds } from '../cloudformation/asMade.ts'

/** A text of HCL, read from its start; what is left over stands behind the value. */
type Read = readonly [value: unknown, rest: string]

const wanted = (text: string, token: string): string => {
  const trimmed = text.trimStart()
  if (!trimmed.startsWith(token)) throw new SyntaxError(`no ${token} at ${trimmed.slice(0, 40)}`)
  return trimmed.slice(token.length)
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
}

const readText = (text: string, ids: MadeIds): Read => {
  let rest = wanted(text, '"')
  let value = ''
  while (!rest.startsWith('"')) {
    if (rest === '') throw new SyntaxError('a text without end')
    const reference = /^\$\{([^}"]*)\}/.exec(rest)
    const doubled = /^([$%])\1(?=\{)/.exec(rest)
    if (reference !== null) {
      const id = ids[reference[1] ?? '']
      if (id === undefined) throw new SyntaxError(`nothing is called ${reference[0]}`)
      value += id
      rest = rest.slice(reference[0].length)
    } else if (doubled !== null) {
      value += doubled[1] ?? ''
      rest = rest.slice(2)
    } else if (/^[$%]\{/.test(rest)) {
      throw new SyntaxError(`an expression at ${rest.slice(0, 40)}`)
    } else if (rest.startsWith('\\')) {
      const escape = escapes[rest[1] ?? '']
      if (escape === undefined) throw new SyntaxError(`no escape ${rest.slice(0, 2)}`)
      value += escape
      rest = rest.slice(2)
    } else {
      value += rest[0] ?? ''
      rest = rest.slice(1)
    }
  }
  return [value, rest.slice(1)]
}

const readItems = (
  text: string,
  close: string,
  readItem: (rest: string) => Read,
): readonly [ReadonlyArray<unknown>, string] => {
  const items: unknown[] = []
  let rest = text.trimStart()
  while (!rest.startsWith(close)) {
    if (items.length > 0) rest = wanted(rest, ',').trimStart()
    const [item, after] = readItem(rest)
    items.push(item)
    rest = after.trimStart()
  }
  return [items, rest.slice(close.length)]
}

function readValue(text: string, ids: MadeIds): Read {
  const rest = text.trimStart()
  const plain = /^(true|false|-?\d+)/.exec(rest)?.[0]
  if (plain !== undefined) return [JSON.parse(plain), rest.slice(plain.length)]
  if (rest.startsWith('[')) return readItems(rest.slice(1), ']', (item) => readValue(item, ids))
  if (!rest.startsWith('{')) return readText(rest, ids)
  const [entries, after] = readItems(rest.slice(1), '}', (entry) => {
    const [key, value] = readText(entry, ids)
    const [inner, next] = readValue(wanted(value, ':'), ids)
    return [[key, inner], next]
  })
  return [Object.fromEntries(entries as ReadonlyArray<readonly [string, unknown]>), after]
}

/**
 * Returns the document in a policy argument once its references are resolved; throws when Terraform
 * could not read it.
 */
export const documentIn = (argument: string, ids: MadeIds): unknown => {
  const [value, rest] = readValue(wanted(argument, '${jsonencode('), ids)
  if (rest !== ')}') throw new SyntaxError(`behind the value stands ${rest.slice(0, 40)}`)
  return value
}
