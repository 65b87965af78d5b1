/** Opens an onboarding for a VPC in a customer's account and Region. */
import { currentCheckSet } from '@byoa/core/network'
import {
  type OnboardingId,
  type OnboardingRequest,
  commandOf,
  stackNameOf,
} from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'

/**
 * Opens an onboarding with an ID chosen by the caller, so that repeating the request after a crash
 * opens no second onboarding. Left when account, Region and boundary disagree, no Rescale VPC has
 * room, or the account has an open onboarding with a stack of the same name.
 */
export const requestOnboarding = (
  { store, directory, clock }: Pick<RescalePorts, 'store' | 'directory' | 'clock'>,
  onboardingId: OnboardingId,
  request: OnboardingRequest,
): TE.TaskEither<OnboardingError, CommandResult> =>
  handleCommand(store, onboardingId, () => {
    const { accountId, region } = request
    return pipe(
      TE.Do,
      TE.bind('candidates', () => directory.candidates(region)),
      TE.bind('holder', () =>
        store.holderOf({ kind: 'Stack', accountId, region, stackName: stackNameOf({ request }) }),
      ),
      TE.map(({ candidates, holder }) =>
        commandOf({ at: clock.now(), by: 'customer' }, 'RequestOnboarding', {
          onboardingId,
          request,
          candidates,
          checkSet: currentCheckSet,
          ...(O.isNone(holder) || holder.value === onboardingId
            ? {}
            : { openOnboardingId: holder.value }),
        }),
      ),
    )
  })
