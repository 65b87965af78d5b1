/**
 * Every call that both parties make, as their SDK clients send it, sorted by what it is made for.
 */
import type { AwsClientsConfig } from '@byoa/cloud-aws'
import type { RequestHandler } from '@byoa/cloud-memory/wire'
import type { Party } from '@byoa/core/values'

// model

/** Calls of one action, made by one party for one purpose. */
export interface LoggedCalls {
  /** Whose credentials sign. */
  readonly party: Party
  /** Whether it is made in the customer's account by Rescale, through the customer's role. */
  readonly isThroughRole: boolean
  /** The port and its operation, e.g. `RescaleCloud.requestPeering`. */
  readonly operation: string
  /** As IAM writes it, e.g. `ec2:DescribeVpcs`. */
  readonly action: string
  readonly times: number
}

export interface CallLog {
  /** Returns the handler with an ear on it. */
  readonly listening: (party: Party, handler: RequestHandler) => RequestHandler
  /** Returns the port, noting which of its operations is asked for: its calls follow. */
  readonly noting: <Port extends object>(name: string, port: Port) => Port
  /** What was called, in the order in which each was called first. */
  readonly calls: () => ReadonlyArray<LoggedCalls>
}

// constructors

interface Heard {
  readonly action: string
  readonly accessKeyId: string
}

/**
 * Reads a request as it is sent: the service is in the signature's scope, the action in the form.
 */
const heardIn = (headers: Readonly<Record<string, string | undefined>>, body: unknown): Heard => {
  const scope = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\//.exec(headers['authorization'] ?? '')
  const [, accessKeyId = '', service = ''] = scope ?? []
  const action = new URLSearchParams(String(body)).get('Action') ?? ''
  return { action: `${service}:${action}`, accessKeyId }
}

/** Starts a log. */
export const callLog = (): CallLog => {
  const counts = new Map<string, LoggedCalls>()
  const ownKeys = new Map<Party, string>()
  let operation = ''
  const count = (party: Party, { action, accessKeyId }: Heard): void => {
    // The first request of each party is signed with its own key; any other is of a session in a
    // role.
    const ownKey = ownKeys.get(party) ?? accessKeyId
    ownKeys.set(party, ownKey)
    const isThroughRole = accessKeyId !== ownKey
    const key = [party, String(isThroughRole), operation, action].join(' ')
    const times = (counts.get(key)?.times ?? 0) + 1
    counts.set(key, { party, isThroughRole, operation, action, times })
  }
  return {
    listening: (party, handler) => ({
      ...handler,
      handle: (request, options) => {
        count(party, heardIn(request.headers, request.body))
        return handler.handle(request, options)
      },
    }),
    noting: (name, port) =>
      new Proxy(port, {
        get: (target, key): unknown => {
          operation = `${name}.${String(key)}`
          return Reflect.get(target, key)
        },
      }),
    calls: () => [...counts.values()],
  }
}

/** What AWS clients of a party take. */
export type ClientHandler = NonNullable<AwsClientsConfig['requestHandler']>
