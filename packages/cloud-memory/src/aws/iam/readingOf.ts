import { type ReadPolicy, readPolicy } from '@byoa/core/iam/policy'

import type { Policy } from '../../world/identities.ts'
import { isRecord } from '../json.ts'

// A memo, not a memory: a policy never changes, so what was read of it stays true. Entries go when
// their policy does.
const readings = new WeakMap<object, ReadPolicy>()

/** Returns a policy as read; it is read once, when it is saved, for all who weigh it. */
export const readingOf = ({ value }: Pick<Policy, 'value'>): ReadPolicy => {
  const known = isRecord(value) ? readings.get(value) : undefined
  if (known !== undefined) return known
  const read = readPolicy(value)
  if (isRecord(value)) readings.set(value, read)
  return read
}
