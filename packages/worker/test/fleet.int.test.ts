import {
  type PostgresServer,
  hasPostgres,
  isPostgresRequired,
  startPostgres,
} from '@byoa/postgres-server'
import { type FleetPlan, playFleet, violations } from '@byoa/worker-fleet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const isLarge = process.env['BYOA_FLEET'] === '500'

const plan: FleetPlan = isLarge
  ? {
      seed: 42,
      onboardings: 500,
      processes: 3,
      concurrency: 8,
      latencyMilliseconds: 0,
      kills: 40,
      killSeconds: 12,
      killsDatabase: true,
      faultShare: 0.04,
      atMostSeconds: 1500,
    }
  : {
      seed: 42,
      onboardings: 10,
      processes: 2,
      concurrency: 8,
      latencyMilliseconds: 0,
      kills: 2,
      killSeconds: 0.5,
      killsDatabase: true,
      faultShare: 0.04,
      atMostSeconds: 50,
    }

const isPlayed = isLarge || process.env['BYOA_LONG'] === '1'

describe.runIf(isPlayed && (hasPostgres() || isPostgresRequired))(
  `${plan.onboardings} onboardings, ${plan.processes} workers that are killed (with BYOA_LONG=1)`,
  () => {
    let server: PostgresServer
    beforeAll(async () => {
      server = await startPostgres({ sources: ['installed', 'embedded'] })
    })
    afterAll(() => server.stop())

    it(
      'connects all, each once, and loses nothing',
      async () => {
        await playFleet(plan, server, async (run) => {
          const calls = [...run.calls.values()].reduce((sum, count) => sum + count, 0)
          const perOnboarding = calls / plan.onboardings
          const { seconds, kills, repeatedJobs } = run
          console.log(JSON.stringify({ seconds, kills, repeatedJobs, calls, perOnboarding }))
          expect(await violations(run)).toStrictEqual([])
          expect(run.logs.some((line) => line.includes('"advanced"'))).toBe(true)
        })
      },
      (plan.atMostSeconds + 60) * 1000,
    )
  },
)
