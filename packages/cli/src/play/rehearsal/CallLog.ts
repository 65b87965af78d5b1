/** Every call that both parties make, sorted by what it is made for. */
import { type Aws, interceptAws } from '@byoa/cloud'
import type { Party } from '@byoa/core/values'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

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
  /** Returns an AWS whose calls are counted. */
  readonly listening: (party: Party, aws: Aws) => Aws
  /** Returns the port, noting which of its operations is asked for: its calls follow. */
  readonly noting: <Port extends object>(name: string, port: Port) => Port
  /** What was called, in the order in which each was called first. */
  readonly calls: () => ReadonlyArray<LoggedCalls>
}

// constructors

/** Starts a log. */
export const callLog = (): CallLog => {
  const counts = new Map<string, LoggedCalls>()
  let operation = ''
  const count = (party: Party, action: string): void => {
    const isThroughRole = operation.startsWith('CustomerCloud.') && action !== 'sts:AssumeRole'
    const key = [party, operation, action].join(' ')
    const times = (counts.get(key)?.times ?? 0) + 1
    counts.set(key, { party, isThroughRole, operation, action, times })
  }
  return {
    listening: (party, aws) =>
      interceptAws(aws, (action, call) =>
        pipe(
          TE.fromIO(() => count(party, action)),
          TE.flatMap(() => call),
        ),
      ),
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
