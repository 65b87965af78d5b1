/**
 * An immutable map with text keys for worlds with thousands of accounts: setting an entry copies
 * the path to it and shares the rest. It is plain data, so that a world can be serialized.
 *
 * ```
 *   Branch bitmap 0b…101
 *     ├─ Leaf "444455556666"        five bits of the hash choose the child,
 *     └─ Branch bitmap 0b…011       level by level
 *          ├─ Leaf "111122223333"
 *          └─ Leaf "999988887777"
 * ```
 *
 * Laws
 * 1. It answers `get`, `size` and `values` as a `Map` does after the same `set`s, up to order.
 * 2. Setting never changes the map it starts from.
 * 3. The same entries give the same structure and the same order, whatever order they were set in.
 *
 * @source https://lampwww.epfl.ch/papers/idealhashtrees.pdf
 */

// model

interface Leaf<V> {
  readonly kind: 'leaf'
  readonly hash: number
  readonly key: string
  readonly value: V
}

interface Branch<V> {
  readonly kind: 'branch'
  readonly bitmap: number
  readonly children: ReadonlyArray<Node<V>>
}

/** Leaves of one hash, in key order. */
interface Collision<V> {
  readonly kind: 'collision'
  readonly hash: number
  readonly leaves: ReadonlyArray<Leaf<V>>
}

type Node<V> = Leaf<V> | Branch<V> | Collision<V>

export interface PersistentMap<V> {
  readonly size: number
  readonly root?: Node<V>
}

// constructors

/** Returns a map without entries. */
export const empty = <V>(): PersistentMap<V> => ({ size: 0 })

// queries

/** FNV-1a over the characters, then mixed so that the low bits differ too. */
const hashOf = (key: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

const populationCount = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const bitOf = (hash: number, shift: number): number => 1 << ((hash >>> shift) & 31)

const positionOf = (bitmap: number, bit: number): number => populationCount(bitmap & (bit - 1))

/** Returns the value of a key; undefined when there is none. */
export const get = <V>(map: PersistentMap<V>, key: string): V | undefined => {
  const hash = hashOf(key)
  let node = map.root
  for (let shift = 0; node !== undefined; shift += 5) {
    if (node.kind === 'leaf') return node.key === key ? node.value : undefined
    if (node.kind === 'collision') return node.leaves.find((leaf) => leaf.key === key)?.value
    const bit = bitOf(hash, shift)
    node = (node.bitmap & bit) === 0 ? undefined : node.children[positionOf(node.bitmap, bit)]
  }
  return undefined
}

const collect = <V>(node: Node<V>, into: V[]): V[] => {
  if (node.kind === 'leaf') into.push(node.value)
  else if (node.kind === 'collision') into.push(...node.leaves.map(({ value }) => value))
  else for (const child of node.children) collect(child, into)
  return into
}

/** Returns every value, in the order of the hashes of the keys. */
export const values = <V>(map: PersistentMap<V>): ReadonlyArray<V> =>
  map.root === undefined ? [] : collect(map.root, [])

// operations

/** Puts two nodes of different hashes under one branch, deeper where their bits agree. */
const join = <V>(a: Leaf<V> | Collision<V>, b: Leaf<V>, shift: number): Branch<V> => {
  const bitOfA = bitOf(a.hash, shift)
  const bitOfB = bitOf(b.hash, shift)
  if (bitOfA === bitOfB)
    return { kind: 'branch', bitmap: bitOfA, children: [join(a, b, shift + 5)] }
  const inOrder = bitOfA >>> 0 < bitOfB >>> 0
  return { kind: 'branch', bitmap: bitOfA | bitOfB, children: inOrder ? [a, b] : [b, a] }
}

const collide = <V>(leaves: ReadonlyArray<Leaf<V>>, leaf: Leaf<V>): Collision<V> => ({
  kind: 'collision',
  hash: leaf.hash,
  leaves: [...leaves.filter(({ key }) => key !== leaf.key), leaf].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  ),
})

const insertIntoBranch = <V>(branch: Branch<V>, leaf: Leaf<V>, shift: number): Branch<V> => {
  const bit = bitOf(leaf.hash, shift)
  const position = positionOf(branch.bitmap, bit)
  // Mutates a fresh copy: the cheapest way to replace one child.
  const children = [...branch.children]
  const child = (branch.bitmap & bit) === 0 ? undefined : children[position]
  if (child === undefined) children.splice(position, 0, leaf)
  else children[position] = insert(child, leaf, shift + 5)
  return { kind: 'branch', bitmap: branch.bitmap | bit, children }
}

const insert = <V>(node: Node<V>, leaf: Leaf<V>, shift: number): Node<V> => {
  if (node.kind === 'branch') return insertIntoBranch(node, leaf, shift)
  if (node.hash !== leaf.hash) return join(node, leaf, shift)
  if (node.kind === 'collision') return collide(node.leaves, leaf)
  return node.key === leaf.key ? leaf : collide([node], leaf)
}

/** Returns the map with a key set to a value; O(log n), the rest is shared. */
export const set = <V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> => {
  const leaf: Leaf<V> = { kind: 'leaf', hash: hashOf(key), key, value }
  if (map.root === undefined) return { size: 1, root: leaf }
  const size = get(map, key) === undefined ? map.size + 1 : map.size
  return { size, root: insert(map.root, leaf, 0) }
}
