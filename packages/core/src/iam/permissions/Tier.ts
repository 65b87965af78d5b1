import * as t from 'io-ts'

/** `connect`: verify and observe the connection. `compute`: that, and provision nodes. */
export type Tier = 'connect' | 'compute'

export const Tier: t.Type<Tier, string, unknown> = t.keyof(
  { connect: null, compute: null },
  '"connect" or "compute"',
)
