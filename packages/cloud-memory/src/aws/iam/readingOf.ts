import { type ReadPolicy, readPolicy } from '@byoa/core/iam/policy'

import type { Policy } from '../../world/identities.ts'

// A memo, not a memory: a policy never changes, so what was read of it stays true. Entries go when
// their policy does.
const readings = new WeakMap<Policy, ReadPolicy>()

/**
 * Returns a policy as read, reading it the first time somebody asks; many policies are saved that
 * nobody ever weighs.
 */
export const readingOf = (policy: Policy): ReadPolicy => {
  const known = readings.get(policy)
  if (known !== undefined) return known
  const read = readPolicy(policy.value)
  readings.set(policy, read)
  return read
}
