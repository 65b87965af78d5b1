import { CreateStackCommand } from '@aws-sdk/client-cloudformation'
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type AwsErrorKind, kindOfCode } from '../../src/failures/AwsErrorKind.ts'
import { readAwsError } from '../../src/failures/AwsErrorReading.ts'
import { answered } from '../../src/failures/answered.ts'
import { classifyAwsError, regionNotEnabledCode } from '../../src/failures/classifyAwsError.ts'
import { answer, awsError, broken, fakeAws, page } from '../fakeAws.ts'
import { region } from '../samples.ts'
import { refused } from '../valid.ts'

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

const sdkError = (code: string, httpStatusCode: number): Error =>
  Object.assign(new Error(`${code} happened`), {
    name: code,
    Code: code,
    $metadata: { httpStatusCode, requestId: 'r-1', attempts: 1 },
  })

describe('every code of the table', () => {
  it.each(
    Object.entries(table).flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)),
  )('%s is %s', (code, kind) => {
    const failure = classifyAwsError(sdkError(code, 400), 'Port.operation')
    expect(kindOfCode(code)).toBe(kind)
    expect(failure.retryable).toBe(retryableKinds.includes(kind))
    expect(failure.code).toBe(kind === 'region-not-enabled' ? regionNotEnabledCode : code)
  })

  it.each(invalidCodes)('%s is invalid and not retryable', (code) => {
    const failure = classifyAwsError(sdkError(code, 400), 'Port.operation')
    expect(readAwsError(sdkError(code, 400)).kind).toBe('invalid')
    expect(failure).toMatchObject({ code, retryable: false, operation: 'Port.operation' })
  })

  it('leaves a code that nobody knows to the status of its answer', () => {
    expect(classifyAwsError(sdkError('Strange', 400), 'x').retryable).toBe(false)
    expect(classifyAwsError(sdkError('Strange', 503), 'x').retryable).toBe(true)
  })
})

describe('what the SDK really throws', () => {
  const iamWith = (code: string) => {
    const { config } = fakeAws({ CreateRole: awsError(code, 'Cannot exceed quota', 409) })
    return new IAMClient({ ...config, region })
  }

  it('tells a quota of IAM, which the SDK retries as throttling, from throttling', async () => {
    const iam = iamWith('LimitExceeded')
    const thrown = await answered('x', 'iam:CreateRole', () =>
      iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: '{}' })),
    )()
    expect(refused(thrown)).toMatchObject({ code: 'LimitExceeded', retryable: false })
  })

  it('takes the wire code, not the name of the class', async () => {
    const iam = iamWith('NoSuchEntity')
    const thrown = await answered('x', 'iam:CreateRole', () =>
      iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: '{}' })),
    )()
    expect(refused(thrown).code).toBe('NoSuchEntity')
    expect(refused(thrown).cause).toMatchObject({ name: 'NoSuchEntityException' })
  })

  it('tells a quota of CloudFormation from throttling', async () => {
    const aws = fakeAws({ CreateStack: awsError('LimitExceededException', 'Limit for stack') })
    const client = aws.cloudFormation(region)
    const thrown = await answered('x', 'cloudformation:CreateStack', () =>
      client.send(new CreateStackCommand({ StackName: 's' })),
    )()
    expect(refused(thrown)).toMatchObject({ code: 'LimitExceededException', retryable: false })
  })

  it.each(['ECONNRESET', 'ECONNREFUSED', 'EPIPE'])('lets a retry follow %s', async (code) => {
    const aws = fakeAws({ CreateStack: broken(code) })
    const client = aws.cloudFormation(region)
    const thrown = await answered('x', 'cloudformation:CreateStack', () =>
      client.send(new CreateStackCommand({ StackName: 's' })),
    )()
    expect(refused(thrown)).toMatchObject({ code, retryable: true })
  })

  it.each([
    [502, true],
    [403, false],
  ])('reads a page of a proxy with status %i by its status', async (status, retryable) => {
    const aws = fakeAws({ CreateStack: page('<html><title>Proxy</html>', status) })
    const client = aws.cloudFormation(region)
    const thrown = await answered('x', 'cloudformation:CreateStack', () =>
      client.send(new CreateStackCommand({ StackName: 's' })),
    )()
    expect(refused(thrown)).toMatchObject({ code: 'UnreadableAnswer', retryable })
  })

  it('keeps the cause, without the response that it hangs on', async () => {
    const aws = fakeAws({ CreateStack: awsError('ValidationError', 'no template') })
    const client = aws.cloudFormation(region)
    const thrown = await answered('x', 'cloudformation:CreateStack', () =>
      client.send(new CreateStackCommand({ StackName: 's' })),
    )()
    const { cause } = refused(thrown)
    expect(cause).toMatchObject({ name: 'ValidationError', httpStatusCode: 400, requestId: 'r-1' })
    expect(Object.getOwnPropertyNames(cause)).not.toContain('$response')
  })

  it('lets through what was answered', async () => {
    const aws = fakeAws({ CreateStack: answer({ StackId: 'arn:stack' }) })
    const client = aws.cloudFormation(region)
    const made = await answered('x', 'cloudformation:CreateStack', () =>
      client.send(new CreateStackCommand({ StackName: 's' })),
    )()
    expect(made).toMatchObject({ right: { StackId: 'arn:stack' } })
  })
})

describe('a Region that is not enabled', () => {
  it('has one code, and says that AuthFailure may mean the credentials', () => {
    const disabled = classifyAwsError(sdkError('RegionDisabledException', 403), 'x')
    const auth = classifyAwsError(sdkError('AuthFailure', 401), 'x')
    expect([disabled.code, auth.code]).toEqual([regionNotEnabledCode, regionNotEnabledCode])
    expect(disabled.message).not.toContain('credentials')
    expect(auth.message).toContain('credentials')
  })
})

describe('laws', () => {
  it('every thrown value has a failure with a code and a message', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (thrown) => {
        const failure = classifyAwsError(thrown, 'Port.operation')
        expect(failure._tag).toBe('Failure')
        expect(failure.code.length).toBeGreaterThan(0)
        expect(failure.message.length).toBeGreaterThan(0)
        expect(typeof failure.retryable).toBe('boolean')
      }),
    )
  })

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

describe('a wrong signature', () => {
  const message = [
    'The request signature we calculated does not match the signature you provided.',
    '',
    'The Canonical String for this request should have been',
    "'POST",
    '/',
    'x-amz-security-token:a-session-token',
    '',
    "content-type;host'",
  ].join('\n')

  it('is told without the request that AWS repeats, which has the session token in it', () => {
    const error = Object.assign(new Error(message), { name: 'SignatureDoesNotMatch' })
    const failure = classifyAwsError(error, 'sts:AssumeRole')
    expect(failure).toMatchObject({
      code: 'SignatureDoesNotMatch',
      message: message.split('\n')[0],
    })
    expect(JSON.stringify(failure.cause)).toMatch(/\\n\s+at /u)
    expect(JSON.stringify([failure, failure.cause])).not.toContain('a-session-token')
  })
})
