/** How fast the decider decides, evolves and replays. */
import {
  type OnboardingCommand,
  type OnboardingEvent,
  type OnboardingState,
  decide,
  evolve,
  initialState,
  replay,
} from '@byoa/core/onboarding'
import { Bench } from 'tinybench'

import type { Figure } from './Figure.ts'
import { lifecycle, longHistory } from './lifecycle.ts'

interface Walked {
  readonly state: OnboardingState
  readonly events: ReadonlyArray<OnboardingEvent>
}

/**
 * Decides each command and evolves by its events; a refusal ends the run: the load would measure
 * nothing.
 */
const walk = (commands: ReadonlyArray<OnboardingCommand>): Walked => {
  let state = initialState
  const events: OnboardingEvent[] = []
  for (const command of commands) {
    const decision = decide(command, state)
    if (decision._tag === 'Left') throw new TypeError(JSON.stringify(decision.left))
    for (const event of decision.right) {
      state = evolve(state, event)
      events.push(event)
    }
  }
  return { state, events }
}

/** Measures the whole way of one onboarding, and the replay of a stream of 1,000 events. */
export const measureDecider = async (timeMilliseconds: number): Promise<ReadonlyArray<Figure>> => {
  const { state } = walk(lifecycle)
  if (state.status !== 'Closed') throw new TypeError(`the load ends in ${state.status}`)
  const stream = walk(longHistory(1000)).events.slice(0, 1000)
  const bench = new Bench({ time: timeMilliseconds })
  bench.add('way', () => void walk(lifecycle)).add('replay', () => void replay(stream))
  await bench.run()
  const [way, replayed] = bench.tasks.map(({ result }) =>
    result.state === 'completed' ? result.latency.p50 : Number.NaN,
  )
  return [
    {
      name: 'decide + evolve',
      unit: 'commands/s',
      value: (lifecycle.length * 1000) / (way ?? Number.NaN),
      target: { atLeast: 1_000_000 },
    },
    { name: 'replay of 1,000 events', unit: 'ms', value: replayed ?? Number.NaN },
  ]
}
