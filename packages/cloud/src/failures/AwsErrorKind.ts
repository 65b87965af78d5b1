/**
 * The meaning of AWS error codes for the caller. One table for EC2, IAM, STS and CloudFormation:
 * their codes do not contradict each other.
 *
 * A code has two spellings: on the wire `LimitExceeded`, as a class of the SDK
 * `LimitExceededException`. The SDK treats it as throttling; it is a quota.
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
  /** AWS or the network is failing. */
  | 'unavailable'
  /** A concurrent change of the same resource. */
  | 'busy'
  /** A quota is used up; a retry does not help until it is raised or something is removed. */
  | 'quota'
  /** The credentials are valid but do not allow the call. */
  | 'refused'
  /** The session has expired. */
  | 'expired'
  /** The credentials are invalid. */
  | 'not-authenticated'
  /** The account has not enabled the Region. */
  | 'region-not-enabled'
  | 'not-found'
  | 'already-exists'
  /** Not an error: the dry run would have succeeded. */
  | 'dry-run-allowed'
  /** Wrong input, or not possible in the current state. */
  | 'invalid'
  /** Not an answer of AWS. */
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
 * Normalises the spelling of a code: `LimitExceededException` is `LimitExceeded`, and `…ID` is
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

/** Returns whether two codes are the same in any spelling. */
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
 * Returns whether the same call may succeed later, unchanged. An expired session is replaced by
 * then.
 */
export const isRetryableKind = (kind: AwsErrorKind): boolean => retryableKinds.has(kind)
