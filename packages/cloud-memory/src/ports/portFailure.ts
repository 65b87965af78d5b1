import { type CustomerCloudError, type Failure, failure } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { AwsError } from '../aws/AwsError.ts'

/** What went wrong in a port: AWS's own error, sometimes with the knowledge that waiting helps. */
export interface PortError extends AwsError {
  readonly retryable?: boolean
  /** The permission that the call needed; absent for an error of the port itself. */
  readonly permission?: string
}

/** What a port operation comes to. */
export type Result<A> = E.Either<PortError, A>

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

/** Codes by which AWS refuses a call for want of permission. */
const refusalCodes: ReadonlySet<string> = new Set(['AccessDenied', 'UnauthorizedOperation'])

/** An error of a port itself, not of AWS. */
export const portError = (code: string, message: string, retryable = false): Result<never> =>
  E.left({ code, message, status: 0, retryable })

/** Tells whether a call was refused for want of permission. */
export const isRefusal = ({ code }: PortError): boolean => refusalCodes.has(code)

const failureOf = (operation: string, { code, message, status, retryable }: PortError): Failure =>
  failure({
    operation,
    code,
    message,
    retryable: retryable ?? (retryableCodes.has(code) || status >= 500),
    cause: { code, message, status },
  })

const taskOf =
  <Error, A>(run: () => E.Either<Error, A>): TaskEither<Error, A> =>
  () =>
    Promise.resolve(run())

/** Turns what a port does into the task that does it. */
export const portTask = <A>(operation: string, run: () => Result<A>): TaskEither<Failure, A> =>
  taskOf(() =>
    pipe(
      run(),
      E.mapLeft((error) => failureOf(operation, error)),
    ),
  )

const refusedOrFailed = (operation: string, error: PortError): CustomerCloudError =>
  error.permission !== undefined && isRefusal(error)
    ? { _tag: 'AccessRefused', action: error.permission, message: error.message }
    : failureOf(operation, error)

/** The same in the customer's account, whose refusals are answers. */
export const accessTask = <A>(
  operation: string,
  run: () => Result<A>,
): TaskEither<CustomerCloudError, A> =>
  taskOf(() =>
    pipe(
      run(),
      E.mapLeft((error) => refusedOrFailed(operation, error)),
    ),
  )
