import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { AwsError } from '../../src/aws/AwsError.ts'
import { type AwsErrorKind, kindOfCode } from '../../src/failures/AwsErrorKind.ts'
import { failureOf, kindOfError, regionNotEnabledCode } from '../../src/failures/failureOf.ts'

/** Kind → every code that AWS documents or was seen to send, in AWS's own spelling. */
const table: Readonly<Record<Exclude<AwsErrorKind, 'unknown' | 'invalid'>, ReadonlyArray<string>>> =
  {
    throttled: [
      'BandwidthLimitExceeded',
      'EC2ThrottledException',
      'PriorRequestNotComplete',
      'ProvisionedThroughputExceededException',
      'RequestLimitExceeded',
      'RequestThrottled',
      'RequestThrottledException',
      'SlowDown',
      'ThrottledException',
      'Throttling',
      'ThrottlingException',
      'TooManyRequestsException',
      'TransactionInProgressException',
    ],
    unavailable: [
      'EAI_AGAIN',
      'ECONNREFUSED',
      'ECONNRESET',
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
      'RequestTimeoutException',
      'ServerInternal',
      'ServiceFailure',
      'ServiceUnavailable',
      'TimeoutError',
      'Unavailable',
    ],
    busy: [
      'ConcurrentModification',
      'EntityTemporarilyUnmodifiable',
      'OperationInProgressException',
    ],
    quota: [
      'ActiveVpcPeeringConnectionPerVpcLimitExceeded',
      'CidrLimitExceeded',
      'InsufficientFreeAddressesInSubnet',
      'LimitExceeded',
      'LimitExceededException',
      'MaxSpotInstanceCountExceeded',
      'OutstandingVpcPeeringConnectionLimitExceeded',
      'PendingVpcPeeringConnectionLimitExceeded',
      'RouteLimitExceeded',
      'RouteTableLimitExceeded',
      'SubnetLimitExceeded',
      'VcpuLimitExceeded',
      'VpcLimitExceeded',
      'VpcPeeringConnectionsPerVpcLimitExceeded',
    ],
    refused: ['AccessDenied', 'AccessDeniedException', 'Blocked', 'UnauthorizedOperation'],
    expired: ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'],
    'not-authenticated': [
      'InvalidClientTokenId',
      'InvalidSignatureException',
      'RequestInTheFuture',
      'RequestTimeTooSkewed',
      'SignatureDoesNotMatch',
    ],
    'region-not-enabled': ['AuthFailure', 'OptInRequired', 'RegionDisabledException'],
    'not-found': [
      'ChangeSetNotFound',
      'InvalidGatewayID.NotFound',
      'InvalidGroup.NotFound',
      'InvalidRoute.NotFound',
      'InvalidRouteTableID.NotFound',
      'InvalidSubnetID.NotFound',
      'InvalidSubnetId.NotFound',
      'InvalidVpcID.NotFound',
      'InvalidVpcPeeringConnectionID.NotFound',
      'InvalidVpcPeeringConnectionId.NotFound',
      'NoSuchEntity',
      'NoSuchEntityException',
      'NoSuchResourceException',
    ],
    'already-exists': [
      'AlreadyExistsException',
      'EntityAlreadyExists',
      'EntityAlreadyExistsException',
      'RouteAlreadyExists',
      'TokenAlreadyExistsException',
      'VpcPeeringConnectionAlreadyExists',
    ],
    'dry-run-allowed': ['DryRunOperation'],
  }

/** Codes that need no row: wrong input, or not possible in the present state. */
const invalidCodes: ReadonlyArray<string> = [
  'CannotDelete',
  'DeleteConflict',
  'DependencyViolation',
  'IdempotentParameterMismatch',
  'InsufficientCapabilitiesException',
  'InvalidChangeSetStatus',
  'InvalidInput',
  'InvalidParameter',
  'InvalidParameterCombination',
  'InvalidParameterValue',
  'InvalidRouteTableId.Malformed',
  'InvalidStateTransition',
  'InvalidSubnet.Conflict',
  'InvalidSubnet.Range',
  'InvalidVpc.Range',
  'InvalidVpcPeeringConnectionId.Malformed',
  'InvalidVpcPeeringConnectionState.DnsHostnamesDisabled',
  'InvalidVpcRange',
  'MalformedPolicyDocument',
  'MissingParameter',
  'OperationNotPermitted',
  'PackedPolicyTooLarge',
  'PolicyNotAttachable',
  'TagPolicyViolation',
  'UnknownParameter',
  'UnmodifiableEntity',
  'ValidationError',
  'VpcCidrConflict',
]

const retryableKinds = ['throttled', 'unavailable', 'busy', 'expired']

const awsError = (code: string, status: number): AwsError => ({
  _tag: 'AwsError',
  action: 'ec2:DescribeVpcs',
  code,
  message: `${code} happened`,
  status,
})

describe('every code of the table', () => {
  it.each(
    Object.entries(table).flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)),
  )('%s is %s', (code, kind) => {
    const failure = failureOf('Port.operation')(awsError(code, 400))
    expect(kindOfCode(code)).toBe(kind)
    expect(failure.retryable).toBe(retryableKinds.includes(kind))
    expect(failure.code).toBe(kind === 'region-not-enabled' ? regionNotEnabledCode : code)
  })

  it.each(invalidCodes)('%s is invalid and not retryable', (code) => {
    const failure = failureOf('Port.operation')(awsError(code, 400))
    expect(kindOfError(awsError(code, 400))).toBe('invalid')
    expect(failure).toMatchObject({ code, retryable: false, operation: 'Port.operation' })
  })

  it('leaves a code that nobody knows to the status of its answer', () => {
    expect(failureOf('x')(awsError('Strange', 400)).retryable).toBe(false)
    expect(failureOf('x')(awsError('Strange', 503)).retryable).toBe(true)
  })
})

describe('a Region that is not enabled', () => {
  it('has one code, and says that AuthFailure may mean the credentials', () => {
    const disabled = failureOf('x')(awsError('RegionDisabledException', 403))
    const auth = failureOf('x')(awsError('AuthFailure', 401))
    expect([disabled.code, auth.code]).toEqual([regionNotEnabledCode, regionNotEnabledCode])
    expect(disabled.message).not.toContain('credentials')
    expect(auth.message).toContain('credentials')
  })
})

describe('laws', () => {
  it('every code that ends like a quota is a quota, whatever stands before it', () => {
    const throttles = new Set(['request', 'bandwidth'])
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{0,12}$/), (thing) => {
        fc.pre(!throttles.has(thing.toLowerCase()))
        expect(kindOfCode(`${thing}LimitExceeded`)).toBe('quota')
        expect(kindOfCode(`${thing}LimitExceededException`)).toBe('quota')
      }),
    )
  })
})
