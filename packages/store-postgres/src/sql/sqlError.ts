/**
 * Reads the errors of both drivers.
 *
 * @source https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
import { type Failure, failure } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import type { SqlError } from './SqlClient.ts'

/** Class 08, shutdowns and crashes, and errors of sockets. */
const connectionLost = /^(08|57P0[123]|E[A-Z])/

/** Lost connections, conflicts of transactions, lack of resources, statement timeouts. */
const transient = /^(08|40|53|57|E[A-Z])/

const textOf = (error: object, key: string): string | undefined => {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : undefined
}

/** Reads what a driver threw. `pg` throws errors without a code when a connection ends. */
export const sqlErrorOf = (thrown: unknown): SqlError => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const code = textOf(error, 'code') ?? 'ECONNECTION'
  return {
    _tag: 'SqlError',
    code,
    message: error.message,
    isConnectionLost: connectionLost.test(code),
    ...omitUndefined({ detail: textOf(error, 'detail') }),
  }
}

/** Decodes rows. Left when a row is not as the statement says: the schema is another one. */
export const decodeRows = <A>(
  rows: ReadonlyArray<unknown>,
  row: t.Decoder<unknown, A>,
): E.Either<SqlError, ReadonlyArray<A>> => {
  const decoded: A[] = []
  for (const each of rows) {
    const one = row.decode(each)
    if (E.isLeft(one)) {
      return E.left({
        _tag: 'SqlError',
        code: 'UnexpectedRow',
        message: `a row is not as expected: ${row.name}`,
        isConnectionLost: false,
      })
    }
    decoded.push(one.right)
  }
  return E.right(decoded)
}

/** Turns an error into the failure of an operation of the port, without details. */
export const failureOf =
  (operation: string) =>
  ({ code, message }: SqlError): Failure =>
    failure({ operation, code, message, retryable: transient.test(code) })
