import { randomBytes } from 'node:crypto'

import type { Ids } from '@byoa/application'
import { OnboardingId } from '@byoa/core/onboarding'

/** Ids nobody can guess: what a real external ID is made from. */
export const randomIds: Ids = {
  onboardingId: () => {
    const id = `onb-${randomBytes(8).toString('hex')}`
    // Eight bytes always make an onboarding id; asking again only tells the compiler so.
    return OnboardingId.is(id) ? id : randomIds.onboardingId()
  },
  entropy: () => randomBytes(16),
}
