/** Serves `GET /healthz` and `GET /metrics`. */
import { type Server, createServer } from 'node:http'

import type { Metrics } from './metrics.ts'

export interface HealthOptions {
  readonly port: number
  /** The address to listen on. */
  readonly host: string
  readonly isHealthy: () => boolean
  readonly metrics: Metrics
  /** Reads the gauges before they are rendered. */
  readonly refresh: () => Promise<void>
}

export interface HealthServer {
  readonly port: number
  readonly close: () => Promise<void>
}

const answers = ({
  isHealthy,
  metrics: { registry },
  refresh,
}: HealthOptions): Readonly<Record<string, () => Promise<readonly [number, string, string]>>> => ({
  '/healthz': () => {
    const isOk = isHealthy()
    const status = isOk ? 'ok' : 'events were not read lately'
    return Promise.resolve([isOk ? 200 : 503, 'application/json', JSON.stringify({ status })])
  },
  '/metrics': async () => {
    await refresh()
    return [200, registry.contentType, await registry.metrics()]
  },
})

const listen = (server: Server, { port, host }: HealthOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, () => {
      const address = server.address()
      resolve(typeof address === 'object' ? (address?.port ?? port) : port)
    })
  })

/** Starts the server. Rejects when it cannot listen. */
export const startHealthServer = async (options: HealthOptions): Promise<HealthServer> => {
  const byPath = answers(options)
  const server = createServer((request, response) => {
    const answer = request.method === 'GET' ? byPath[request.url ?? ''] : undefined
    const reply = answer?.() ?? Promise.resolve([404, 'text/plain', 'not found\n'] as const)
    void reply
      .catch(() => [500, 'text/plain', 'failed\n'] as const)
      .then(([status, type, body]) =>
        response.writeHead(status, { 'content-type': type }).end(body),
      )
  })
  const port = await listen(server, options)
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
