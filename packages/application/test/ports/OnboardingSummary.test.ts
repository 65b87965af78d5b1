import { OnboardingStanding } from '@byoa/application'
import { decode } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

const customer = { companyCode: 'acme', accountId: '111122223333', region: 'us-east-1' }
const standing = {
  status: 'SetupIssued',
  waitingFor: ['customer'],
  customer,
  dueAt: '2026-01-05T09:00:00.000Z',
}

test('a standing is written as it was read, with or without a customer and a deadline', () => {
  const { status, waitingFor } = standing
  for (const json of [standing, { status, waitingFor }]) {
    const read = decode(OnboardingStanding, json)
    expect(E.isRight(read) && OnboardingStanding.encode(read.right)).toEqual(json)
  }
})

test.each([
  [[], '', 'standing of an onboarding'],
  [{ ...standing, waitingFor: 'customer' }, 'waitingFor', 'list of parties'],
  [{ ...standing, customer: 'acme' }, 'customer', 'customer'],
])('%o is refused at the field that is wrong', (json, path, expected) => {
  const read = decode(OnboardingStanding, json)
  expect(E.isLeft(read) && read.left).toEqual([
    { path, expected, actual: expect.any(String) as string },
  ])
})
