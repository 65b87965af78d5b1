import { expect, test } from 'vitest'

import { matchesArn, parseArn, parseArnPattern } from '../../../src/iam/policy/ArnPattern.ts'

test('the pattern of an ARN operator has six fields', () => {
  expect(parseArnPattern('arn:aws:iam::111122223333:role/*', true)).toBeDefined()
  for (const text of ['*', 'arn:*', 'arn:aws:iam::111122223333', 'x:aws:iam::1:role/R', '']) {
    expect(parseArnPattern(text, true)).toBeUndefined()
  }
})

test('an ARN fits field by field, so that no wildcard runs over a colon', () => {
  const pattern = parseArnPattern('arn:aws:iam:*:role/${aws:username}', true)
  expect(pattern).toBeUndefined()
  const ofAnyRole = parseArnPattern('arn:aws:iam::*:role/${aws:username}*', true) ?? []
  const fits = (arn: string) =>
    matchesArn(ofAnyRole, parseArn(arn) ?? [], (key) =>
      key === 'aws:username' ? ['a'] : undefined,
    )
  expect(fits('arn:aws:iam::111122223333:role/a/b:c')).toBe('yes')
  expect(fits('arn:aws:iam::111122223333:x:role/a')).toBe('no')
})

test('an ARN is cut at its first five colons', () => {
  expect(parseArn('arn:aws:sns:r:a:b:c')).toEqual(['arn', 'aws', 'sns', 'r', 'a', 'b:c'])
  expect(parseArn('arn:aws:sns:r:a')).toBeUndefined()
  expect(parseArn('*')).toBeUndefined()
})
