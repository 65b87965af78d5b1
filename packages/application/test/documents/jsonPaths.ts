/** Places in a JSON document, and documents in which one place has changed. */
import fc from 'fast-check'

export type Path = ReadonlyArray<string>

export const isParent = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Every place in a document, its root first. */
export const pathsIn = (json: unknown): ReadonlyArray<Path> => [
  [],
  ...(isParent(json)
    ? Object.entries(json).flatMap(([key, value]) => pathsIn(value).map((path) => [key, ...path]))
    : []),
]

/** Returns a document in which what stands at a path has changed. */
export const changeAt = (
  json: unknown,
  path: Path,
  change: (value: unknown) => unknown,
): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return change(json)
  if (!isParent(json)) return json
  if (Array.isArray(json)) {
    return json.map((item: unknown, index) =>
      String(index) === key ? changeAt(item, rest, change) : item,
    )
  }
  return { ...json, [key]: changeAt(json[key], rest, change) }
}

/** A document and one of its places. */
export const anyPlaceIn = <Json>(
  documents: fc.Arbitrary<Json>,
): fc.Arbitrary<readonly [Json, Path]> =>
  documents.chain((json) => fc.constantFrom(...pathsIn(json)).map((path) => [json, path] as const))

/** Another value, a field less, or a field more. */
export const shapeChange: fc.Arbitrary<(value: unknown) => unknown> = fc.oneof(
  fc
    .constantFrom<unknown>(null, true, {}, [], [null], -1, 0, 1.5, 7, 10 ** 9, '', 'x', '10.0.0.0')
    .map((other) => () => other),
  fc.nat(20).map((index) => (value: unknown) => {
    if (!isParent(value) || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).filter((_, at) => at !== index))
  }),
  fc
    .constantFrom('comment', 'Version', 'toString')
    .map(
      (field) => (value: unknown) =>
        isParent(value) && !Array.isArray(value) ? { ...value, [field]: 'x' } : value,
    ),
)

/** One character more, less or another, where text stands. */
export const textChange: fc.Arbitrary<(value: unknown) => unknown> = fc
  .tuple(
    fc.nat(60),
    fc.constantFrom('', '0', '9', 'a', 'Z', '-', '/', '.', ' ', '\n', 'é'),
    fc.nat(1),
  )
  .map(([at, insert, taken]) => (value) => {
    if (typeof value !== 'string') return value
    const from = at % (value.length + 1)
    return `${value.slice(0, from)}${insert}${value.slice(from + taken)}`
  })
