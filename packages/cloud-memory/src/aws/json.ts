/** Reads properties of unvalidated JSON. */
import * as S from 'fp-ts/lib/string.js'

export type JsonRecord = Readonly<Record<string, unknown>>

/** Returns whether a value is a JSON object. */
export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns a property as text: numbers and booleans are written out, as CloudFormation does. */
export const textAt = (record: JsonRecord, key: string): string | undefined => {
  const value = record[key]
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** Returns a property as text; empty when it is absent. */
export const textOrEmptyAt = (record: JsonRecord, key: string): string => textAt(record, key) ?? ''

/** Returns a property as a number. */
export const numberAt = (record: JsonRecord, key: string): number | undefined => {
  const text = textAt(record, key)
  const number = text === undefined ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : undefined
}

/** Returns a property as a flag; `"true"` counts, as CloudFormation does. */
export const flagAt = (record: JsonRecord, key: string): boolean | undefined => {
  const text = textAt(record, key)
  return text === undefined ? undefined : text === 'true'
}

/** Returns a property as an object; an empty one when it is none. */
export const recordAt = (record: JsonRecord, key: string): JsonRecord => {
  const value = record[key]
  return isRecord(value) ? value : {}
}

/** Returns a property as a list; empty when it is absent. */
export const listAt = (record: JsonRecord, key: string): ReadonlyArray<unknown> => {
  const value = record[key]
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}

/** Returns the texts of a list. */
export const textsAt = (record: JsonRecord, key: string): ReadonlyArray<string> =>
  listAt(record, key).filter((item) => typeof item === 'string')

/** Returns the objects of a list. */
export const recordsAt = (record: JsonRecord, key: string): ReadonlyArray<JsonRecord> =>
  listAt(record, key).filter(isRecord)

/** Returns the key of an object that has no other: that of a function in a template. */
export const onlyKeyOf = (record: JsonRecord): string | undefined => {
  let only: string | undefined
  for (const key in record) {
    if (only !== undefined) return undefined
    only = key
  }
  return only
}

/** Returns a copy with every value changed. */
export const mapRecord = (
  record: JsonRecord,
  change: (value: unknown) => unknown,
): Record<string, unknown> => {
  const result = { ...record }
  for (const key in result) result[key] = change(result[key])
  return result
}

/** Returns whether some properties of two objects are equal. */
export const agreeIn = (a: JsonRecord, b: JsonRecord, keys: ReadonlyArray<string>): boolean =>
  keys.every((key) => isEqual(a[key], b[key]))

/** Returns whether two JSON values are equal, whatever the order of their keys. */
export const isEqual = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index]))
  }
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  )
}

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (!isRecord(value)) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => S.Ord.compare(a, b))
  return Object.fromEntries(entries.map(([key, item]) => [key, ordered(item)]))
}

/** Renders a JSON value with sorted keys. */
export const orderedJson = (value: unknown): string => JSON.stringify(ordered(value))
