import { type Failure, failure } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'

import type { AwsError } from '../aws/AwsError.ts'
import { type AwsErrorKind, isRetryableKind, kindOfCode } from './AwsErrorKind.ts'
import type { CloudError } from './CloudError.ts'
import { isRetryableCode } from './OperationError.ts'

/**
 * The code of a failure in a Region that the account has not enabled; AWS has several codes for it.
 */
export const regionNotEnabledCode = 'RegionNotEnabled'

/**
 * EC2 returns `AuthFailure` there, which also means invalid credentials, so the message names both.
 */
const regionMessage = ({ code, message }: AwsError): string =>
  code === 'AuthFailure'
    ? `the account has not enabled the Region, or the credentials do not hold in it (${code}: ${message})`
    : `the account has not enabled the Region (${code}: ${message})`

/** Returns the kind of an AWS error; the HTTP status decides for an unknown code. */
export const kindOfError = ({ code, status }: AwsError): AwsErrorKind => {
  const kind = kindOfCode(code)
  if (kind !== undefined) return kind
  if (status === undefined) return 'unknown'
  return status >= 500 ? 'unavailable' : 'invalid'
}

/** Returns whether the same operation may succeed later, unchanged. */
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
 * Returns the failure of a port operation, e.g. `RescaleCloud.installRoutes`. Total: an unknown
 * code is not retryable. A quota is not retryable either, although the SDK retries two of them.
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
