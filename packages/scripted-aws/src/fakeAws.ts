/**
 * An AWS that answers from a script, below the SDK: real clients serialise, sign, retry and read
 * real XML, and every request is kept. Nothing leaves the process.
 */
import type { EC2ClientConfig } from '@aws-sdk/client-ec2'
import type { Aws } from '@byoa/cloud'
import { type AwsClientsConfig, sdkAws } from '@byoa/cloud-aws'
import type { Region } from '@byoa/core/iam/identity'

// model

/** One request as it arrived. */
export interface Received {
  readonly service: string
  readonly region: string
  readonly hostname: string
  readonly accessKeyId: string
  readonly action: string
  /** The form as it was sent, e.g. `Filter.1.Name`. */
  readonly params: Readonly<Record<string, string>>
}

export type Xml =
  | string
  | number
  | boolean
  | Date
  | undefined
  | ReadonlyArray<Xml>
  | { readonly [name: string]: Xml }

/** An answer, an error of AWS, or a network that fails. */
export type Reply =
  | { readonly kind: 'answer'; readonly content: { readonly [name: string]: Xml } }
  | {
      readonly kind: 'error'
      readonly code: string
      readonly message: string
      readonly status: number
    }
  | { readonly kind: 'broken'; readonly error: Error }
  | { readonly kind: 'page'; readonly html: string; readonly status: number }

/**
 * What an action answers: always the same, one after the other (the last one stays), or what a
 * function says.
 */
export type Script = Reply | ReadonlyArray<Reply> | ((received: Received) => Reply)

export interface FakeAws {
  readonly awsFor: (region: Region) => Aws
  /** What the clients are made with, for clients of other services. */
  readonly config: AwsClientsConfig
  readonly received: ReadonlyArray<Received>
  readonly actions: () => ReadonlyArray<string>
}

// replies

export const answer = (content: { readonly [name: string]: Xml } = {}): Reply => ({
  kind: 'answer',
  content,
})

export const awsError = (code: string, message = `${code} happened`, status = 400): Reply => ({
  kind: 'error',
  code,
  message,
  status,
})

export const broken = (code: string): Reply => ({
  kind: 'broken',
  error: Object.assign(new Error(`the network: ${code}`), { code }),
})

/** What stands between the client and AWS answers in its own words. */
export const page = (html: string, status: number): Reply => ({ kind: 'page', html, status })

// the wire

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const xmlOf = (value: Xml, item: string): string => {
  if (value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) {
    return value.map((one: Xml) => `<${item}>${xmlOf(one, item)}</${item}>`).join('')
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => `<${name}>${xmlOf(inner, item)}</${name}>`)
      .join('')
  }
  return escaped(String(value))
}

const answerBody = ({ service, action }: Received, content: { readonly [name: string]: Xml }) =>
  service === 'ec2'
    ? `<${action}Response><requestId>r-1</requestId>${xmlOf(content, 'item')}</${action}Response>`
    : `<${action}Response><${action}Result>${xmlOf(content, 'member')}</${action}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></${action}Response>`

const errorBody = ({ service }: Received, code: string, message: string): string => {
  const error = `<Code>${code}</Code><Message>${escaped(message)}</Message>`
  return service === 'ec2'
    ? `<Response><Errors><Error>${error}</Error></Errors><RequestID>r-1</RequestID></Response>`
    : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>r-1</RequestId></ErrorResponse>`
}

interface HttpRequest {
  readonly hostname: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

const receivedOf = ({ hostname, headers, body }: HttpRequest): Received => {
  const authorization = headers['authorization'] ?? headers['Authorization'] ?? ''
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(authorization)
  const params = Object.fromEntries(new URLSearchParams(String(body)))
  return {
    accessKeyId: scope?.[1] ?? '',
    region: scope?.[2] ?? '',
    service: scope?.[3] ?? '',
    hostname,
    action: params['Action'] ?? '',
    params,
  }
}

/**
 * A page of EC2 has 5 to 1000 results.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
 */
const isOverPaged = ({ service, params: { MaxResults } }: Received): boolean =>
  service === 'ec2' &&
  MaxResults !== undefined &&
  (Number(MaxResults) < 5 || Number(MaxResults) > 1000)

const replyOf = (script: Script | undefined, received: Received, turn: number): Reply => {
  if (isOverPaged(received)) return awsError('InvalidParameterValue', 'MaxResults is out of range')
  if (script === undefined) return awsError('InvalidAction', `no script for ${received.action}`)
  if (typeof script === 'function') return script(received)
  if (!('kind' in script)) return script[Math.min(turn, script.length - 1)] ?? answer()
  return script
}

const statusAndBody = (received: Received, reply: Reply): readonly [number, string] => {
  switch (reply.kind) {
    case 'broken':
      throw reply.error
    case 'page':
      return [reply.status, reply.html]
    case 'answer':
      return [200, answerBody(received, reply.content)]
    case 'error':
      return [reply.status, errorBody(received, reply.code, reply.message)]
  }
}

const respond = (received: Received, reply: Reply) => {
  const [statusCode, text] = statusAndBody(received, reply)
  return {
    statusCode,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': 'r-1' },
    body: new TextEncoder().encode(text),
  }
}

/**
 * A request with the session token in it hangs on every response of a real connection; so it does
 * here.
 */
const withRequest = (response: object, request: HttpRequest): object => ({ ...response, request })

/** Builds clients that talk to a script: action → what it answers. */
export const fakeAws = (scripts: Readonly<Record<string, Script>>): FakeAws => {
  const received: Received[] = []
  const turns = new Map<string, number>()
  const handle = async (request: HttpRequest): Promise<{ response: object }> => {
    const one = receivedOf(request)
    const turn = turns.get(one.action) ?? 0
    turns.set(one.action, turn + 1)
    received.push(one)
    const response = respond(one, replyOf(scripts[one.action], one, turn))
    return Promise.resolve({ response: withRequest(response, request) })
  }
  const requestHandler = { handle } as unknown as NonNullable<EC2ClientConfig['requestHandler']>
  const config: AwsClientsConfig = {
    credentials: { accessKeyId: 'AKIDRESCALE', secretAccessKey: 'rescale-secret' },
    requestHandler,
    maxAttempts: 1,
  }
  return {
    awsFor: sdkAws(config),
    config,
    received,
    actions: () => received.map(({ action }) => action),
  }
}

/** Returns the values of a filter in a request. */
export const filterOf = ({ params }: Received, name: string): ReadonlyArray<string> => {
  const key = Object.keys(params).find(
    (one) => /^Filter\.\d+\.Name$/.test(one) && params[one] === name,
  )
  if (key === undefined) return []
  const prefix = key.replace(/Name$/, 'Value.')
  return Object.entries(params).flatMap(([one, value]) => (one.startsWith(prefix) ? [value] : []))
}
