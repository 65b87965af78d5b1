import { requestOnboarding } from '@byoa/application'
import { interceptAws } from '@byoa/cloud'
import { createPglite } from '@byoa/postgres-server'
import { openPgliteStore } from '@byoa/store-postgres/pglite'
import { connectedWorld } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { type HealthServer, startHealthServer } from '../src/healthServer.ts'
import { type Metrics, countingCalls, createMetrics, refreshOnboardings } from '../src/metrics.ts'
import { storedWorld } from './worlds.ts'

const serving = async (
  isHealthy: boolean,
  metrics: Metrics,
  work: (server: HealthServer, get: (path: string) => Promise<Response>) => Promise<void>,
): Promise<void> => {
  const server = await startHealthServer({
    port: 0,
    host: '127.0.0.1',
    isHealthy: () => isHealthy,
    metrics,
    refresh: () => Promise.resolve(),
  })
  await work(server, (path) => fetch(`http://127.0.0.1:${server.port}${path}`))
  await server.close()
}

describe('the metrics', () => {
  it('count calls to AWS by service, action and outcome', async () => {
    const metrics = createMetrics()
    const { cloud, request } = await connectedWorld()
    const aws = interceptAws(cloud.rescaleAws(request.region), countingCalls(metrics))
    await aws.ec2.describeVpcs({})()
    cloud.planFaults([{ onCall: 'DescribeVpcs', kind: 'throttle' }])
    await aws.ec2.describeVpcs({})()
    const text = await metrics.registry.metrics()
    expect(text).toContain(
      'byoa_aws_calls_total{service="ec2",action="DescribeVpcs",outcome="success"} 1',
    )
    expect(text).toContain(
      'byoa_aws_calls_total{service="ec2",action="DescribeVpcs",outcome="RequestLimitExceeded"} 1',
    )
  })

  it('count onboardings by status', async () => {
    const opened = await openPgliteStore(await createPglite())()
    if (E.isLeft(opened)) throw new Error(opened.left.message)
    const { rescale, onboardingId, request } = storedWorld(opened.right)
    await requestOnboarding(rescale, onboardingId, request)()
    const metrics = createMetrics()
    await refreshOnboardings(metrics, opened.right.database)
    expect(await metrics.registry.metrics()).toContain('byoa_onboardings{status="Requested"} 1')
    await opened.right.close()
  })

  it('are served', () =>
    serving(true, createMetrics(), async (_, get) => {
      const text = await (await get('/metrics')).text()
      expect(text).toContain('# TYPE byoa_jobs_total counter')
      expect((await get('/healthz')).status).toBe(200)
      expect((await get('/other')).status).toBe(404)
    }))

  it('say that a worker is not healthy', () =>
    serving(false, createMetrics(), async (_, get) => {
      expect((await get('/healthz')).status).toBe(503)
    }))
})
