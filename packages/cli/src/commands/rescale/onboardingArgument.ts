import { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/CommandError.ts'
import { argument, badArguments } from '../readArguments.ts'

/** Reads the ID of an onboarding. */
export const onboardingArgument = (text: string): E.Either<BadInput, OnboardingId> =>
  pipe(argument('onboarding', OnboardingId, text), E.mapLeft(badArguments))
