/** Opens an onboarding for a customer's account and Region. */
import { currentCheckSet } from '@byoa/core/network'
import type { OnboardingCommand, OnboardingId, OnboardingRequest } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'

type Ports = Pick<RescalePorts, 'store' | 'directory' | 'clock'>

const prepare =
  (
    { store, directory, clock }: Ports,
    onboardingId: OnboardingId,
    request: OnboardingRequest,
  ): TaskEither<OnboardingError, OnboardingCommand> =>
  async () => {
    const { accountId, region } = request
    const candidates = await directory.candidates(region)()
    if (E.isLeft(candidates)) return candidates
    const holder = await store.holderOf({ kind: 'OpenOnboarding', accountId, region })()
    if (E.isLeft(holder)) return holder
    const other = O.toUndefined(holder.right)
    return E.right({
      type: 'RequestOnboarding',
      by: 'customer',
      at: clock.now(),
      data: {
        onboardingId,
        request,
        candidates: candidates.right,
        checkSet: currentCheckSet,
        ...(other === undefined || other === onboardingId ? {} : { openOnboardingId: other }),
      },
    })
  }

/**
 * Opens an onboarding under an id that the caller has chosen, so that asking again after a crash
 * opens no second one. Left when account, Region and boundary disagree, no Rescale VPC has room, or
 * the account is already being connected.
 */
export const requestOnboarding = (
  ports: Ports,
  onboardingId: OnboardingId,
  request: OnboardingRequest,
): TaskEither<OnboardingError, Handled> =>
  handleCommand(ports.store, onboardingId, () => prepare(ports, onboardingId, request))
