/** How long the pages of onboardings take to render. */
import { type OnboardingSummary, standingOf } from '@byoa/application'
import { pictureOfState, renderList, renderPage, renderSvg, reportOf } from '@byoa/report'
import { connectedWorld } from '@byoa/testing/world'
import { Bench } from 'tinybench'

import type { Figure } from './Figure.ts'
import { right } from './right.ts'

const figure = (name: string, value: number | undefined, atMost: number): Figure => ({
  name,
  unit: 'ms',
  value: value ?? Number.NaN,
  target: { atMost },
})

/** Measures the picture, the page of one connected onboarding, and the list of 1,000. */
export const measureReportPages = async (
  timeMilliseconds: number,
): Promise<ReadonlyArray<Figure>> => {
  const { state, rescale, onboardingId } = await connectedWorld()
  const stream = right(await rescale.store.read(onboardingId)())
  const now = state.changedAt
  const loaded = { onboardingId, state, events: stream.events }
  const reader = { party: 'customer', now } as const
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
