import type { Either } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { type MalformedText, parserOf, refinedString } from '../codec/refinedString.ts'

export interface OnboardingIdBrand {
  readonly OnboardingId: unique symbol
}

/** Identifies an onboarding and its stream of events: `onb-` and 16 hexadecimal digits. */
export type OnboardingId = t.Branded<string, OnboardingIdBrand>

/** Decodes an onboarding id: `"onb-0123456789abcdef"` passes. */
export const OnboardingId: t.Type<OnboardingId, string, unknown> = refinedString<OnboardingIdBrand>(
  'onboarding id such as onb-0123456789abcdef',
  /^onb-[0-9a-f]{16}$/,
)

/**
 * Parses an onboarding id.
 *
 * @example
 * import { parseOnboardingId } from '@byoa/core/onboarding'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * parseOnboardingId('onb-0123456789abcdef') // => E.right('onb-0123456789abcdef')
 */
export const parseOnboardingId: (input: string) => Either<MalformedText, OnboardingId> =
  parserOf(OnboardingId)
