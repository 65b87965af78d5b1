/** Lets the customers of a fleet do their part. */
import { setTimeout as pause } from 'node:timers/promises'

import type { OnboardingStore, OnboardingSummary } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'

import type { FleetPlan } from './FleetPlan.ts'
import { type Customers, customerWork } from './customers.ts'

/** Lists every onboarding; none when the database does not answer. */
export const listAll = async (
  store: OnboardingStore,
): Promise<ReadonlyArray<OnboardingSummary>> => {
  const all = await store.list({ after: 0, limit: 10_000 })()
  return E.isRight(all) ? all.right : []
}

const isDone = (summaries: ReadonlyArray<OnboardingSummary>, { onboardings }: FleetPlan): boolean =>
  summaries.filter(({ status }) => status === 'Connected').length === onboardings

/** AWS's default quota is 25 peerings of an account that wait for their acceptance. */
const atOnce = 24

/** Lets some customers at a time do their part, until all are connected or time is over. */
export const playCustomers = async (
  customers: Customers,
  store: OnboardingStore,
  plan: FleetPlan,
): Promise<void> => {
  const until = Date.now() + plan.atMostSeconds * 1000
  for (;;) {
    const summaries = await listAll(store)
    if (isDone(summaries, plan) || Date.now() > until) return
    const known = new Map(summaries.map((one) => [one.onboardingId, one]))
    const begun = summaries.filter(({ status }) => status !== 'Connected').length
    const turn = [
      ...customers.all.filter(({ onboardingId }) =>
        known.get(onboardingId)?.waitingFor.includes('customer'),
      ),
      ...customers.all
        .filter(({ onboardingId }) => !known.has(onboardingId))
        .slice(0, Math.max(atOnce - begun, 0)),
    ]
    for (let first = 0; first < turn.length; first += 6) {
      await Promise.all(
        turn.slice(first, first + 6).map(async (customer) => {
          const work = await customerWork(customers, customer)
          await work?.()
        }),
      )
    }
    await pause(100)
  }
}
