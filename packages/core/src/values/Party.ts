import * as t from 'io-ts'

/** Who must act: the operator of the platform, or the owner of the account. */
export type Party = 'rescale' | 'customer'

export const Party: t.Type<Party, string, unknown> = t.keyof(
  { rescale: null, customer: null },
  '"rescale" or "customer"',
)
