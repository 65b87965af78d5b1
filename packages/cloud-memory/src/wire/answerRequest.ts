/**
 * Answers an HTTP request: finds the service and the caller by the credential scope, reads the
 * parameters, makes the call.
 *
 * Laws
 * 1. Every request is answered, whatever it holds, with a request id in the header.
 * 2. What is refused before the cell is asked changes nothing.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type AwsError, refuse } from '../aws/AwsError.ts'
import type { ActionName, InputOf, OutputOf } from '../aws/actions.ts'
import type { CallOf, Caller } from '../aws/apply.ts'
import type { World } from '../world/World.ts'
import { type FormNode, parseForm, textOf, without } from './Form.ts'
import { refuseInput } from './InputFault.ts'
import type { Service } from './Service.ts'
import {
  type AuthenticatedRequest,
  type Refusal,
  authenticateRequest,
  isSigningParameter,
} from './authenticateRequest.ts'
import { errorBody, responseBody } from './envelopes.ts'
import { encodeUtf8 } from './utf8.ts'

// model

/** Holds the world; `MemoryCloud` is one. */
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
  /** What comes after the `?` of the URL, still encoded. */
  readonly query?: string
  readonly body: string
}

export type WireResponse = {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

/** The request timed out; it may have taken effect. */
export type NoAnswer = 'timeout'

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

/** Parameters that every action has. */
const isCommon = (name: string): boolean =>
  name === 'Action' || name === 'Version' || isSigningParameter(name)

type AnyInput = InputOf<ActionName> & { readonly DryRun?: boolean }

const callOf = (
  { protocol, inputs }: Service,
  action: ActionName,
  form: FormNode,
): E.Either<AwsError, CallOf<ActionName>> => {
  const input = inputs.get(action)?.(without(form, isCommon), '')
  if (input === undefined) return refuse('InvalidAction', `There is no action ${action}`)
  if (E.isLeft(input)) return refuseInput(protocol, input.left)
  // The reader and the type of the input are generated from the same table.
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

/** Returns the error response of a service. */
export const errorResponse = (
  error: AwsError,
  requestId: string,
  service?: Service,
): WireResponse =>
  responseOf({ status: error.status, requestId, body: errorBody(error, requestId, service) })

/** Parameters of a GET request are in the URL, those of a POST request in the body and the URL. */
const parametersOf = ({ method, query = '', body }: WireRequest): E.Either<AwsError, string> => {
  if (method === 'POST') return E.right(query === '' ? body : `${query}&${body}`)
  if (method !== 'GET') {
    return refuse('UnsupportedMethod', 'Calls are made with GET or POST.', 405)
  }
  return body === ''
    ? E.right(query)
    : refuse('MalformedQueryString', 'The parameters of a GET request are in its URL, not a body.')
}

const formIn = (parameters: string): E.Either<AwsError, FormNode> =>
  pipe(
    parseForm(parameters),
    E.mapLeft((fault) => ({
      code: 'MalformedQueryString',
      message: `The parameters of the request are not a form: ${fault}`,
      status: 400,
    })),
  )

const formOf = (request: WireRequest): E.Either<Refusal, FormNode> =>
  pipe(
    parametersOf(request),
    E.flatMap(formIn),
    E.mapLeft((error) => ({ error, service: undefined })),
  )

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
  const authenticated = authenticateRequest(cell.world(), request.headers, form.right)
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
