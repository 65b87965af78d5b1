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

/** The code given to errors of a connection that have none. */
const noConnection = 'NoConnection'

const socketErrors = [
  noConnection,
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]

/** Whether a code means a lost connection: class 08, shutdowns and crashes, errors of sockets. */
export const isConnectionCode = (code: string): boolean =>
  /^(08|57P0[123])/.test(code) || socketErrors.includes(code)

/** Lost connections, conflicts of transactions, lack of resources, statement timeouts. */
const isTransient = (code: string): boolean => /^(40|53|57)/.test(code) || isConnectionCode(code)

const textOf = (error: object, key: string): string | undefined => {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : undefined
}

/** `pg` gives no code when a connection ends, or takes too long. */
const codeWithout = ({ message }: Error): string =>
  /connection|timeout/i.test(message) ? noConnection : 'Unknown'

/** A server that does not run has no file for its Unix socket. */
const isSocketMissing = (error: Error): boolean =>
  textOf(error, 'code') === 'ENOENT' && textOf(error, 'syscall') === 'connect'

/** Reads what a driver threw. */
export const sqlErrorOf = (thrown: unknown): SqlError => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const code = isSocketMissing(error) ? noConnection : (textOf(error, 'code') ?? codeWithout(error))
  return {
    _tag: 'SqlError',
    code,
    message: error.message,
    isConnectionLost: isConnectionCode(code),
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
    failure({ operation, code, message, retryable: isTransient(code) })
