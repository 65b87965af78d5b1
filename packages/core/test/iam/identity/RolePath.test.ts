import { expect, test } from 'vitest'

import { RolePath } from '../../../src/iam/identity/RolePath.ts'

test.each([
  '/',
  '/rescale/',
  '/a/b/',
  '/service-role/',
  '/aws-service-roles/',
  `/${'p'.repeat(510)}/`,
])('%s is a role path', (text) => {
  expect(RolePath.is(text)).toBe(true)
})

test.each([
  '',
  'rescale',
  '/rescale',
  'rescale/',
  '//',
  '/a//b/',
  '/a b/',
  '/ä/',
  '/a\n/',
  // Wildcards and variables of policies.
  '/*/',
  '/a?/',
  '/${aws:username}/',
  `/${'p'.repeat(511)}/`,
  // AWS keeps these for itself.
  '/aws-service-role/',
  '/aws-service-role/spot.amazonaws.com/',
  '/aws-reserved/',
  '/aws-reserved/sso.amazonaws.com/',
])('%s is not', (text) => {
  expect(RolePath.is(text)).toBe(false)
})
