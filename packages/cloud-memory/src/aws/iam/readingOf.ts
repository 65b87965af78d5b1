import { type ReadPolicy, readPolicy } from '@byoa/core/iam/policy'

import type { Policy } from '../../world/identities.ts'
import { isRecord } from '../json.ts'

// A cache: policies never change. Entries are removed with their policy.
const readings = new WeakMap<object, ReadPolicy>()

/** Returns a policy as read; it is read once, when it is saved. */
export const readingOf = ({ value }: Pick<Policy, 'value'>): ReadPolicy => {
  const known = isRecord(value) ? readings.get(value) : undefined
  if (known !== undefined) return known
  const read = readPolicy(value)
  if (isRecord(value)) readings.set(value, read)
  return read
}
