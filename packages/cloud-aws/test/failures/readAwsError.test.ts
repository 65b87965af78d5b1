import { type AwsError, failureOf } from '@byoa/cloud'
import type { Either } from 'fp-ts/lib/Either.js'
import { answer, awsError, broken, fakeAws, page, refused, region } from '@byoa/scripted-aws'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readAwsError } from '../../src/failures/readAwsError.ts'

const role = { RoleName: 'r', AssumeRolePolicyDocument: '{}' }
const stack = { StackName: 's', TemplateBody: '{}' }

const failed = (answered: Either<AwsError, unknown>) =>
  failureOf('Port.operation')(refused(answered))

describe('what the SDK really throws', () => {
  const iamWith = (code: string) =>
    fakeAws({ CreateRole: awsError(code, 'Cannot exceed quota', 409) })

  it('tells a quota of IAM, which the SDK retries as throttling, from throttling', async () => {
    const aws = iamWith('LimitExceeded')
    const thrown = await aws.awsFor(region).iam.createRole(role)()
    expect(failed(thrown)).toMatchObject({ code: 'LimitExceeded', retryable: false })
  })

  it('takes the wire code, not the name of the class', async () => {
    const aws = iamWith('NoSuchEntity')
    const thrown = await aws.awsFor(region).iam.createRole(role)()
    expect(refused(thrown).code).toBe('NoSuchEntity')
    expect(refused(thrown).cause).toMatchObject({ name: 'NoSuchEntityException' })
  })

  it('tells a quota of CloudFormation from throttling', async () => {
    const aws = fakeAws({ CreateStack: awsError('LimitExceededException', 'Limit for stack') })
    const thrown = await aws.awsFor(region).cloudFormation.createStack(stack)()
    expect(failed(thrown)).toMatchObject({ code: 'LimitExceededException', retryable: false })
  })

  it.each(['ECONNRESET', 'ECONNREFUSED', 'EPIPE'])('lets a retry follow %s', async (code) => {
    const aws = fakeAws({ CreateStack: broken(code) })
    const thrown = await aws.awsFor(region).cloudFormation.createStack(stack)()
    expect(failed(thrown)).toMatchObject({ code, retryable: true })
  })

  it.each([
    [502, true],
    [403, false],
  ])('reads a page of a proxy with status %i by its status', async (status, retryable) => {
    const aws = fakeAws({ CreateStack: page('<html><title>Proxy</html>', status) })
    const thrown = await aws.awsFor(region).cloudFormation.createStack(stack)()
    expect(failed(thrown)).toMatchObject({ code: 'UnreadableAnswer', retryable })
  })

  it('keeps the cause, without the response that it hangs on', async () => {
    const aws = fakeAws({ CreateStack: awsError('ValidationError', 'no template') })
    const thrown = await aws.awsFor(region).cloudFormation.createStack(stack)()
    const { cause } = refused(thrown)
    expect(cause).toMatchObject({ name: 'ValidationError', httpStatusCode: 400, requestId: 'r-1' })
    expect(Object.getOwnPropertyNames(cause)).not.toContain('$response')
  })

  it('lets through what was answered', async () => {
    const aws = fakeAws({ CreateStack: answer({ StackId: 'arn:stack' }) })
    const made = await aws.awsFor(region).cloudFormation.createStack(stack)()
    expect(made).toMatchObject({ right: { StackId: 'arn:stack' } })
  })
})

describe('laws', () => {
  it('every thrown value has a failure with a code and a message', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (thrown) => {
        const failure = failureOf('Port.operation')(readAwsError('ec2:DescribeVpcs')(thrown))
        expect(failure._tag).toBe('Failure')
        expect(failure.code.length).toBeGreaterThan(0)
        expect(failure.message.length).toBeGreaterThan(0)
        expect(typeof failure.retryable).toBe('boolean')
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
    const failure = readAwsError('sts:AssumeRole')(error)
    expect(failure).toMatchObject({
      code: 'SignatureDoesNotMatch',
      message: message.split('\n')[0],
    })
    expect(JSON.stringify(failure.cause)).toMatch(/\\n\s+at /u)
    expect(JSON.stringify([failure, failure.cause])).not.toContain('a-session-token')
  })
})
