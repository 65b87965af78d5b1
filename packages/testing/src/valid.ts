/** The part of a codec that recognises its own values. */
export interface Guard<A> {
  readonly name: string
  readonly is: (value: unknown) => value is A
}

/**
 * Gives a valid value its branded type; throws on an invalid value, which is a mistake of the test.
 *
 * @example
 * import { Ipv4Cidr } from '@byoa/core/network'
 * import { valid } from '@byoa/testing'
 *
 * valid('10.0.0.0/16', Ipv4Cidr) // => '10.0.0.0/16'
 */
export const valid = <Raw, A extends Raw>(value: Raw, guard: Guard<A>): A => {
  if (guard.is(value)) return value
  // oxlint-disable-next-line byoa/no-throw -- a test stops at its own mistakes
  throw new TypeError(`not a ${guard.name}: ${JSON.stringify(value)}`)
}
