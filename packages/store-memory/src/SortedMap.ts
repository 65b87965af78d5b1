/**
 * A persistent map with keys in order: setting and removing return a new map that shares all but
 * one path with the old. A balanced (AVL) tree, because JavaScript's own `Map` would have to be
 * copied whole for every commit.
 *
 * Laws
 * 1. It answers as a `Map` does after the same operations.
 * 2. The map before an operation is the same after it.
 * 3. Its height is below 1.45 · log2(size + 2).
 */

// model

/** A tree, or nothing when it is empty. */
export type SortedMap<Key extends string, Value> = Branch<Key, Value> | undefined

/**
 * Every key of `left` is below `key`, every key of `right` above; the heights of the two differ by
 * at most 1.
 */
export interface Branch<Key extends string, Value> {
  readonly key: Key
  readonly value: Value
  readonly height: number
  readonly left: SortedMap<Key, Value>
  readonly right: SortedMap<Key, Value>
}

// queries

/** Returns the number of levels: 0 for an empty map. */
export const heightOf = <Key extends string, Value>(map: SortedMap<Key, Value>): number =>
  map?.height ?? 0

/** Returns the value of a key, if it has one; O(log n). */
export const get = <Key extends string, Value>(
  map: SortedMap<Key, Value>,
  key: Key,
): Value | undefined => {
  let at = map
  while (at !== undefined && at.key !== key) at = key < at.key ? at.left : at.right
  return at?.value
}

// constructors

type Sides<Key extends string, Value> = Pick<Branch<Key, Value>, 'left' | 'right'>
type Entry<Key extends string, Value> = Pick<Branch<Key, Value>, 'key' | 'value'>

const branch = <Key extends string, Value>(
  { key, value }: Entry<Key, Value>,
  { left, right }: Sides<Key, Value>,
): Branch<Key, Value> => ({
  key,
  value,
  height: 1 + Math.max(heightOf(left), heightOf(right)),
  left,
  right,
})

/*
 *        e                 p                      e                     m
 *       / \               / \                    / \                  /   \
 *      p   z     →       x   e         and      p   z      →         p     e
 *     / \                   / \                / \                  / \   / \
 *    x   y                 y   z              x   m                x   a b   z
 *                                                / \
 *                                               a   b
 */
const liftLeft = <Key extends string, Value>(
  entry: Entry<Key, Value>,
  p: Branch<Key, Value>,
  z: SortedMap<Key, Value>,
): Branch<Key, Value> => {
  const { left: x, right: m } = p
  if (m === undefined || heightOf(x) >= m.height) {
    return branch(p, { left: x, right: branch(entry, { left: m, right: z }) })
  }
  return branch(m, {
    left: branch(p, { left: x, right: m.left }),
    right: branch(entry, { left: m.right, right: z }),
  })
}

/** The mirror image of `liftLeft`. */
const liftRight = <Key extends string, Value>(
  entry: Entry<Key, Value>,
  z: SortedMap<Key, Value>,
  p: Branch<Key, Value>,
): Branch<Key, Value> => {
  const { left: m, right: x } = p
  if (m === undefined || heightOf(x) >= m.height) {
    return branch(p, { left: branch(entry, { left: z, right: m }), right: x })
  }
  return branch(m, {
    left: branch(entry, { left: z, right: m.left }),
    right: branch(p, { left: m.right, right: x }),
  })
}

const balanced = <Key extends string, Value>(
  entry: Entry<Key, Value>,
  sides: Sides<Key, Value>,
): Branch<Key, Value> => {
  const { left, right } = sides
  const lean = heightOf(left) - heightOf(right)
  if (left !== undefined && lean > 1) return liftLeft(entry, left, right)
  if (right !== undefined && lean < -1) return liftRight(entry, left, right)
  return branch(entry, sides)
}

// operations

/** Returns the map with a value for a key, in place of the one it had; O(log n). */
export const set = <Key extends string, Value>(
  map: SortedMap<Key, Value>,
  key: Key,
  value: Value,
): Branch<Key, Value> => {
  if (map === undefined) return branch({ key, value }, { left: undefined, right: undefined })
  const { left, right } = map
  if (key === map.key) return branch({ key, value }, { left, right })
  return key < map.key
    ? balanced(map, { left: set(left, key, value), right })
    : balanced(map, { left, right: set(right, key, value) })
}

const lowest = <Key extends string, Value>(map: Branch<Key, Value>): Branch<Key, Value> =>
  map.left === undefined ? map : lowest(map.left)

/** Returns the map without a key; the same map when it has none; O(log n). */
export const remove = <Key extends string, Value>(
  map: SortedMap<Key, Value>,
  key: Key,
): SortedMap<Key, Value> => {
  if (map === undefined) return undefined
  const { left, right } = map
  if (key === map.key) {
    if (left === undefined || right === undefined) return left ?? right
    const next = lowest(right)
    return balanced(next, { left, right: remove(right, next.key) })
  }
  const side = key < map.key ? left : right
  const shorter = remove(side, key)
  if (shorter === side) return map
  return balanced(map, key < map.key ? { left: shorter, right } : { left, right: shorter })
}
