/** Calls whose parameters, and whose signature, are in the URL. */
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import {
  type QueryParameters,
  type StaticCredentials,
  accessKeysOf,
  createRequestHandler,
  requestIdOf,
  services,
} from '@byoa/cloud-memory/wire'
import { describe, expect, test } from 'vitest'

import { decodeUtf8 } from '../../src/wire/utf8.ts'
import { customer } from '../setupTemplateOf.ts'
import { newWireCloud } from './wireCloud.ts'

interface Request {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly query: Record<string, string>
  readonly body?: string
}

/** The signer of SDK clients, as far as it is needed here. */
interface Signer {
  readonly sign: (request: Request, options: object) => Promise<Request>
  readonly presign: (request: Request, options: object) => Promise<Request>
}

const signerOf = async (credentials: StaticCredentials): Promise<Signer> => {
  const { config } = new STSClient({ region: 'us-east-1', credentials })
  const scope = { signingName: 'sts', signingRegion: 'us-east-1' }
  // The SDK's signer presigns too, which the type of a client's configuration does not say.
  return (await config.signer({ name: 'sigv4', ...scope, properties: scope })) as unknown as Signer
}

const requestOf = (method: string, query: Record<string, string>): Request => ({
  method,
  protocol: 'https:',
  hostname: 'sts.us-east-1.amazonaws.com',
  path: '/',
  headers: { host: 'sts.us-east-1.amazonaws.com' },
  query,
})

const identity = { Action: 'GetCallerIdentity', Version: '2011-06-15' }

const opened = () => {
  const { cloud, ...parties } = newWireCloud()
  const { handle } = createRequestHandler(cloud)
  const answer = async (request: Parameters<typeof handle>[0]) => {
    const { response } = await handle(request)
    const xml = decodeUtf8(response.body)
    return {
      status: response.statusCode,
      xml,
      code: /<Code>(.*)<\/Code>/.exec(xml)?.[1],
      message: /<Message>(.*)<\/Message>/.exec(xml)?.[1],
    }
  }
  return { cloud, ...parties, answer, keys: accessKeysOf(cloud, customer) }
}

describe('a URL presigned by the SDK', () => {
  test('is answered as its key, with a GET and with a POST, whatever header it signs besides', async () => {
    const { answer, keys } = opened()
    const signer = await signerOf(keys)
    for (const method of ['GET', 'POST']) {
      // The token of EKS is such a URL; it signs the name of the cluster.
      const asked = requestOf(method, identity)
      const headers = { ...asked.headers, 'x-k8s-aws-id': 'cluster', 'x-amz-user-agent': 'eks' }
      const signed = await signer.presign({ ...asked, headers }, { expiresIn: 60 })
      expect(signed.query).toHaveProperty('X-Amz-Signature')
      const { status, xml } = await answer(signed)
      expect(status).toBe(200)
      expect(xml).toContain(`<Account>${customer}</Account>`)
    }
  })

  test('needs the token of a session, in the query string', async () => {
    const { answer, customer: administrator } = opened()
    const Principal = { AWS: `arn:aws:iam::${customer}:root` }
    const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }]
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
    const { Role } = await administrator.iam.send(
      new CreateRoleCommand({ RoleName: 'vault', AssumeRolePolicyDocument }),
    )
    const { Credentials: given } = await administrator.sts.send(
      new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'login' }),
    )
    const signer = await signerOf({
      accessKeyId: given?.AccessKeyId ?? '',
      secretAccessKey: given?.SecretAccessKey ?? '',
      sessionToken: given?.SessionToken ?? '',
    })
    const { query, ...rest } = await signer.presign(requestOf('GET', identity), { expiresIn: 60 })
    const answered = await answer({ ...rest, query })
    expect(answered.xml).toContain(`arn:aws:sts::${customer}:assumed-role/vault/login</Arn>`)
    const { 'X-Amz-Security-Token': _token, ...without } = query
    expect(await answer({ ...rest, query: without })).toMatchObject({
      status: 403,
      code: 'InvalidClientTokenId',
    })
  })
})

const presigned = (accessKeyId: string, service = 'sts'): Record<string, string> => ({
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': `${accessKeyId}/20260101/us-east-1/${service}/aws4_request`,
  'X-Amz-Date': '20260101T000000Z',
  'X-Amz-SignedHeaders': 'host',
  'X-Amz-Signature': '0',
})

const headerOf = (accessKeyId: string, service = 'sts') => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
})

