/**
 * An onboarding from request to the end, played by both parties on whichever ports they are given.
 */
import {
  type CustomerConsole,
  type CustomerPorts,
  type OnboardingError,
  type OnboardingStore,
  type RescalePorts,
  advance,
  defaultPolicy,
  give,
  loadOnboarding,
  performCustomerIntent,
  proposeCidr,
  requestOnboarding,
} from '@byoa/application'
import { type MemoryCloud, memoryIds } from '@byoa/cloud-memory'
import type { OnboardingEvent, OnboardingState, OnboardingStatus } from '@byoa/core/onboarding'
import {
  companyCode,
  customerAccountId,
  customerCidr,
  onboardingId,
  region,
  valid,
} from '@byoa/scripted-aws'
import { memoryStore } from '@byoa/store-memory'
import * as E from 'fp-ts/lib/Either.js'

export interface Played {
  readonly rescale: RescalePorts
  readonly customer: CustomerPorts
}

/** Puts both parties on the three cloud ports; everything else is in memory. */
export const playedOn = (
  cloud: MemoryCloud,
  ports: Pick<RescalePorts, 'rescaleCloud' | 'customerCloud'> & {
    readonly customerConsole: CustomerConsole
  },
): Played => {
  const store = memoryStore()
  const { clock, rescaleDirectory: directory } = cloud
  const { rescaleCloud, customerCloud, customerConsole } = ports
  const ids = memoryIds()
  return {
    rescale: { store, directory, rescaleCloud, customerCloud, clock, ids, policy: defaultPolicy },
    customer: { store, clock, console: customerConsole },
  }
}

/** Puts both parties on another store. */
export const withStore = ({ rescale, customer }: Played, store: OnboardingStore): Played => ({
  rescale: { ...rescale, store },
  customer: { ...customer, store },
})

type Done = E.Either<OnboardingError, unknown>

const turn = async (played: Played, goal: OnboardingStatus): Promise<Done> => {
  const advanced = await advance(played.rescale, onboardingId)()
  if (E.isLeft(advanced) || advanced.right.state.status === goal) return advanced
  const { state, waitingFor } = advanced.right
  for (const intent of waitingFor) {
    const done = await performCustomerIntent(played.customer, state, intent)?.()
    if (done !== undefined && E.isLeft(done)) return done
  }
  return advanced
}

const step = (played: Played, status: OnboardingStatus, goal: OnboardingStatus): Promise<Done> => {
  const { rescale } = played
  if (status === 'NotRequested') {
    return requestOnboarding(rescale, onboardingId, {
      companyCode,
      accountId: customerAccountId,
      region,
      egress: 'open',
      zoneCount: 2,
      customerNetworks: [],
    })()
  }
  if (status === 'Requested') return proposeCidr(rescale, onboardingId, customerCidr)()
  if (status === 'Connected') {
    const submitter = { ports: rescale, onboardingId, by: 'customer' } as const
    return give(submitter, 'BeginOffboarding', { reason: 'the end of the test' })()
  }
  return turn(played, goal)
}

const stateOf = async ({ rescale }: Played): Promise<OnboardingState> => {
  const loaded = await loadOnboarding(rescale.store, onboardingId)()
  return E.isRight(loaded) ? loaded.right.state : { status: 'NotRequested' }
}

/** Plays on until a status is reached, trying again what may be tried again. */
export const playTo = async (played: Played, goal: OnboardingStatus): Promise<void> => {
  for (let count = 0; count < 100; count += 1) {
    const { status } = await stateOf(played)
    if (status === goal) return
    const done = await step(played, status, goal)
    if (E.isLeft(done) && !(done.left._tag === 'Failure' && done.left.retryable)) {
      throw new Error(`stopped in ${status}: ${JSON.stringify(done.left)}`)
    }
  }
  throw new Error(`did not reach ${goal}`)
}

/** Everything that happened, in order. */
export const history = async ({ rescale }: Played): Promise<ReadonlyArray<OnboardingEvent>> =>
  valid(await rescale.store.read(onboardingId)()).events
