/**
 * A proxy between the workers and the sandbox that counts calls, refuses some, and loses the
 * answers of some that took effect.
 */
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Agent, type IncomingMessage, type ServerResponse, createServer, request } from 'node:http'

export interface FaultyProxy {
  readonly endpoint: string
  readonly calls: Map<string, number>
  /** The share of calls with a fault. */
  faultShare: number
  latencyMilliseconds: number
  readonly close: () => void
}

const throttled =
  '<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Too many.</Message></Error></Errors>' +
  '<RequestID>00000000-0000-0000-0000-000000000000</RequestID></Response>'

const actionOf = (body: Buffer): string =>
  new URLSearchParams(body.toString('latin1')).get('Action') ?? 'unknown'

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

interface Serving {
  readonly target: string
  readonly agent: Agent
  readonly random: () => number
  readonly proxy: Pick<FaultyProxy, 'calls' | 'faultShare' | 'latencyMilliseconds'>
}

const forward = async (
  { target, agent }: Serving,
  { method, headers }: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage> => {
  const outgoing = request(target, { method, headers, agent })
  outgoing.end(body)
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  return answer
}

const serve = async (
  serving: Serving,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { calls, faultShare, latencyMilliseconds } = serving.proxy
  const body = await bodyOf(incoming)
  const action = actionOf(body)
  calls.set(action, (calls.get(action) ?? 0) + 1)
  const fault = serving.random()
  if (fault < faultShare / 2) {
    response.writeHead(503, { 'content-type': 'text/xml' }).end(throttled)
    return
  }
  if (latencyMilliseconds > 0) await pause(latencyMilliseconds)
  const answer = await forward(serving, incoming, body)
  const content = await bodyOf(answer)
  if (fault < faultShare) response.destroy()
  else response.writeHead(answer.statusCode ?? 500, answer.headers).end(content)
}

/** Starts a proxy without faults before a server. */
export const startFaultyProxy = async (
  target: string,
  random: () => number,
): Promise<FaultyProxy> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const server = createServer((incoming, response) => {
    serve({ target, agent, random, proxy }, incoming, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const proxy: FaultyProxy = {
    endpoint: `http://127.0.0.1:${port}`,
    calls: new Map(),
    faultShare: 0,
    latencyMilliseconds: 0,
    close: () => {
      server.close()
      server.closeAllConnections()
      agent.destroy()
    },
  }
  return proxy
}
