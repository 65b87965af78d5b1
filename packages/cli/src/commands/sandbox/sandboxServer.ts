/**
 * The sandbox as an HTTP server. Requests are limited in size, time and rate, and none of them
 * stops the server.
 */
import {
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
  createServer,
} from 'node:http'

import { type RequestHandler, createRequestHandler, errorResponse } from '@byoa/cloud-memory/wire'
import { randomUUID } from 'node:crypto'

import type { SandboxCell } from './SandboxCell.ts'
import type { SandboxState } from './SandboxState.ts'
import { type Take, tokenBucket } from './TokenBucket.ts'
import { answerLocally, isLocalPath } from './localEndpoints.ts'

// model

export interface SandboxServerOptions {
  readonly cell: SandboxCell
  readonly state: SandboxState
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Called with unexpected errors. */
  readonly warn: (text: string) => void
}

/** A complete response. */
interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** The rest of the request is not read. */
  readonly closes?: boolean
}

const largestBodyBytes = 1_048_576
const bucket = { capacity: 5000, refillPerSecond: 2000 }
const mostConnections = 512

// replies

const jsonReply = (status: number, json: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: `${JSON.stringify(json)}\n`,
})

const awsReply = (code: string, message: string, status: number): Reply => {
  const { statusCode, headers, body } = errorResponse({ code, message, status }, randomUUID())
  return { status: statusCode, headers, body }
}

const tooLarge = (): Reply => ({
  ...awsReply('RequestEntityTooLarge', `At most ${largestBodyBytes} bytes are taken.`, 413),
  closes: true,
})

const tooMany = (): Reply => ({
  ...awsReply('RequestLimitExceeded', 'Request limit exceeded.', 503),
  closes: true,
})

const send = (response: ServerResponse, { status, headers, body, closes }: Reply): void => {
  if (response.headersSent || response.destroyed) return
  if (closes === true) response.setHeader('connection', 'close')
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

// requests

/** The body as text; undefined when it exceeds the limit. */
const bodyOf = async (request: IncomingMessage): Promise<string | undefined> => {
  if (Number(request.headers['content-length'] ?? 0) > largestBodyBytes) return undefined
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    const bytes = Buffer.from(part as Uint8Array)
    size += bytes.length
    if (size > largestBodyBytes) return undefined
    parts.push(bytes)
  }
  return Buffer.concat(parts).toString('utf8')
}

const plainHeaders = ({ headers }: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )

const partsOf = (url: string): { readonly path: string; readonly query: string } => {
  const mark = url.indexOf('?')
  return mark === -1
    ? { path: url, query: '' }
    : { path: url.slice(0, mark), query: url.slice(mark + 1) }
}

interface Serving extends SandboxServerOptions {
  readonly handler: RequestHandler
  readonly take: Take
}

const replyTo = async (serving: Serving, request: IncomingMessage): Promise<Reply> => {
  const { method = 'GET', url = '/' } = request
  if (!serving.take()) return tooMany()
  const body = await bodyOf(request)
  if (body === undefined) return tooLarge()
  const { path, query } = partsOf(url)
  if (isLocalPath(path)) {
    const contentType = request.headers['content-type'] ?? ''
    const local = { method, path, contentType, body }
    const { status, json } = answerLocally(serving.cell, serving.state, local)
    return jsonReply(status, json)
  }
  const headers = plainHeaders(request)
  const { response } = await serving.handler.handle({ method, headers, query, body })
  return { status: response.statusCode, headers: response.headers, body: response.body }
}

const serve = async (
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    send(response, await replyTo(serving, request))
  } catch (cause) {
    // The caller disconnected, or this is a defect; the server continues either way.
    if (!request.destroyed) serving.warn(String(cause))
    send(response, awsReply('InternalFailure', 'The request processing has failed.', 500))
  }
}

const badRequest = `HTTP/1.1 400 ${STATUS_CODES[400] ?? ''}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`

// constructors

/** Creates the server; it does not listen yet. */
export const sandboxServer = (options: SandboxServerOptions): Server => {
  const serving: Serving = {
    ...options,
    handler: createRequestHandler(options.cell),
    take: tokenBucket(bucket, options.now),
  }
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 32_768 },
    (request, response) => void serve(serving, request, response),
  )
  server.maxConnections = mostConnections
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(badRequest)
    else socket.destroy()
  })
  return server
}
