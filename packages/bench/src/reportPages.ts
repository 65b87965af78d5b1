/** How long the pages of onboardings take to render. */
import {
  type LoadedOnboarding,
  type OnboardingSummary,
  loadOnboarding,
  standingOf,
} from '@byoa/application'
import { pictureOfState, renderList, renderPage, renderSvg, reportOf } from '@byoa/report'
import { connectedWorld, memoryWorld, playTo } from '@byoa/testing/world'
import { Bench } from 'tinybench'

import type { Figure } from './Figure.ts'
import { right } from './right.ts'

const figure = (name: string, value: number | undefined, atMost: number): Figure => ({
  name,
  unit: 'ms',
  value: value ?? Number.NaN,
  target: { atMost },
})

/** An onboarding with tasks of the customer, whose page has instructions. */
const pendingOnboarding = async (): Promise<LoadedOnboarding> => {
  const world = memoryWorld()
  await playTo(world, 'PeeringPending')
  return right(await loadOnboarding(world.rescale.store, world.onboardingId)())
}

/** Measures the picture, the page of one onboarding, and the list of 1,000. */
export const measureReportPages = async (
  timeMilliseconds: number,
): Promise<ReadonlyArray<Figure>> => {
  const { state, rescale, onboardingId } = await connectedWorld()
  const stream = right(await rescale.store.read(onboardingId)())
  const now = state.changedAt
  const loaded = await pendingOnboarding()
  const reader = { party: 'customer', now: loaded.state.changedAt } as const
  const summaries = Array.from({ length: 1000 }, (_, position): OnboardingSummary => ({
    ...standingOf(state, now),
    onboardingId,
    position,
    version: stream.events.length,
  }))
  const bench = new Bench({ time: timeMilliseconds })
  bench
    .add('picture', () => void renderSvg(right(pictureOfState(state)), { language: 'en' }))
    .add('page', () => void renderPage(reportOf(loaded, reader)))
    .add('list', () => void renderList({ summaries, now }))
  await bench.run()
  const [picture, page, list] = bench.tasks.map(({ result }) =>
    result.state === 'completed' ? result.latency.p50 : undefined,
  )
  return [
    figure('the picture of a state as SVG', picture, 5),
    figure('the page of an onboarding in both languages', page, 5),
    figure('the list of 1,000 onboardings', list, 200),
  ]
}
