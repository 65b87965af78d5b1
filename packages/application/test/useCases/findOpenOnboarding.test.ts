import { findOpenOnboarding } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { expect, test } from 'vitest'

import { companyCode } from '@byoa/testing/world'
import { parties, playTo } from '../support/parties.ts'

test('finds the onboarding while it is open, and no other stack', async () => {
  const played = parties()
  const { request, rescale, onboardingId } = played
  const find = (asked = request) => findOpenOnboarding(rescale.store, asked)()
  expect(await find()).toEqual(E.right(O.none))
  const state = await playTo(played, 'SetupIssued')
  expect(await find()).toMatchObject(E.right(O.some({ onboardingId, state })))
  const other = { ...request, companyCode: companyCode('other') }
  expect(await find(other)).toEqual(E.right(O.none))
  await playTo(played, 'Closed')
  expect(await find()).toEqual(E.right(O.none))
})
