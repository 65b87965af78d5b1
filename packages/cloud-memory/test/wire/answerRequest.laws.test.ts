/** Whatever comes in is answered, and what is refused changes nothing. */
import { createMemoryCloud, emptyWorld, withAccount } from '@byoa/cloud-memory'
import { answerRequest, services } from '@byoa/cloud-memory/wire'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { actions } from '../../src/aws/actions.ts'
import { decodeUtf8 } from '../../src/wire/utf8.ts'
import { customer, start } from '../setupTemplateOf.ts'

const world = withAccount(emptyWorld({ now: start }), { accountId: customer, partition: 'aws' })

test('every action of the world can be called', () => {
  const answered = services.flatMap(({ inputs }) => [...inputs.keys()])
  expect(answered.toSorted()).toEqual(Object.keys(actions).toSorted())
})

const names = services.flatMap(({ inputs }) => [...inputs.keys()])
const credential = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=AKIA111122223333ADMN/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`

const answeredBy = (headers: Record<string, string>, body: string, change: object = {}) => {
  const cloud = createMemoryCloud({ world, rescale: { accounts: [], vpcs: [] } })
  const answered = answerRequest(cloud, { method: 'POST', headers, body, ...change }, 'id')
  return { cloud, response: E.isRight(answered) ? answered.right : undefined }
}

const isAnswer = (response: ReturnType<typeof answeredBy>['response']): void => {
  expect(response?.statusCode).toBeGreaterThanOrEqual(200)
  expect(response?.headers['x-amzn-requestid']).toBe('id')
  expect(response?.body.length).toBeGreaterThan(0)
}

test('methods, URLs, bodies and headers of any kind', () => {
  const header = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('ec2', 'iam', 's3').map(credential),
  )
  const method = fc.constantFrom('GET', 'POST', 'PUT', '')
  const text = fc.string({ unit: 'binary', maxLength: 200 })
  fc.assert(
    fc.property(header, method, text, text, (authorization, verb, query, body) => {
      isAnswer(answeredBy({ authorization }, body, { method: verb, query }).response)
    }),
    { numRuns: 300 },
  )
})

test('actions with parameters of any kind, and what is refused changes nothing', () => {
  const part = fc.constantFrom(
    ...'VpcId Filter Name Value 1 2 member Tag Key MaxResults CidrBlock DryRun'.split(' '),
    ...'RouteTableId StackName TemplateBody RoleName Tags IpPermissions'.split(' '),
    ...'Attribute ResourceId 0 -1 constructor __proto__'.split(' '),
    '',
  )
  const value = fc.oneof(
    fc.constantFrom('', 'true', '10.0.0.0/16', '{}', 'vpc-0123456789abcdef0', '{"Resources":{}}'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  const parameter = fc.tuple(fc.array(part, { minLength: 1, maxLength: 4 }), value)
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom('ec2', 'iam', 'sts', 'cloudformation'),
      fc.array(parameter, { maxLength: 5 }),
      (action, service, parameters) => {
        const pairs = parameters.map(([path, text]): [string, string] => [path.join('.'), text])
        const body = new URLSearchParams([['Action', action], ...pairs]).toString()
        const { cloud, response } = answeredBy({ authorization: credential(service) }, body)
        isAnswer(response)
        expect(response?.statusCode === 200 || cloud.world() === world).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})

test('a body of many parameters, or deep ones, is refused', () => {
  const headers = { authorization: credential('ec2') }
  for (const body of ['a=1&'.repeat(20_000), `${'a.'.repeat(50)}b=1`, '%']) {
    const { response } = answeredBy(headers, body)
    expect(response?.statusCode).toBe(400)
    expect(decodeUtf8(response?.body ?? new Uint8Array())).toContain('MalformedQueryString')
  }
})

test('without an Authorization header, in the words of the service of the version', () => {
  const { response } = answeredBy({}, 'Action=DescribeVpcs&Version=2016-11-15')
  expect(response?.statusCode).toBe(401)
  expect(decodeUtf8(response?.body ?? new Uint8Array())).toContain('<Code>AuthFailure</Code>')
  const other = answeredBy({}, 'Action=ListRoles&Version=2010-05-08').response
  expect(other?.statusCode).toBe(403)
  expect(decodeUtf8(other?.body ?? new Uint8Array())).toContain('MissingAuthenticationToken')
})

test('actions that are not there are InvalidAction', () => {
  for (const service of ['ec2', 'iam', 's3']) {
    const headers = { Authorization: credential(service) }
    for (const action of ['StartInstances', 'toString', '__proto__']) {
      const { response } = answeredBy(headers, `Action=${action}`)
      expect(response?.statusCode).toBe(400)
      expect(decodeUtf8(response?.body ?? new Uint8Array())).toContain('InvalidAction')
    }
  }
})
