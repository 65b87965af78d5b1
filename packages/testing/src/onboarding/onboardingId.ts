import { OnboardingId } from '@byoa/core/onboarding'
import type * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { hexadecimal } from '../iam/hexadecimal.ts'

const anyOnboardingId: fc.Arbitrary<OnboardingId> = branded(
  hexadecimal(16).map((digits) => `onb-${digits}`),
  OnboardingId,
)

/** Onboarding IDs. */
export const onboardingId = (): fc.Arbitrary<OnboardingId> => anyOnboardingId
