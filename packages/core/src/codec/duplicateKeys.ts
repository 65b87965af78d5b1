/**
 * Keys that an object of a JSON text has more than once. `JSON.parse` silently keeps the last
 * value, so a reader and a parser can understand the same text differently.
 *
 * @source https://www.rfc-editor.org/rfc/rfc8259#section-4
 */
import { renderPath } from './decodeProblems.ts'

// model

/** A repeated key. */
export interface DuplicateKey {
  /** The object and the key, such as `held[0].owner`. */
  readonly path: string
  readonly key: string
  /** The offset of the repetition in the text, in characters. */
  readonly offset: number
}

// queries

const quote = '"'.charCodeAt(0)
const backslash = '\\'.charCodeAt(0)

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13

/**
 * Returns how many keys valid JSON text has, repeated ones included; a string that begins with a
 * colon counts, too.
 */
const countWritten = (text: string): number => {
  let count = 0
  // From colon to colon, in a quarter of the time that each character takes: before the colon of a
  // key stands a quote that is not escaped.
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    let end = colon - 1
    while (isSpace(text.charCodeAt(end))) end -= 1
    if (text.charCodeAt(end) !== quote) continue
    let start = end
    while (text.charCodeAt(start - 1) === backslash) start -= 1
    if ((end - start) % 2 === 0) count += 1
  }
  return count
}

const isParent = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Returns how many keys the objects of a parsed text have, however deep they nest. */
const countParsed = (json: unknown): number => {
  let count = 0
  const pending = [json].filter(isParent)
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    if (Array.isArray(parent)) {
      for (const item of parent) if (isParent(item)) pending.push(item)
      continue
    }
    const fields = Object.values(parent)
    count += fields.length
    for (const field of fields) if (isParent(field)) pending.push(field)
  }
  return count
}

/** An object or a list that is not closed yet, and the key or index that is being read. */
interface OpenValue {
  readonly keys: Set<string> | undefined
  step: string | number
}

/** Limits the list: a text of repeated keys would otherwise be repeated in its own error. */
const mostListed = 20

const listDuplicates = (text: string): ReadonlyArray<DuplicateKey> => {
  const found: DuplicateKey[] = []
  const open: OpenValue[] = []
  let last = { text: '', offset: 0 }
  // A complete string, or a structural character.
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}:,]/g)) {
    const top = open.at(-1)
    if (token === '{') open.push({ keys: new Set(), step: '' })
    else if (token === '[') open.push({ keys: undefined, step: 0 })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && typeof top?.step === 'number') top.step += 1
    else if (token === ':' && top?.keys !== undefined) {
      const key = String(JSON.parse(last.text))
      top.step = key
      if (top.keys.has(key)) {
        const path = renderPath(open.map(({ step }) => String(step)))
        found.push({ path, key, offset: last.offset })
        if (found.length === mostListed) return found
      }
      top.keys.add(key)
    }
    last = { text: token, offset: index }
  }
  return found
}

/** Lists the first 20 keys of valid JSON text that repeat; `json` is what the text parses to. */
export const findDuplicateKeys = (text: string, json: unknown): ReadonlyArray<DuplicateKey> =>
  countWritten(text) === countParsed(json) ? [] : listDuplicates(text)
