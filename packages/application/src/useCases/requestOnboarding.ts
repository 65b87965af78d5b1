/** Opens an onboarding for a VPC in a customer's account and Region. */
import { omitUndefined } from '@byoa/core/codec'
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

import type { CustomerConsole } from '../ports/CustomerConsole.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'

/** What a request is made with. */
export interface RequestPorts extends Pick<RescalePorts, 'store' | 'directory' | 'clock'> {
  /** The customer's administrator, who sees the zones of the account; absent: not at hand. */
  readonly console?: Pick<CustomerConsole, 'listZones'>
}

/**
 * Opens an onboarding with an ID chosen by the caller, so that repeating the request after a crash
 * opens no second onboarding. Left when account, Region and boundary disagree, the account has not
 * the requested zones, no Rescale VPC has room, or the account has an open onboarding with a stack
 * of the same name. Without the customer's console, the number of zones is compared with what most
 * accounts see in the Region.
 */
export const requestOnboarding = (
  { store, directory, clock, console }: RequestPorts,
  onboardingId: OnboardingId,
  request: OnboardingRequest,
): TE.TaskEither<OnboardingError, CommandResult> =>
  handleCommand(store, onboardingId, () => {
    const { accountId, region } = request
    return pipe(
      TE.Do,
      TE.bind('zones', () => console?.listZones({ region }) ?? TE.right(undefined)),
      TE.bind('candidates', () => directory.candidates(region)),
      TE.bind('holder', () =>
        store.holderOf({ kind: 'Stack', accountId, region, stackName: stackNameOf({ request }) }),
      ),
      TE.map(({ zones, candidates, holder }) =>
        commandOf({ at: clock.now(), by: 'customer' }, 'RequestOnboarding', {
          onboardingId,
          request,
          candidates,
          checkSet: currentCheckSet,
          ...omitUndefined({ zones }),
          ...(O.isNone(holder) || holder.value === onboardingId
            ? {}
            : { openOnboardingId: holder.value }),
        }),
      ),
    )
  })
