import { describe, expect, it } from 'vitest'

import { failureOf, sqlErrorOf } from '../../src/sql/sqlError.ts'

const thrownWith = (code: string): Error => Object.assign(new Error('as it says'), { code })

/** @source https://www.postgresql.org/docs/current/errcodes-appendix.html */
describe('an error of a driver', () => {
  it.each([
    // connection_exception, admin_shutdown, crash_shutdown, cannot_connect_now
    { code: '08006', lost: true, retryable: true },
    { code: '57P01', lost: true, retryable: true },
    { code: '57P02', lost: true, retryable: true },
    { code: '57P03', lost: true, retryable: true },
    { code: 'ECONNREFUSED', lost: true, retryable: true },
    { code: 'ENOTFOUND', lost: true, retryable: true },
    // serialization_failure, deadlock_detected, too_many_connections, query_canceled
    { code: '40001', lost: false, retryable: true },
    { code: '40P01', lost: false, retryable: true },
    { code: '53300', lost: false, retryable: true },
    { code: '57014', lost: false, retryable: true },
    // unique_violation, exclusion_violation, insufficient_privilege, undefined_table
    { code: '23505', lost: false, retryable: false },
    { code: '23P01', lost: false, retryable: false },
    { code: '42501', lost: false, retryable: false },
    { code: '42P01', lost: false, retryable: false },
    { code: '28P01', lost: false, retryable: false },
    { code: 'EACCES', lost: false, retryable: false },
  ])('with $code: lost $lost, retryable $retryable', ({ code, lost, retryable }) => {
    const error = sqlErrorOf(thrownWith(code))
    expect(error).toMatchObject({ code, message: 'as it says', isConnectionLost: lost })
    expect(failureOf('an operation')(error)).toEqual({
      _tag: 'Failure',
      operation: 'an operation',
      code,
      message: 'as it says',
      retryable,
    })
  })

  it.each([
    [new Error('Connection terminated unexpectedly'), 'NoConnection', true],
    [new Error('timeout exceeded when trying to connect'), 'NoConnection', true],
    [new Error('Query read timeout'), 'NoConnection', true],
    [new Error('Aborted()'), 'Unknown', false],
    ['a text', 'Unknown', false],
  ])('without a code: %s', (thrown, code, isConnectionLost) => {
    expect(sqlErrorOf(thrown)).toMatchObject({ code, isConnectionLost })
  })

  it('of a Unix socket that is not there is a lost connection, of another file is not', () => {
    const missing = (syscall: string): Error => Object.assign(thrownWith('ENOENT'), { syscall })
    expect(sqlErrorOf(missing('connect'))).toMatchObject({ isConnectionLost: true })
    expect(sqlErrorOf(missing('open'))).toMatchObject({ code: 'ENOENT', isConnectionLost: false })
  })

  it('has details, which its failure has not: they can contain external IDs', () => {
    const detail = 'Key (claim)=(ExternalId byoa-acme-0123) already exists.'
    const error = sqlErrorOf(Object.assign(thrownWith('23505'), { detail }))
    expect(error.detail).toBe(detail)
    expect(JSON.stringify(failureOf('an operation')(error))).not.toContain('byoa-acme')
  })
})
