/** Advances one onboarding as far as Rescale can, and writes the documents that are due. */
import { advance, followRescaleVpc, loadOnboarding } from '@byoa/application'
import { type KnownState, type OnboardingId, isTerminal } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import type { RescaleSide } from './RescaleSide.ts'
import { ensurePermitted } from './preflight.ts'
import { type Progress, withDocuments } from './progress.ts'

type Step<A> = TE.TaskEither<CommandError, A>

/** Records the Rescale VPC as it is in the account, unless the onboarding is being ended. */
const follow = ({ ports }: RescaleSide, state: KnownState): Step<Progress['events']> =>
  'teardown' in state
    ? TE.right([])
    : pipe(
        followRescaleVpc(ports, state.onboardingId),
        TE.map(({ events }) => events),
      )

/** Does what is Rescale's, with credentials that were identified. */
const advanceOpen = (side: RescaleSide, state: KnownState): Step<Omit<Progress, 'written'>> =>
  pipe(
    side.identify(state.request.region),
    TE.flatMap(() => ensurePermitted(side, state)),
    TE.flatMap(() => follow(side, state)),
    TE.bindTo('followed'),
    TE.bindW('advanced', () => advance(side.ports, state.onboardingId)),
    TE.map(({ followed, advanced }) => ({
      onboardingId: state.onboardingId,
      state: advanced.state,
      events: [...followed, ...advanced.steps.flatMap(({ events }) => events)],
      failures: advanced.failures.map(({ error }) => error),
    })),
  )

/**
 * Advances an onboarding. One that is over only has its documents written. Left when nothing could
 * be done; what failed in part is in `failures`.
 */
export const advanceOne = (
  side: RescaleSide,
  options: Pick<RescaleOptions, 'outbox'>,
  onboardingId: OnboardingId,
): Step<Progress> =>
  pipe(
    loadOnboarding(side.ports.store, onboardingId),
    TE.flatMap(({ state }): Step<Omit<Progress, 'written'>> =>
      isTerminal(state)
        ? TE.right({ onboardingId, state, events: [], failures: [] })
        : advanceOpen(side, state),
    ),
    TE.flatMap((result) => withDocuments(side, options, result)),
  )
