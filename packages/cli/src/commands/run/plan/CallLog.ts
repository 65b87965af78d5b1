/** The calls of both parties, grouped by purpose. */
import { type Aws, interceptAws } from '@byoa/cloud'
import type { Party } from '@byoa/core/values'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

// model

/** Calls of an action by a party for a purpose. */
export interface LoggedCalls {
  /** The party whose credentials sign the call. */
  readonly party: Party
  /** Whether Rescale calls in the customer's account through the role. */
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
  /**
   * Returns the port wrapped to record the current operation, to which the following calls belong.
   */
  readonly noting: <Port extends object>(name: string, port: Port) => Port
  /** The calls, in the order of first use. */
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
