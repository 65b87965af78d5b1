import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  RoleArn,
  parseRoleArn,
  partsOfRoleArn,
  renderRoleArn,
} from '../../../src/iam/identity/RoleArn.ts'
import { accountId, partition, roleArn, roleName, rolePath } from '../arbitraries.ts'

describe('a role ARN', () => {
  test('is rendered from the parts that it is read into', () => {
    fc.assert(
      fc.property(roleArn(), (arn) => {
        expect(renderRoleArn(partsOfRoleArn(arn))).toBe(arn)
      }),
    )
  })

  test('is read into the parts that it is rendered from', () => {
    const parts = fc.record({
      partition: partition(),
      accountId: accountId(),
      path: rolePath(),
      name: roleName(),
    })
    fc.assert(
      fc.property(parts, (given) => {
        expect(partsOfRoleArn(renderRoleArn(given))).toEqual(given)
      }),
    )
  })

  test('is parsed as it is, and nothing is trimmed', () => {
    fc.assert(
      fc.property(roleArn(), fc.constantFrom(' ', '\n', '/', ':'), (arn, extra) => {
        expect(parseRoleArn(arn)).toEqual(E.right(arn))
        for (const text of [`${extra}${arn}`, `${arn}${extra}`]) {
          expect(parseRoleArn(text)).toEqual(
            E.left({ _tag: 'MalformedText', input: text, expected: RoleArn.name }),
          )
        }
      }),
    )
  })
})

test.each([
  'arn:aws:iam::111122223333:role/R',
  'arn:aws-us-gov:iam::000000000000:role/deep/er/R+=,.@-_',
  'arn:aws-cn:iam::111122223333:role/a:role/R',
  'arn:aws:iam::111122223333:role/aws-service-roles/R',
  `arn:aws:iam::111122223333:role/${'p'.repeat(510)}/${'R'.repeat(64)}`,
])('%s is a role ARN', (text) => {
  expect(RoleArn.is(text)).toBe(true)
})

test.each([
  ['user', 'arn:aws:iam::111122223333:user/R'],
  ['root', 'arn:aws:iam::111122223333:root'],
  ['session', 'arn:aws:sts::111122223333:assumed-role/R/s'],
  ['no name', 'arn:aws:iam::111122223333:role/'],
  ['no slash', 'arn:aws:iam::111122223333:roleR'],
  ['Region', 'arn:aws:iam:us-east-1:111122223333:role/R'],
  ['short account', 'arn:aws:iam::11112222333:role/R'],
  ['unknown partition', 'arn:aws-mars:iam::111122223333:role/R'],
  ['long name', `arn:aws:iam::111122223333:role/${'R'.repeat(65)}`],
  ['long path', `arn:aws:iam::111122223333:role/${'p'.repeat(511)}/R`],
  ['service-linked', 'arn:aws:iam::111122223333:role/aws-service-role/spot.amazonaws.com/R'],
  ['reserved', 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/R'],
  ['wildcard in the path', 'arn:aws:iam::111122223333:role/*/R'],
  ['question mark in the path', 'arn:aws:iam::111122223333:role/a?/R'],
  ['variable in the path', 'arn:aws:iam::111122223333:role/${aws:username}/R'],
  ['wildcard in the name', 'arn:aws:iam::111122223333:role/R*'],
  ['space', 'arn:aws:iam::111122223333:role/a b/R'],
  ['line end', 'arn:aws:iam::111122223333:role/R\n'],
])('%s is none', (_, text) => {
  expect(RoleArn.is(text)).toBe(false)
})
