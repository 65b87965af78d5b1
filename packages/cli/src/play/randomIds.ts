import { randomBytes } from 'node:crypto'

import type { Ids } from '@byoa/application'
import { OnboardingId } from '@byoa/core/onboarding'

/** Unpredictable IDs, for real external IDs. */
export const randomIds: Ids = {
  onboardingId: () => {
    const id = `onb-${randomBytes(8).toString('hex')}`
    // Eight bytes always form an onboarding ID; the recursion only satisfies the compiler.
    return OnboardingId.is(id) ? id : randomIds.onboardingId()
  },
  entropy: () => randomBytes(16),
}
