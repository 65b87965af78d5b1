/** Entries that are kept; beyond it the oldest goes. */
const entriesAtMost = 1000

/** Puts an entry behind all others of a map; the oldest goes when there are more than 1,000. */
export const keepLatest = <Key, Value>(kept: Map<Key, Value>, key: Key, value: Value): void => {
  kept.delete(key)
  kept.set(key, value)
  const [oldest] = kept.keys()
  if (kept.size > entriesAtMost && oldest !== undefined) kept.delete(oldest)
}
