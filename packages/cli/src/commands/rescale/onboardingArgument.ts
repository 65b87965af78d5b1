import { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/badInput.ts'
import { type Argument, argument, badArguments } from '../readArguments.ts'

/** Reads the ID of an onboarding among other arguments. */
export const idArgument = (text: string): Argument<OnboardingId> =>
  argument('onboarding', OnboardingId, text)

/** Reads the ID of an onboarding. */
export const onboardingArgument = (text: string): E.Either<BadInput, OnboardingId> =>
  pipe(idArgument(text), E.mapLeft(badArguments))
