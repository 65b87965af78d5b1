/** Errors of requests that are no calls, with their whole texts and statuses. */
import { createMemoryCloud, emptyWorld, withAccount } from '@byoa/cloud-memory'
import { answerRequest } from '@byoa/cloud-memory/wire'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

import { decodeUtf8 } from '../../src/wire/utf8.ts'
import { customer, start } from '../setupTemplateOf.ts'

const world = withAccount(emptyWorld({ now: start }), { accountId: customer, partition: 'aws' })
const cloud = createMemoryCloud({ world, rescale: { accounts: [], vpcs: [] } })

const unescaped = (text: string): string => text.replaceAll('&quot;', '"')

interface Request {
  readonly method?: string
  readonly query?: string
  readonly body?: string
  readonly headers?: Record<string, string>
}

const refusalOf = (request: Request) => {
  const answered = answerRequest(cloud, { method: 'POST', body: '', headers: {}, ...request }, 'id')
  if (E.isLeft(answered)) throw new Error('no answer')
  const { statusCode, body } = answered.right
  const xml = decodeUtf8(body)
  return [
    statusCode,
    /<Code>(.*)<\/Code>/.exec(xml)?.[1],
    unescaped(/<Message>([^]*)<\/Message>/.exec(xml)?.[1] ?? ''),
  ]
}

const key = `AKIA${customer}ADMN`

const signed = (
  service: string,
  credential = `${key}/20260101/us-east-1/${service}/aws4_request`,
) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`,
})

const presigned = (change: Record<string, string> = {}) =>
  new URLSearchParams({
    Action: 'ListRoles',
    Version: '2010-05-08',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${key}/20260101/us-east-1/iam/aws4_request`,
    'X-Amz-Date': '20260101T000000Z',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': '0',
    ...change,
  }).toString()

const notValidated = 'AWS was not able to validate the provided access credentials'
const invalidToken = 'The security token included in the request is invalid.'
const ofKey = (accessKeyId: string, service: string, region = 'us-east-1') =>
  signed(service, `${accessKeyId}/20260101/${region}/${service}/aws4_request`)

/**
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
test.each<readonly [string, Request, number, string, string]>([
  [
    'no action',
    { headers: signed('iam'), body: 'Version=2010-05-08' },
    400,
    'MissingAction',
    'The request must contain an Action',
  ],
  [
    'an empty action',
    { headers: signed('ec2'), body: 'Action=' },
    400,
    'MissingAction',
    'The request must contain an Action',
  ],
  [
    'an unknown action of EC2',
    { headers: signed('ec2'), body: 'Action=StartInstances&Version=2016-11-15' },
    400,
    'InvalidAction',
    'The action StartInstances is not valid for this web service.',
  ],
  [
    'an unknown action of IAM',
    { headers: signed('iam'), body: 'Action=CreateVpc&Version=2010-05-08' },
    400,
    'InvalidAction',
    'Could not find operation CreateVpc for version 2010-05-08',
  ],
  [
    'an unknown action without a version',
    { headers: signed('iam'), body: 'Action=CreateVpc' },
    400,
    'InvalidAction',
    'Could not find operation CreateVpc for version NO_VERSION_SPECIFIED',
  ],
  [
    'another version',
    { headers: signed('sts'), body: 'Action=GetCallerIdentity&Version=2010-05-08' },
    400,
    'InvalidAction',
    'Could not find operation GetCallerIdentity for version 2010-05-08',
  ],
  [
    'another service',
    { headers: signed('s3'), body: 'Action=ListBuckets' },
    400,
    'InvalidAction',
    'The service s3 is not answered here, only ec2, iam, sts, cloudformation',
  ],
  [
    'another method',
    { method: 'PUT' },
    405,
    'UnsupportedMethod',
    'Calls are made with GET or POST.',
  ],
  [
    'a GET request with a body',
    { method: 'GET', query: 'Action=ListRoles', body: 'a=b' },
    400,
    'MalformedQueryString',
    'The parameters of a GET request are in its URL, not a body.',
  ],
  [
    'no signature',
    { body: 'Action=ListRoles&Version=2010-05-08' },
    403,
    'MissingAuthenticationToken',
    'Request is missing Authentication Token',
  ],
  [
    'no signature, for EC2',
    { body: 'Action=DescribeVpcs&Version=2016-11-15' },
    401,
    'AuthFailure',
    notValidated,
  ],
  [
    'a signature without a credential',
    { headers: { authorization: 'AWS4-HMAC-SHA256 Signature=0' }, body: 'Action=ListRoles' },
    400,
    'IncompleteSignature',
    "Authorization header requires 'Credential' parameter.",
  ],
  [
    'a credential of four parts',
    { headers: signed('iam', `${key}/20260101/us-east-1/iam`), body: 'Action=ListRoles' },
    400,
    'IncompleteSignature',
    `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${key}/20260101/us-east-1/iam'`,
  ],
  [
    'an unknown key',
    { headers: ofKey('AKIANONE', 'sts') },
    403,
    'InvalidClientTokenId',
    invalidToken,
  ],
  [
    'an unknown key, for EC2',
    { headers: ofKey('AKIANONE', 'ec2') },
    401,
    'AuthFailure',
    notValidated,
  ],
  [
    'a session token that the key has not',
    { headers: { ...signed('iam'), 'x-amz-security-token': 'x' } },
    403,
    'InvalidClientTokenId',
    invalidToken,
  ],
  [
    'a Region of another partition',
    { headers: ofKey(key, 'iam', 'cn-north-1') },
    403,
    'SignatureDoesNotMatch',
    "Credential should be scoped to a valid region, not 'cn-north-1'.",
  ],
  [
    'an unknown Region',
    { headers: ofKey(key, 'sts', 'us-east-9') },
    403,
    'SignatureDoesNotMatch',
    "Credential should be scoped to a valid region, not 'us-east-9'.",
  ],
  [
    'an unknown Region, for EC2',
    { headers: ofKey(key, 'ec2', 'us-east-9') },
    401,
    'AuthFailure',
    notValidated,
  ],
  [
    'a signature in the URL and in a header',
    { method: 'GET', query: presigned(), headers: signed('iam') },
    403,
    'SignatureDoesNotMatch',
    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
  ],
  [
    'a URL of another algorithm',
    { method: 'GET', query: presigned({ 'X-Amz-Algorithm': 'none' }) },
    400,
    'IncompleteSignature',
    "Unsupported AWS 'algorithm': 'none'.",
  ],
  [
    'a URL with half a signature',
    { method: 'GET', query: presigned({ 'X-Amz-Signature': '', 'X-Amz-Date': '' }) },
    400,
    'IncompleteSignature',
    "AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.",
  ],
])('%s', (_name, request, status, code, message) => {
  expect(refusalOf(request)).toEqual([status, code, message])
})

test('a signed URL is answered', () => {
  const request = { method: 'GET', query: presigned(), headers: {}, body: '' }
  expect(E.toUnion(answerRequest(cloud, request, 'id'))).toMatchObject({ statusCode: 200 })
})
