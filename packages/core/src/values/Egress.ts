import * as t from 'io-ts'

/** `open`: internet gateway and default route. `blocked`: neither, VPC endpoints instead. */
export type Egress = 'open' | 'blocked'

export const Egress: t.Type<Egress, string, unknown> = t.keyof(
  { open: null, blocked: null },
  '"open" or "blocked"',
)
