import { findOpenOnboarding } from '@byoa/application'
import { stackNameOf } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { expect, test } from 'vitest'

import { companyCode } from '@byoa/testing/world'
import { parties, playTo } from '../support/parties.ts'

test('finds the onboarding while it is open, and no other stack', async () => {
  const played = parties()
  const { request, rescale, onboardingId } = played
  const { accountId, region } = request
  const stack = { accountId, region, stackName: stackNameOf({ request }) }
  const find = (where = stack) => findOpenOnboarding(rescale.store, where)()
  expect(await find()).toEqual(E.right(O.none))
  const state = await playTo(played, 'SetupIssued')
  expect(await find()).toMatchObject(E.right(O.some({ onboardingId, state })))
  const stackName = stackNameOf({ request: { ...request, companyCode: companyCode('other') } })
  expect(await find({ ...stack, stackName })).toEqual(E.right(O.none))
  await playTo(played, 'Closed')
  expect(await find()).toEqual(E.right(O.none))
})
