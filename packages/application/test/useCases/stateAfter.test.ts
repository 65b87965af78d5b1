import { type OnboardingEvent, replay } from '@byoa/core/onboarding'
import { expect, test } from 'vitest'

import { stateAfter } from '../../src/useCases/stateAfter.ts'
import { expectRight, parties, playTo } from '../support/parties.ts'

test('the state after events is what they replay to, of any part of a history, time and again', async () => {
  const played = parties()
  await playTo(played, 'Connected')
  const { events } = expectRight(await played.rescale.store.read(played.onboardingId)())
  for (let count = 0; count <= events.length; count += 1) {
    const part = events.slice(0, count)
    expect(stateAfter(part)).toEqual(replay(part))
    expect(stateAfter(part)).toBe(stateAfter(part))
  }
})

test('a list that a store adds to has another state', async () => {
  const played = parties()
  await playTo(played, 'SetupIssued')
  const { events } = expectRight(await played.rescale.store.read(played.onboardingId)())
  const growing: OnboardingEvent[] = []
  for (const event of events) {
    growing.push(event)
    expect(stateAfter(growing)).toEqual(replay(growing))
  }
})
