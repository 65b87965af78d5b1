/**
 * What an AWS error code means to whoever called. One table for EC2, IAM, STS and CloudFormation:
 * their codes do not contradict each other.
 *
 * Two spellings of one code meet here: on the wire `LimitExceeded`, as a class of the SDK
 * `LimitExceededException`. The SDK takes that one for throttling; it is a quota.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html
 */

// model

export type AwsErrorKind =
  /** Too many calls at once. */
  | 'throttled'
  /** AWS, or the way to it, is failing. */
  | 'unavailable'
  /** Somebody else is changing the same thing. */
  | 'busy'
  /** A quota is used up; no later attempt helps until it is raised or something is removed. */
  | 'quota'
  /** The credentials are good and do not allow the call. */
  | 'refused'
  /** The session is over. */
  | 'expired'
  /** The credentials are not good. */
  | 'not-authenticated'
  /** The account has not enabled the Region. */
  | 'region-not-enabled'
  | 'not-found'
  | 'already-exists'
  /** Not an error: the dry run would have succeeded. */
  | 'dry-run-allowed'
  /** Wrong input, or not possible in the present state. */
  | 'invalid'
  /** Nothing that AWS answered. */
  | 'unknown'

const codesByKind: ReadonlyArray<readonly [AwsErrorKind, ReadonlyArray<string>]> = [
  [
    'throttled',
    [
      'BandwidthLimitExceeded',
      'EC2Throttled',
      'PriorRequestNotComplete',
      'ProvisionedThroughputExceeded',
      'RequestLimitExceeded',
      'RequestThrottled',
      'SlowDown',
      'Throttled',
      'Throttling',
      'TooManyRequests',
      'TransactionInProgress',
    ],
  ],
  [
    'unavailable',
    [
      'ECONNREFUSED',
      'ECONNRESET',
      'EAI_AGAIN',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENOTFOUND',
      'EPIPE',
      'ETIMEDOUT',
      'InsufficientInstanceCapacity',
      'InternalError',
      'InternalFailure',
      'PendingVerification',
      'RequestTimeout',
      'ServerInternal',
      'ServiceFailure',
      'ServiceUnavailable',
      'TimeoutError',
      'Unavailable',
    ],
  ],
  ['busy', ['ConcurrentModification', 'EntityTemporarilyUnmodifiable', 'OperationInProgress']],
  ['quota', ['InsufficientFreeAddressesInSubnet', 'LimitExceeded', 'MaxSpotInstanceCountExceeded']],
  ['refused', ['AccessDenied', 'Blocked', 'UnauthorizedOperation']],
  ['expired', ['ExpiredToken', 'RequestExpired']],
  [
    'not-authenticated',
    [
      'IncompleteSignature',
      'InvalidClientTokenId',
      'InvalidSignature',
      'MissingAuthenticationToken',
      'RequestInTheFuture',
      'RequestTimeTooSkewed',
      'SignatureDoesNotMatch',
      'UnrecognizedClient',
    ],
  ],
  ['region-not-enabled', ['AuthFailure', 'OptInRequired', 'RegionDisabled']],
  ['not-found', ['NoSuchEntity', 'NoSuchResource']],
  ['already-exists', ['AlreadyExists']],
  ['dry-run-allowed', ['DryRunOperation']],
]

/**
 * One spelling for both of a code's: `LimitExceededException` is `LimitExceeded`, and `…ID` is
 * `…Id`.
 */
const spellingOf = (code: string): string => code.replace(/Exception$/, '').toLowerCase()

const kinds: ReadonlyMap<string, AwsErrorKind> = new Map(
  codesByKind.flatMap(([kind, codes]) => codes.map((code) => [spellingOf(code), kind] as const)),
)

const kindOfEnding = (spelling: string): AwsErrorKind | undefined => {
  if (spelling.endsWith('limitexceeded')) return 'quota'
  if (spelling.endsWith('notfound')) return 'not-found'
  return spelling.endsWith('alreadyexists') ? 'already-exists' : undefined
}

// queries

/** Tells whether two codes are one, whichever of their spellings each has. */
export const isSameCode = (left: string, right: string): boolean =>
  spellingOf(left) === spellingOf(right)

/** Returns the kind of a code, or nothing when neither the code nor its ending is known. */
export const kindOfCode = (code: string): AwsErrorKind | undefined =>
  kinds.get(spellingOf(code)) ?? kindOfEnding(spellingOf(code))

const retryableKinds: ReadonlySet<AwsErrorKind> = new Set([
  'throttled',
  'unavailable',
  'busy',
  'expired',
])

/**
 * Tells whether the same call may succeed later, unchanged. A session that is over is replaced by
 * then.
 */
export const isRetryableKind = (kind: AwsErrorKind): boolean => retryableKinds.has(kind)
