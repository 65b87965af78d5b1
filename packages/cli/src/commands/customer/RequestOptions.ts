import type { CustomerOptions } from './CustomerOptions.ts'

/** The options of `byoa customer request`; what is missing is asked for at a terminal. */
export interface RequestOptions extends CustomerOptions {
  readonly company?: string
  readonly accountId?: string
  readonly region?: string
  readonly cidr?: string
  readonly egress?: string
  readonly zones?: string
  readonly stackName?: string
  readonly peeringDns?: true
  /** Further networks that must not collide, as `CIDR=NAME`. */
  readonly network?: ReadonlyArray<string>
  /** An earlier request, whose terms are taken over. */
  readonly request?: string
  /** The verdict that declined the block of the earlier request. */
  readonly answers?: string
}
