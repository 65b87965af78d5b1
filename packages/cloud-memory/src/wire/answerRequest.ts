/**
 * One HTTP request in, one response out: the scope says who asks what service, the form says what,
 * the cell answers.
 *
 * Laws
 * 1. Every request is answered, whatever it holds, with a request id in the header.
 * 2. What is refused before the cell is asked changes nothing.
 */
import { parseRegion, partitionOfRegion } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type AwsError, refuse } from '../aws/AwsError.ts'
import { keyOwner, unknownKey } from '../aws/Identity.ts'
import type { ActionName, InputOf, OutputOf } from '../aws/actions.ts'
import type { CallOf, Caller } from '../aws/apply.ts'
import type { World } from '../world/World.ts'
import { parseCredentialScope } from './CredentialScope.ts'
import { type FormNode, parseForm, textOf, without } from './Form.ts'
import { refuseInput } from './InputFault.ts'
import { type Service, serviceNamed, serviceOfVersion, services } from './Service.ts'
import { errorBody, responseBody } from './envelopes.ts'
import { sessionTokenOf } from './sessionTokenOf.ts'
import { encodeUtf8 } from './utf8.ts'

// model

/** Where the world is kept; `MemoryCloud` is one. */
export interface Cell {
  readonly world: () => World
  readonly call: <Name extends ActionName>(
    caller: Caller,
    call: CallOf<Name>,
  ) => E.Either<AwsError, OutputOf<Name>>
}