describe('every service', () => {
  test('answers a GET signed in its header, and by the SDK', async () => {
    const { answer, keys } = opened()
    const signer = await signerOf(keys)
    const signed = await signer.sign(requestOf('GET', identity), {})
    expect(signed.headers).toHaveProperty('authorization')
    expect((await answer(signed)).xml).toContain(`<Account>${customer}</Account>`)
  })

  test.each([
    ['ec2', 'DescribeVpcs', { 'Filter.1.Name': 'cidr', 'Filter.1.Value.1': '10.0.0.0/8' }],
    ['ec2', 'CreateVpc', { CidrBlock: '10.64.0.0/16' }],
    ['iam', 'ListRoles', { PathPrefix: '/a b+&=%/' }],
    ['iam', 'GetRole', { RoleName: 'nobody' }],
    ['sts', 'GetCallerIdentity', {}],
    ['cloudformation', 'DescribeStacks', { StackName: 'none' }],
  ])(
    'of %s: %s is answered alike, wherever parameters and credential are',
    async (name, action, rest) => {
      const { version: Version = '' } = services.find((service) => service.name === name) ?? {}
      const parameters = { Action: action, Version, ...rest }
      const body = new URLSearchParams(parameters).toString()
      const { Action, ...others } = parameters
      const answers = await Promise.all(
        [
          (keyId: string) => ({ method: 'POST', headers: headerOf(keyId, name), body }),
          (keyId: string) => ({ method: 'GET', headers: headerOf(keyId, name), query: body }),
          (keyId: string) => ({ method: 'GET', headers: headerOf(keyId, name), query: parameters }),
          (keyId: string) => ({
            method: 'GET',
            headers: {},
            query: { ...parameters, ...presigned(keyId, name) },
          }),
          (keyId: string) => ({
            method: 'POST',
            headers: {},
            query: { Action, ...presigned(keyId, name) },
            body: new URLSearchParams(others as Record<string, string>).toString(),
          }),
        ].map((request) => {
          const { answer, keys } = opened()
          return answer(request(keys.accessKeyId))
        }),
      )
      expect(new Set(answers.map(({ xml }) => xml)).size).toBe(1)
      expect(answers[0]?.xml).toContain(requestIdOf(1))
    },
  )
})

describe('a request is refused', () => {
  const refusedAs = async (
    change: object,
    query: QueryParameters = { ...identity, ...presigned(`AKIA${customer}ADMN`) },
  ) => opened().answer({ method: 'GET', headers: {}, query, ...change })

  test.each(['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
    'of another method: %s',
    async (method) => {
      expect(await refusedAs({ method })).toMatchObject({ status: 405, code: 'UnsupportedMethod' })
    },
  )

  test('that is a GET with a body', async () => {
    expect(await refusedAs({ body: 'RoleName=a' })).toMatchObject({
      status: 400,
      code: 'MalformedQueryString',
    })
  })

  test('that names a parameter in its URL and its body', async () => {
    expect(await refusedAs({ method: 'POST', body: 'Action=GetCallerIdentity' })).toMatchObject({
      status: 400,
      code: 'MalformedQueryString',
    })
  })

  test('that is signed in both places', async () => {
    expect(await refusedAs({ headers: headerOf(`AKIA${customer}ADMN`) })).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
      message: expect.stringContaining("Found both 'X-Amz-Algorithm'") as unknown,
    })
  })

  test.each(Object.keys(presigned('')))('that is presigned without %s', async (name) => {
    const query = { ...identity, ...presigned(`AKIA${customer}ADMN`), [name]: '' }
    expect(await refusedAs({}, query)).toMatchObject({
      status: 400,
      code: 'IncompleteSignature',
      message: `AWS query-string parameters must include '${name}'. Re-examine the query-string parameters.`,
    })
  })

  test.each([
    ['another algorithm', { 'X-Amz-Algorithm': 'AWS4-ECDSA-P256-SHA256' }, 'IncompleteSignature'],
    ['half a credential', { 'X-Amz-Credential': 'AKIA/20260101/sts' }, 'IncompleteSignature'],
    ['an unknown key', presigned('AKIANOBODY'), 'InvalidClientTokenId'],
    ['the key of a service that is not there', presigned('AKIA', 's3'), 'InvalidAction'],
  ])('that has %s', async (_what, change, code) => {
    const query = { ...identity, ...presigned(`AKIA${customer}ADMN`), ...change }
    expect((await refusedAs({}, query)).code).toBe(code)
  })

  test('of EC2 with one answer, whatever its credential lacks', async () => {
    const query = { Action: 'DescribeVpcs', Version: '2016-11-15', 'X-Amz-Algorithm': 'a' }
    expect(await refusedAs({}, query)).toMatchObject({ status: 401, code: 'AuthFailure' })
  })
})
