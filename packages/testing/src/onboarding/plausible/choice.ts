import { Instant, type Party } from '@byoa/core/values'
import type {
  OnboardingCommand,
  OnboardingCommandData,
  OnboardingCommandOf,
  OnboardingCommandType,
  WithRequest,
} from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { branded } from '../../branded.ts'
import { record } from '../../record.ts'

/** A plausible command in some state, with its relative weight. */
export interface Choice {
  readonly weight: number
  readonly arbitrary: fc.Arbitrary<OnboardingCommand>
}

/** Commands of one type, by one party at one time. */
export const command = <Type extends OnboardingCommandType>(
  type: Type,
  head: { readonly by: Party; readonly at: Instant },
  data: fc.Arbitrary<OnboardingCommandData[Type]>,
): fc.Arbitrary<OnboardingCommandOf<Type>> =>
  record({ type: fc.constant(type), at: fc.constant(head.at), by: fc.constant(head.by), data })

interface Began {
  readonly began?: Instant
}

/**
 * When an observation began: mostly unspecified or now, sometimes at the last change or a
 * millisecond before it, which makes it stale.
 */
const beganAround = ({ changedAt }: WithRequest, at: Instant): fc.Arbitrary<Began> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    { weight: 6, arbitrary: fc.constant({ began: at }) },
    { weight: 1, arbitrary: fc.constant({ began: changedAt }) },
    {
      weight: 1,
      arbitrary: branded(fc.constant(Math.max(changedAt - 1, 0)), Instant).map((began) => ({
        began,
      })),
    },
  )

/** Observations that Rescale records, with or without the time they began. */
export const observation = <Type extends OnboardingCommandType>(
  type: Type,
  { state, at }: { readonly state: WithRequest; readonly at: Instant },
  data: fc.Arbitrary<OnboardingCommandData[Type]>,
): fc.Arbitrary<OnboardingCommandOf<Type>> =>
  command(
    type,
    { by: 'rescale', at },
    fc.tuple(data, beganAround(state, at)).map(([seen, began]) => ({ ...seen, ...began })),
  )

/** Mostly the good value, sometimes the bad value. */
export const mostly = <A>(good: fc.Arbitrary<A>, bad: fc.Arbitrary<A>): fc.Arbitrary<A> =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 2, arbitrary: bad })
