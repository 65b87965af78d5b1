/**
 * A small immutable table by ID, in order of creation, for the resources of one account and Region.
 * `PersistentMap` is for what grows with the number of customers.
 */

// model

export type Table<V> = Readonly<Record<string, V>>

// queries

/** Returns the row of an id; undefined when there is none. */
export const get = <V>(table: Table<V>, id: string): V | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined

/** Returns every row, oldest first. */
export const rows = <V>(table: Table<V>): ReadonlyArray<V> => Object.values(table)

// operations

/** Returns the table with a row added or replaced. */
export const put = <V>(table: Table<V>, id: string, row: V): Table<V> => ({ ...table, [id]: row })

/** Returns the table without the row of an id. */
export const drop = <V>(table: Table<V>, id: string): Table<V> => {
  if (!Object.hasOwn(table, id)) return table
  const { [id]: _dropped, ...rest } = table
  return rest
}
