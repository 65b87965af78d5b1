/** Resources that are `pending` in the answer of their creation, and `available` after a delay. */
import { type Instant, addSeconds } from '@byoa/core/values'

import type { World } from '../../world/World.ts'
import type { Owned } from '../../world/network.ts'

/** Returns when a new resource becomes available; empty when it is available at once. */
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
