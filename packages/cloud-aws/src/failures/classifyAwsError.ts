import { type Failure, failure } from '@byoa/application'

import { isRetryableKind } from './AwsErrorKind.ts'
import { type AwsErrorReading, readAwsError } from './AwsErrorReading.ts'

/**
 * The code of a failure in a Region that the account has not enabled; AWS has several words for it.
 */
export const regionNotEnabledCode = 'RegionNotEnabled'

/**
 * EC2 answers `AuthFailure` there, which also means that the credentials are not good: say both.
 */
const regionMessage = ({ code, message }: AwsErrorReading): string =>
  code === 'AuthFailure'
    ? `the account has not enabled the Region, or the credentials do not hold in it (${code}: ${message})`
    : `the account has not enabled the Region (${code}: ${message})`

/**
 * Returns the failure that an SDK error is. Total: whatever is thrown has an answer, and one that
 * nobody knows is not retryable. A quota is not retryable either, though the SDK retries two of
 * them.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export const classifyAwsError = (error: unknown, operation: string): Failure => {
  const reading = readAwsError(error)
  const { code, message, kind, cause } = reading
  const isRegion = kind === 'region-not-enabled'
  return failure({
    operation,
    code: isRegion ? regionNotEnabledCode : code,
    message: isRegion ? regionMessage(reading) : message,
    retryable: isRetryableKind(kind),
    cause,
  })
}
