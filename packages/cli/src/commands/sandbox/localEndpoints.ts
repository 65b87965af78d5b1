/**
 * The sandbox's own endpoints under `/_byoa/`, in JSON:
 *
 * - `GET /_byoa/state`: accounts, the Rescale VPC, and the whole world.
 * - `POST /_byoa/time` with `{"advanceSeconds": N}`: advances the world's time and returns `{"now":
 *   …}`.
 * - `POST /_byoa/reset` with `{}`: restores the world at the start, and returns `{"now": …}`.
 */
import { closedRecord, decode, wholeNumber } from '@byoa/core/codec'
import { renderInstant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { decodeText } from '../../terminal/readDocument.ts'
import type { SandboxCell } from './SandboxCell.ts'
import type { SandboxState } from './SandboxState.ts'

export interface LocalRequest {
  readonly method: string
  readonly path: string
  readonly contentType: string
  readonly body: string
}

export interface LocalAnswer {
  readonly status: number
  readonly json: unknown
}

const prefix = '/_byoa/'

/** Returns whether a path belongs to these endpoints. */
export const isLocalPath = (path: string): boolean => path.startsWith(prefix)

const century = 100 * 365 * 24 * 3600

const TimeCodec = closedRecord('move of time', {
  advanceSeconds: wholeNumber({ from: 0, to: century }),
})

/** Requires JSON: a foreign web page could submit a form here, but not JSON. */
const isJson = ({ contentType }: LocalRequest): boolean =>
  contentType.startsWith('application/json')

const notJson: LocalAnswer = { status: 415, json: { error: 'send application/json' } }

const timeOf = (cell: SandboxCell): LocalAnswer => ({
  status: 200,
  json: { now: renderInstant(cell.world().now) },
})

const moveTime = (cell: SandboxCell, request: LocalRequest): LocalAnswer => {
  const { body } = request
  if (!isJson(request)) return notJson
  return pipe(
    decodeText(body, (json) => decode(TimeCodec, json)),
    E.match(
      (problems): LocalAnswer => ({ status: 400, json: { error: 'bad input', problems } }),
      ({ advanceSeconds }) => {
        cell.advance(advanceSeconds)
        return timeOf(cell)
      },
    ),
  )
}

const reset = (cell: SandboxCell, request: LocalRequest): LocalAnswer => {
  if (!isJson(request)) return notJson
  cell.reset()
  return timeOf(cell)
}

/** Answers a request under `/_byoa/`. */
export const answerLocally = (
  cell: SandboxCell,
  state: SandboxState,
  request: LocalRequest,
): LocalAnswer => {
  const { method, path } = request
  if (path === `${prefix}time`) {
    return method === 'POST'
      ? moveTime(cell, request)
      : { status: 405, json: { error: 'time is moved with POST' } }
  }
  if (path === `${prefix}reset`) {
    return method === 'POST'
      ? reset(cell, request)
      : { status: 405, json: { error: 'the world is reset with POST' } }
  }
  if (path === `${prefix}state`) {
    if (method !== 'GET') return { status: 405, json: { error: 'the state is read with GET' } }
    const world = cell.world()
    return { status: 200, json: { now: renderInstant(world.now), ...state, world } }
  }
  return { status: 404, json: { error: `there is no ${path}` } }
}
