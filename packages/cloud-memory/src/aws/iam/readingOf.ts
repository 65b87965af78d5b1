import { type ReadPolicy, readPolicy } from '@byoa/core/iam/policy'

import type { Policy } from '../../world/identities.ts'

// A cache: policies never change. Entries are removed with their policy.
const readings = new WeakMap<Policy, ReadPolicy>()

/** Returns a policy as read; it is read on first use. */
export const readingOf = (policy: Policy): ReadPolicy => {
  const known = readings.get(policy)
  if (known !== undefined) return known
  const read = readPolicy(policy.value)
  readings.set(policy, read)
  return read
}
