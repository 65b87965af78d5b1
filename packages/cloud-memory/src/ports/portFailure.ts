import { type Failure, failure } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { AwsError } from '../aws/AwsError.ts'

/** What went wrong in a port: AWS's own error, sometimes with the knowledge that waiting helps. */
export interface PortError extends AwsError {
  readonly retryable?: boolean
}

/** Codes after which the same call may succeed. */
const retryableCodes: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'InternalError',
  'RequestExpired',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'Throttling',
  'TimeoutError',
  'Unavailable',
])

/** An error of a port itself, not of AWS. */
export const portError = (
  code: string,
  message: string,
  retryable = false,
): E.Either<PortError, never> => E.left({ code, message, status: 0, retryable })

const failureOf = (operation: string, { code, message, status, retryable }: PortError): Failure =>
  failure({
    operation,
    code,
    message,
    retryable: retryable ?? (retryableCodes.has(code) || status >= 500),
    cause: { code, message, status },
  })

/** Turns what a port does into the task that does it. */
export const portTask =
  <A>(operation: string, run: () => E.Either<PortError, A>): TaskEither<Failure, A> =>
  () => {
    const result = run()
    return Promise.resolve(E.isLeft(result) ? E.left(failureOf(operation, result.left)) : result)
  }
