import type { AwsError, CloudError } from '@byoa/cloud'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { hasCode, orWhen } from '../../src/failures/orWhen.ts'

const errorWith = (code: string): AwsError => ({
  _tag: 'AwsError',
  action: 'iam:GetRole',
  code,
  message: 'there is none',
  status: 404,
})

describe('the code of an error', () => {
  it.each([
    ['NoSuchEntity', true],
    ['NoSuchEntityException', true],
    ['AccessDenied', true],
    ['NoSuchResource', false],
  ])('%s is one of two: %s', (code, expected) => {
    expect(hasCode('NoSuchEntity', 'AccessDenied')(errorWith(code))).toBe(expected)
  })
})

describe('an expected error', () => {
  const answered = (task: TE.TaskEither<CloudError, string>) =>
    pipe(task, orWhen(hasCode('NoSuchEntity'), 'none'))()

  it('counts as the value', async () => {
    expect(await answered(TE.left(errorWith('NoSuchEntity')))).toEqual(E.right('none'))
  })

  it('is no other error, and no value', async () => {
    const other = errorWith('AccessDenied')
    expect(await answered(TE.left(other))).toEqual(E.left(other))
    expect(await answered(TE.right('a role'))).toEqual(E.right('a role'))
  })
})
