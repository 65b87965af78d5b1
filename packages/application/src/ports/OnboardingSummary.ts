/** What a list of onboardings shows of each, derived from its state. */
import { closedRecord, omitUndefined } from '@byoa/core/codec'
import { AccountId, CompanyCode, Region } from '@byoa/core/iam/identity'
import {
  type OnboardingId,
  type OnboardingState,
  OnboardingStatus,
  react,
} from '@byoa/core/onboarding'
import { Instant, Party } from '@byoa/core/values'
import * as t from 'io-ts'

// model

/** Whose onboarding it is. */
export interface OnboardingCustomer {
  readonly companyCode: CompanyCode
  readonly accountId: AccountId
  readonly region: Region
}

/** The standing of an onboarding after its last event. */
export interface OnboardingStanding {
  readonly status: OnboardingStatus
  /** Absent before the request. */
  readonly customer?: OnboardingCustomer
  /** The parties that have something to do, in alphabetical order. */
  readonly waitingFor: ReadonlyArray<Party>
  /** The earliest deadline of what they have to do; absent when nothing has a deadline. */
  readonly dueAt?: Instant
}

export interface OnboardingSummary extends OnboardingStanding {
  readonly onboardingId: OnboardingId
  /** The position of its first event, which orders onboardings by creation. */
  readonly position: number
  /** The number of its events. */
  readonly version: number
}

// codec

const customer = closedRecord('customer', {
  companyCode: CompanyCode,
  accountId: AccountId,
  region: Region,
})

/** A standing as JSON; the deadline is ISO 8601 text. */
export const OnboardingStanding: t.Type<OnboardingStanding, unknown, unknown> = closedRecord(
  'standing of an onboarding',
  { status: OnboardingStatus, waitingFor: t.readonlyArray(Party, 'list of parties') },
  { customer, dueAt: Instant },
)

// queries

const customerOf = (state: OnboardingState): OnboardingCustomer | undefined => {
  if (state.status === 'NotRequested') return undefined
  const { companyCode, accountId, region } = state.request
  return { companyCode, accountId, region }
}

const earliest = (instants: ReadonlyArray<Instant>): Instant | undefined =>
  instants.toSorted((a, b) => a - b)[0]

/**
 * Derives the standing from a state, as of the time of the last event.
 *
 * @example
 * import { standingOf } from '@byoa/application'
 * import { initialState } from '@byoa/core/onboarding'
 * import { Instant } from '@byoa/core/values'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(
 *   Instant.decode('2026-01-05T09:00:00.000Z'),
 *   E.map((at) => standingOf(initialState, at)),
 * ) // => E.right({ status: 'NotRequested', waitingFor: [] })
 */
export const standingOf = (state: OnboardingState, at: Instant): OnboardingStanding => {
  const intents = react(state, at)
  return {
    status: state.status,
    waitingFor: [...new Set(intents.map(({ party }) => party))].toSorted(),
    ...omitUndefined({
      customer: customerOf(state),
      dueAt: earliest(intents.flatMap(({ deadline }) => deadline ?? [])),
    }),
  }
}
