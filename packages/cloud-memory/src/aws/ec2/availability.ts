/**
 * What takes a while before it can be used: `pending` in the answer that makes it and until the
 * world's clock has reached the moment, `available` from then on.
 */
import { type Instant, addSeconds } from '@byoa/core/values'

import type { World } from '../../world/World.ts'
import type { Owned } from '../../world/network.ts'

/** Returns when a resource that is made now is available; nothing where that is at once. */
export const availableLater = ({ now, settings }: World): Pick<Owned, 'availableAt'> => {
  const { availabilitySeconds } = settings.delays
  return availabilitySeconds > 0 ? { availableAt: addSeconds(now, availabilitySeconds) } : {}
}

export type Availability = 'pending' | 'available'

/** Returns whether a resource is available at a moment. */
export const availabilityAt = (
  { availableAt }: Pick<Owned, 'availableAt'>,
  now: Instant,
): Availability => (availableAt !== undefined && now < availableAt ? 'pending' : 'available')
