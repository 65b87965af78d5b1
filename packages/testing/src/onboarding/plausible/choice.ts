import type {
  Instant,
  OnboardingCommand,
  OnboardingCommandData,
  OnboardingCommandOf,
  OnboardingCommandType,
  Party,
} from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { record } from '../../record.ts'

/** A command that may well be given in some state, and how likely it is against the others. */
export interface Choice {
  readonly weight: number
  readonly arbitrary: fc.Arbitrary<OnboardingCommand>
}

/** Commands of one type, given by one party at one time. */
export const command = <Type extends OnboardingCommandType>(
  type: Type,
  head: { readonly by: Party; readonly at: Instant },
  data: fc.Arbitrary<OnboardingCommandData[Type]>,
): fc.Arbitrary<OnboardingCommandOf<Type>> =>
  record({ type: fc.constant(type), at: fc.constant(head.at), by: fc.constant(head.by), data })