export interface WireRequest {
  readonly method: string
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export type WireResponse = {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

/** The request took effect, or did not, and no answer came. */
export type NoAnswer = 'timeout'

// who asks

interface AuthenticatedRequest {
  readonly service: Service
  readonly caller: Caller
}

/** An error, in the words of the service that gives it. */
interface Refusal {
  readonly error: AwsError
  readonly service: Service | undefined
}

const headerOf = (headers: WireRequest['headers'], name: string): string | undefined => {
  const direct = headers[name]
  if (direct !== undefined) return direct
  const key = Object.keys(headers).find((candidate) => candidate.toLowerCase() === name)
  return key === undefined ? undefined : headers[key]
}

const refuseAs = (
  service: Service | undefined,
  error: E.Either<AwsError, never>,
): E.Either<Refusal, never> => (E.isLeft(error) ? E.left({ error: error.left, service }) : error)

const notAuthenticated = (service: Service | undefined, hasHeader: boolean) => {
  if (service?.protocol === 'ec2') return refuseAs(service, unknownKey(service.name))
  return refuseAs(
    service,
    hasHeader
      ? refuse('IncompleteSignature', 'Authorization header has no credential scope.')
      : refuse('MissingAuthenticationToken', 'Request is missing Authentication Token', 403),
  )
}

const wrongRegion = (service: Service, region: string) =>
  refuseAs(
    service,
    service.protocol === 'ec2'
      ? unknownKey(service.name)
      : refuse(
          'SignatureDoesNotMatch',
          `Credential should be scoped to a valid region. '${region}' is none of the account's.`,
          403,
        ),
  )

const authenticateRequest = (
  world: World,
  { headers }: WireRequest,
  form: FormNode,
): E.Either<Refusal, AuthenticatedRequest> => {
  const authorization = headerOf(headers, 'authorization')
  const scope = authorization === undefined ? undefined : parseCredentialScope(authorization)
  if (scope === undefined) {
    const guess = serviceOfVersion(textOf(form, 'Version'))
    return notAuthenticated(guess, authorization !== undefined)
  }
  const service = serviceNamed(scope.service)
  if (service === undefined) {
    const known = services.map(({ name }) => name).join(', ')
    return refuseAs(
      undefined,
      refuse('InvalidAction', `The service ${scope.service} is not answered here, only ${known}`),
    )
  }
  const owner = keyOwner(world, scope.accessKeyId, service.name)
  if (E.isLeft(owner)) return refuseAs(service, owner)
  if (headerOf(headers, 'x-amz-security-token') !== sessionTokenOf(world, scope.accessKeyId)) {
    return refuseAs(service, unknownKey(service.name))
  }
  const region = parseRegion(scope.region)
  const { partition } = owner.right.account
  if (E.isLeft(region) || partitionOfRegion(region.right) !== partition) {
    return wrongRegion(service, scope.region)
  }
  return E.right({ service, caller: { accessKeyId: scope.accessKeyId, region: scope.region } })
}

// what is asked

const isServed = (service: Service, action: string): action is ActionName =>
  service.inputs.has(action)

const actionIn = (service: Service, form: FormNode): E.Either<AwsError, ActionName> => {
  const action = textOf(form, 'Action')
  if (action === undefined || action === '') {
    return refuse('MissingAction', 'The request must contain an Action')
  }
  const version = textOf(form, 'Version')
  if (isServed(service, action) && (version ?? service.version) === service.version) {
    return E.right(action)
  }
  return refuse(
    'InvalidAction',
    service.protocol === 'ec2'
      ? `The action ${action} is not valid for this web service.`
      : `Could not find operation ${action} for version ${version ?? 'NO_VERSION_SPECIFIED'}`,
  )
}

type AnyInput = InputOf<ActionName> & { readonly DryRun?: boolean }

const callOf = (
  { protocol, inputs }: Service,
  action: ActionName,
  form: FormNode,
): E.Either<AwsError, CallOf<ActionName>> => {
  const input = inputs.get(action)?.(without(form, ['Action', 'Version']), '')
  if (input === undefined) return refuse('InvalidAction', `There is no action ${action}`)
  if (E.isLeft(input)) return refuseInput(protocol, input.left)
  // The reader and the type of the action's input are generated from the same table.
  const { DryRun = false, ...rest } = input.right as AnyInput
  return E.right({ action, input: rest, dryRun: DryRun })
}

// faults that a plan adds, in the words of the service

const inWordsOf = ({ protocol }: Service, error: AwsError): AwsError => {
  if (protocol === 'ec2') return error
  switch (error.code) {
    case 'RequestLimitExceeded':
      return { code: 'Throttling', message: 'Rate exceeded', status: 400 }
    case 'UnauthorizedOperation':
      return { code: 'AccessDenied', message: error.message, status: 403 }
    case 'RequestExpired':
      return {
        code: 'ExpiredToken',
        message: 'The security token included in the request is expired',
        status: 403,
      }
    default:
      return error
  }
}

// answers

interface ResponseParts {
  readonly status: number
  readonly requestId: string
  readonly body: string
}

const responseOf = ({ status, requestId, body }: ResponseParts): WireResponse => {
  const bytes = encodeUtf8(body)
  return {
    statusCode: status,
    headers: {
      'x-amzn-requestid': requestId,
      'content-type': 'text/xml;charset=UTF-8',
      'content-length': String(bytes.length),
    },
    body: bytes,
  }
}

/** Returns an error as a service answers it. */
export const errorResponse = (
  error: AwsError,
  requestId: string,
  service?: Service,
): WireResponse =>
  responseOf({ status: error.status, requestId, body: errorBody(error, requestId, service) })

const formOf = ({ method, body }: WireRequest): E.Either<Refusal, FormNode> => {
  if (method !== 'POST') {
    return refuseAs(undefined, refuse('UnsupportedMethod', 'Calls are made with POST.', 405))
  }
  const form = parseForm(body)
  return E.isRight(form)
    ? form
    : refuseAs(
        undefined,
        refuse('MalformedQueryString', `The request body is not a form: ${form.left}`),
      )
}

interface ActionOutput {
  readonly action: ActionName
  readonly output: object
}

const outputOf = (
  cell: Cell,
  caller: Caller,
  call: CallOf<ActionName>,
): E.Either<AwsError, ActionOutput> =>
  pipe(
    cell.call(caller, call),
    E.map((output) => ({ action: call.action, output })),
  )

const outputFor = (
  cell: Cell,
  { service, caller }: AuthenticatedRequest,
  form: FormNode,
): E.Either<AwsError, ActionOutput> =>
  pipe(
    actionIn(service, form),
    E.flatMap((action) => callOf(service, action, form)),
    E.flatMap((call) => outputOf(cell, caller, call)),
  )

/** Answers one request. */
export const answerRequest = (
  cell: Cell,
  request: WireRequest,
  requestId: string,
): E.Either<NoAnswer, WireResponse> => {
  const refused = ({ error, service }: Refusal): E.Either<NoAnswer, WireResponse> =>
    E.right(errorResponse(error, requestId, service))
  const form = formOf(request)
  if (E.isLeft(form)) return refused(form.left)
  const authenticated = authenticateRequest(cell.world(), request, form.right)
  if (E.isLeft(authenticated)) return refused(authenticated.left)
  const { service } = authenticated.right
  const answered = outputFor(cell, authenticated.right, form.right)
  if (E.isLeft(answered)) {
    return answered.left.code === 'TimeoutError'
      ? E.left('timeout')
      : refused({ error: inWordsOf(service, answered.left), service })
  }
  const { action, output } = answered.right
  const body = responseBody({ service, action, requestId }, output)
  return E.right(responseOf({ status: 200, requestId, body }))
}
