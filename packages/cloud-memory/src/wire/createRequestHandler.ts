/**
 * The in-memory AWS as a request handler of AWS SDK clients: `new EC2Client({ requestHandler,
 * region, credentials })` talks to it without a network.
 *
 * @source https://smithy.io/2.0/aws/protocols/index.html
 */
import * as E from 'fp-ts/lib/Either.js'

import { digitsOf } from '../world/idDigits.ts'
import { type Cell, type WireResponse, answerRequest } from './answerRequest.ts'
import { decodeUtf8 } from './utf8.ts'

// model

/** The used members of a request of an SDK client. */
export interface ClientRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Decoded parameters of an SDK client, or the encoded query string of a URL. */
  readonly query?: QueryParameters | string
  readonly body?: unknown
}

/** Null is a name without a value. */
export type QueryParameters = Readonly<Record<string, string | ReadonlyArray<string> | null>>

export interface HandlingOptions {
  readonly abortSignal?: { readonly aborted: boolean } | undefined
}

/**
 * What SDK clients take as `requestHandler`. A type, not an interface: clients ask for a plain
 * record.
 */
export type RequestHandler = {
  readonly metadata: { readonly handlerProtocol: string }
  readonly handle: (
    request: ClientRequest,
    options?: HandlingOptions,
  ) => Promise<{ readonly response: WireResponse }>
  readonly destroy: () => void
}

// constructors

const textOfBody = (body: unknown): string => {
  if (typeof body === 'string') return body
  return body instanceof Uint8Array ? decodeUtf8(body) : ''
}

const encodedQuery = (query: QueryParameters | string): string =>
  typeof query === 'string'
    ? query
    : Object.entries(query)
        .flatMap(([name, values]) => [values ?? ''].flat().map((value) => [name, value]))
        .map((pair) => pair.map(encodeURIComponent).join('='))
        .join('&')

const named = (name: string, message: string): Error => {
  const error = new Error(message)
  error.name = name
  return error
}

/** Returns the ID of a request by its number, in the form of a UUID. */
export const requestIdOf = (count: number): string => {
  const digits = digitsOf(0x5eed, count) + digitsOf(0xbead, count)
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

/** Creates a request handler. A planned timeout rejects with `TimeoutError`. */
export const createRequestHandler = (cell: Cell): RequestHandler => {
  let count = 0
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: ({ method, headers, query = '', body }, options) => {
      if (options?.abortSignal?.aborted === true) {
        return Promise.reject(named('AbortError', 'Request aborted'))
      }
      count += 1
      const request = { method, headers, query: encodedQuery(query), body: textOfBody(body) }
      const answered = answerRequest(cell, request, requestIdOf(count))
      return E.isLeft(answered)
        ? Promise.reject(named('TimeoutError', 'The connection timed out.'))
        : Promise.resolve({ response: answered.right })
    },
    destroy: () => undefined,
  }
}
