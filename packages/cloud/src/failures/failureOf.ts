import { type Failure, failure } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'

import type { AwsError } from '../aws/AwsError.ts'
import { type AwsErrorKind, isRetryableKind, kindOfCode } from './AwsErrorKind.ts'
import type { CloudError } from './CloudError.ts'
import { isRetryableCode } from './OperationError.ts'

/**
 * The code of a failure in a Region that the account has not enabled; AWS has several words for it.
 */
export const regionNotEnabledCode = 'RegionNotEnabled'

/**
 * EC2 answers `AuthFailure` there, which also means that the credentials are not good: say both.
 */
const regionMessage = ({ code, message }: AwsError): string =>
  code === 'AuthFailure'
    ? `the account has not enabled the Region, or the credentials do not hold in it (${code}: ${message})`
    : `the account has not enabled the Region (${code}: ${message})`

/** Returns what an error of AWS means; a code that nobody knows goes by the HTTP status. */
export const kindOfError = ({ code, status }: AwsError): AwsErrorKind => {
  const kind = kindOfCode(code)
  if (kind !== undefined) return kind
  if (status === undefined) return 'unknown'
  return status >= 500 ? 'unavailable' : 'invalid'
}

/** Tells whether the same operation may succeed later, unchanged. */
export const isRetryable = (error: CloudError): boolean =>
  error._tag === 'AwsError' ? isRetryableKind(kindOfError(error)) : isRetryableCode(error.code)

const awsFailure = (operation: string, error: AwsError): Failure => {
  const isRegion = kindOfError(error) === 'region-not-enabled'
  return failure({
    operation,
    code: isRegion ? regionNotEnabledCode : error.code,
    message: isRegion ? regionMessage(error) : error.message,
    retryable: isRetryable(error),
    ...omitUndefined({ cause: error.cause }),
  })
}

/**
 * Returns the failure of a port operation, e.g. `RescaleCloud.installRoutes`. Total: a code that
 * nobody knows is not retryable. A quota is not retryable either, though the SDK retries two of
 * them.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export const failureOf =
  (operation: string) =>
  (error: CloudError): Failure =>
    error._tag === 'AwsError'
      ? awsFailure(operation, error)
      : failure({
          operation,
          code: error.code,
          message: error.message,
          retryable: isRetryable(error),
        })
