/** Plays both parties to a status, including decisions. */
import {
  type BothParties,
  type OnboardingError,
  type Standing,
  beginOffboarding,
  loadOnboarding,
  proposeCidr,
  requestOnboarding,
  runBothParties,
} from '@byoa/application'
import type { Ipv4Cidr } from '@byoa/core/network'
import {
  type KnownState,
  type OnboardingId,
  type OnboardingRequest,
  type OnboardingState,
  type StateIn,
  isIn,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

/** Both parties, and the customer's request. */
export interface Played extends BothParties {
  readonly onboardingId: OnboardingId
  readonly request: OnboardingRequest
  readonly cidr: Ipv4Cidr
}

/** The unrequested commands that begin and end an onboarding; nothing in other statuses. */
const decisionIn = (
  { rescale, customer, onboardingId, request, cidr }: Played,
  { status }: OnboardingState,
): TE.TaskEither<OnboardingError, unknown> | undefined => {
  if (status === 'NotRequested') {
    return requestOnboarding({ ...rescale, console: customer.console }, onboardingId, request)
  }
  if (status === 'Requested') return proposeCidr(rescale, onboardingId, cidr)
  const submitter = { ports: rescale, onboardingId, by: 'customer' } as const
  return status === 'Connected' ? beginOffboarding(submitter, 'the end of the test') : undefined
}

const isRetried = (error: OnboardingError): boolean => error._tag === 'Failure' && error.retryable

/** Reads the state of the onboarding. */
export const stateOf = async ({
  rescale,
  onboardingId,
}: Pick<Played, 'rescale' | 'onboardingId'>): Promise<OnboardingState> => {
  const loaded = await loadOnboarding(rescale.store, onboardingId)()
  return E.isRight(loaded) ? loaded.right.state : { status: 'NotRequested' }
}

/** More runs than an onboarding has decisions and failures. */
const mostRuns = 100

/**
 * Plays on until a status is reached; beyond `Connected` the customer ends the onboarding. Depends
 * only on the state, so it can be interrupted and called again. Retryable failures are retried;
 * rejects with any other error.
 */
export const playTo = async <Status extends KnownState['status']>(
  played: Played,
  goal: Status,
): Promise<StateIn<Status>> => {
  const { onboardingId } = played
  const until = ({ state }: Standing): boolean => isIn(state, [goal, 'Requested', 'Connected'])
  let end: unknown
  for (let count = 0; count < mostRuns; count += 1) {
    const state = await stateOf(played)
    if (isIn(state, [goal])) return state
    const decision = decisionIn(played, state)
    const done = await (decision ?? runBothParties(played, { onboardingId, until, isRetried }))()
    end = E.isLeft(done) ? done.left : `it is ${state.status}`
    if (E.isLeft(done) && !isRetried(done.left)) break
  }
  return Promise.reject(new Error(`did not reach ${goal}: ${JSON.stringify(end)}`))
}
