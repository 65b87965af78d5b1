/**
 * Stands before an endpoint, hears every request, and may answer in its place: how tests see what a
 * run calls, and let calls go wrong.
 */
import { type IncomingMessage, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import { onTestFinished } from 'vitest'

// model

export interface HeardCall {
  /** As IAM writes it. */
  readonly action: string
  readonly accessKeyId: string
  readonly parameters: URLSearchParams
}

/** An error in place of the endpoint's answer. */
export interface FrontError {
  readonly code: string
  readonly message: string
  readonly status: number
}

/** Decides over the so-manyth call, counted from 1; nothing: the endpoint answers. */
export type Judge = (
  call: HeardCall,
  number: number,
) => FrontError | undefined | Promise<FrontError | undefined>

export interface Front {
  readonly endpoint: string
  readonly calls: ReadonlyArray<HeardCall>
  /** The access key of each session that it answered with → the role that was assumed. */
  readonly assumed: ReadonlyMap<string, string>
}

// the wire

const heardIn = (request: IncomingMessage, body: string): HeardCall => {
  const scope = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\//.exec(
    request.headers.authorization ?? '',
  )
  const parameters = new URLSearchParams(body)
  const action = `${scope?.[2] ?? ''}:${parameters.get('Action') ?? ''}`
  return { action, accessKeyId: scope?.[1] ?? '', parameters }
}

const errorBody = ({ action }: HeardCall, { code, message }: FrontError): string => {
  const error = `<Code>${code}</Code><Message>${message}</Message>`
  return action.startsWith('ec2:')
    ? `<Response><Errors><Error>${error}</Error></Errors><RequestID>r</RequestID></Response>`
    : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>r</RequestId></ErrorResponse>`
}

const passedOn = async (to: string, request: IncomingMessage, body: string) => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    const isOfConnection = ['host', 'connection', 'content-length', 'expect'].includes(name)
    if (typeof value === 'string' && !isOfConnection) headers.set(name, value)
  }
  const answer = await fetch(`${to}${request.url ?? '/'}`, { method: 'POST', headers, body })
  return { status: answer.status, body: await answer.text() }
}

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve(`http://127.0.0.1:${port}`)
    })
  })

/** Starts a front, gone when its test is over. */
export const startFront = async (to: string, judge: Judge = () => undefined): Promise<Front> => {
  const calls: HeardCall[] = []
  const assumed = new Map<string, string>()
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const body = await text(request)
      const call = heardIn(request, body)
      calls.push(call)
      const error = await judge(call, calls.length)
      const said =
        error === undefined
          ? await passedOn(to, request, body)
          : { status: error.status, body: errorBody(call, error) }
      const [, session] = /<AccessKeyId>([^<]+)/.exec(said.body) ?? []
      if (session !== undefined) assumed.set(session, call.parameters.get('RoleArn') ?? '')
      response.writeHead(said.status, { 'content-type': 'text/xml' }).end(said.body)
    }
    answer().catch((cause: unknown) => response.destroy(cause as Error))
  })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { endpoint: await listening(server), calls, assumed }
}
