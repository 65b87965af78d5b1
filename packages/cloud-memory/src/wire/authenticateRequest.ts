/**
 * Authenticates a request by its `Authorization` header or, for presigned URLs, its query string.
 * Signatures, their dates and the expiry of presigned URLs are not verified.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
import { type Partition, parseRegion, partitionOfRegion } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type AwsError, refuse } from '../aws/AwsError.ts'
import { keyOwner, unknownKey } from '../aws/Identity.ts'
import type { Caller } from '../aws/apply.ts'
import { regionNames } from '../aws/ec2/regions.ts'
import type { World } from '../world/World.ts'
import {
  type CredentialScope,
  credentialOfHeader,
  parseCredential,
  signingAlgorithm,
} from './CredentialScope.ts'
import { type FormNode, textOf } from './Form.ts'
import { type Service, serviceNamed, serviceOfVersion, services } from './Service.ts'
import { sessionTokenOf } from './sessionTokenOf.ts'

// model

export interface AuthenticatedRequest {
  readonly service: Service
  readonly caller: Caller
}

/** An error, with the service whose format it has. */
export interface Refusal {
  readonly error: AwsError
  readonly service: Service | undefined
}

type Headers = Readonly<Record<string, string | undefined>>

/** The credential of a request, before it is verified. */
interface Claim {
  readonly credential: string
  readonly sessionToken: string | undefined
}

// where the credential is

const headerOf = (headers: Headers, name: string): string | undefined => {
  const direct = headers[name]
  if (direct !== undefined) return direct
  const key = Object.keys(headers).find((candidate) => candidate.toLowerCase() === name)
  return key === undefined ? undefined : headers[key]
}

/**
 * Returns whether a parameter is not one of the action: part of the signature, or a header such as
 * `x-amz-user-agent` that the signer moved into the query string.
 */
export const isSigningParameter = (name: string): boolean => /^x-amz-/i.test(name)

const presigning = ['Algorithm', 'Credential', 'Signature', 'SignedHeaders', 'Date'].map(
  (name) => `X-Amz-${name}`,
)

const incomplete = (message: string): E.Either<AwsError, never> =>
  refuse('IncompleteSignature', message)

const presignedClaim = (form: FormNode): E.Either<AwsError, Claim> => {
  const missing = presigning.filter((name) => (textOf(form, name) ?? '') === '')
  if (missing.length > 0) {
    const sentences = missing.map((name) => `AWS query-string parameters must include '${name}'. `)
    return incomplete(`${sentences.join('')}Re-examine the query-string parameters.`)
  }
  const algorithm = textOf(form, 'X-Amz-Algorithm')
  if (algorithm !== signingAlgorithm) {
    return incomplete(`Unsupported AWS 'algorithm': '${algorithm}'.`)
  }
  return E.right({
    credential: textOf(form, 'X-Amz-Credential') ?? '',
    sessionToken: textOf(form, 'X-Amz-Security-Token'),
  })
}

const claimIn = (headers: Headers, form: FormNode): E.Either<AwsError, Claim> => {
  const authorization = headerOf(headers, 'authorization')
  const isPresigned = presigning.some((name) => form.members.has(name))
  if (authorization !== undefined && isPresigned) {
    return refuse(
      'SignatureDoesNotMatch',
      "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
      403,
    )
  }
  if (isPresigned) return presignedClaim(form)
  if (authorization === undefined) {
    return refuse('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
  }
  const credential = credentialOfHeader(authorization)
  return credential === undefined
    ? incomplete("Authorization header requires 'Credential' parameter.")
    : E.right({ credential, sessionToken: headerOf(headers, 'x-amz-security-token') })
}

const scopeOf = ({ credential }: Claim): E.Either<AwsError, CredentialScope> => {
  const scope = parseCredential(credential)
  return scope === undefined
    ? incomplete(
        `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
      )
    : E.right(scope)
}

// whose it is

/** EC2 has one error for all invalid credentials. */
const refusedBy =
  (service: Service | undefined) =>
  (error: AwsError): Refusal => ({
    error: service?.protocol === 'ec2' ? E.toUnion(unknownKey(service.name)) : error,
    service,
  })

const serviceOf = ({ service: name }: CredentialScope): E.Either<Refusal, Service> => {
  const service = serviceNamed(name)
  if (service !== undefined) return E.right(service)
  const known = services.map((each) => each.name).join(', ')
  return pipe(
    refuse('InvalidAction', `The service ${name} is not answered here, only ${known}`),
    E.mapLeft((error) => ({ error, service })),
  )
}

interface ScopedClaim extends Claim {
  readonly scope: CredentialScope
  readonly service: Service
}

/** Returns the account's partition; Left for an unknown key or a wrong session token. */
const partitionOf = (
  world: World,
  { scope, service, sessionToken }: ScopedClaim,
): E.Either<AwsError, Partition> =>
  pipe(
    keyOwner(world, scope.accessKeyId, service.name),
    E.flatMap(({ account }) =>
      sessionToken === sessionTokenOf(world, scope.accessKeyId)
        ? E.right(account.partition)
        : unknownKey(service.name),
    ),
  )

const isRegionOf = (partition: Partition, region: string): boolean => {
  const parsed = parseRegion(region)
  const known = regionNames(partition)
  return (
    E.isRight(parsed) &&
    partitionOfRegion(parsed.right) === partition &&
    (known.length === 0 || known.includes(region))
  )
}

const wrongRegion = (region: string): AwsError => ({
  code: 'SignatureDoesNotMatch',
  message: `Credential should be scoped to a valid region, not '${region}'.`,
  status: 403,
})

const callerOf = (world: World, claim: ScopedClaim): E.Either<Refusal, AuthenticatedRequest> => {
  const { service, scope } = claim
  const { accessKeyId, region } = scope
  const partition = partitionOf(world, claim)
  if (E.isLeft(partition)) return E.left({ error: partition.left, service })
  return isRegionOf(partition.right, region)
    ? E.right({ service, caller: { accessKeyId, region } })
    : E.left(refusedBy(service)(wrongRegion(region)))
}

/** Returns the service and the caller of a request; `form` has the parameters of the request. */
export const authenticateRequest = (
  world: World,
  headers: Headers,
  form: FormNode,
): E.Either<Refusal, AuthenticatedRequest> =>
  pipe(
    claimIn(headers, form),
    E.bindTo('claim'),
    E.bind('scope', ({ claim }) => scopeOf(claim)),
    E.mapLeft(refusedBy(serviceOfVersion(textOf(form, 'Version')))),
    E.bind('service', ({ scope }) => serviceOf(scope)),
    E.flatMap(({ claim, scope, service }) => callerOf(world, { ...claim, scope, service })),
  )
