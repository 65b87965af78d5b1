import type { Ids } from '@byoa/application'
import { OnboardingId } from '@byoa/core/onboarding'

import { digitsOf } from './world/idDigits.ts'

const bytesOf = (digits: string): Uint8Array =>
  Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  )

/**
 * Ids and entropy that repeat from run to run: for tests and demonstrations, never for real
 * onboardings.
 */
export const memoryIds = (seed = 1): Ids => {
  let count = 0
  const next = (): string => {
    count += 1
    return digitsOf(seed, count)
  }
  const onboardingId = (): OnboardingId => {
    const id = `onb-${next()}`
    // Sixteen digits are always a valid onboarding ID.
    return OnboardingId.is(id) ? id : onboardingId()
  }
  return { onboardingId, entropy: () => bytesOf(next() + next()) }
}
