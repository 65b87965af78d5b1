/**
 * Onboardings driven to Connected by worker processes that share a PostgreSQL server, on a sandbox,
 * with their customers: how many a second, and how many calls to AWS the workers make for each.
 */
import { startPostgres } from '@byoa/postgres-server'
import { type FleetRun, playFleet } from '@byoa/worker-fleet'

import type { Figure } from './Figure.ts'

const figuresOf = ({ plan, calls, seconds }: FleetRun): ReadonlyArray<Figure> => {
  const { processes, onboardings } = plan
  const all = [...calls.values()].reduce((sum, count) => sum + count, 0)
  const by = `by ${processes} ${processes === 1 ? 'worker' : 'workers'}`
  return [
    { name: `onboardings ${by}`, unit: 'onboardings/s', value: onboardings / seconds },
    {
      name: `calls for each ${by}`,
      unit: 'calls',
      value: all / onboardings,
      target: { atMost: 35 },
    },
  ]
}

/** A process works on two at once, and AWS answers as slowly as the real one. */
const load = { concurrency: 2, latencyMilliseconds: 100 }

/** Measures 1, 2 and 4 processes, one after another, without faults. */
export const measureWorkers = async (onboardings: number): Promise<ReadonlyArray<Figure>> => {
  const server = await startPostgres()
  const figures: Figure[] = []
  for (const processes of [1, 2, 4]) {
    const plan = { seed: 1, onboardings, processes, atMostSeconds: 600, ...load }
    const calm = { kills: 0, killSeconds: 0, killsDatabase: false, faultShare: 0 }
    await playFleet({ ...plan, ...calm }, server, (run) => {
      figures.push(...figuresOf(run))
      return Promise.resolve()
    })
  }
  await server.stop()
  return figures
}
