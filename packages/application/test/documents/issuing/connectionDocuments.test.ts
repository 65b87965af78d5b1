import { advance } from '@byoa/application'
import { stepsOf } from '@byoa/application/instructions'
import { expect, test } from 'vitest'

import { issuedDocuments } from '../../../src/documents/issuedDocuments.ts'
import { lastIssued } from '../../instructions/tasks.ts'
import {
  type Parties,
  asCustomer,
  expectRight,
  leaveTables,
  parties,
  playTo,
} from '../../support/parties.ts'

/** What the customer has to do for its last review. */
const reviewedSteps = async (played: Parties) => {
  const setup = await lastIssued(played, 'setup')
  const review = await lastIssued(played, 'review')
  const notice = await lastIssued(played, 'peering-notice')
  return stepsOf({ kind: 'correct', setup, review, notice })
}

/** A peering that is active, before the customer has added its routes. */
const active = async (before: (played: Parties) => Promise<unknown>) => {
  const played = parties()
  const { peering } = await playTo(played, 'PeeringPending')
  asCustomer(played, 'AcceptVpcPeeringConnection', { VpcPeeringConnectionId: peering.peeringId })
  await before(played)
  expectRight(await advance(played.rescale, played.onboardingId)())
  return played
}

test('the notice of a peering asks for the routes of the stack’s tables', async () => {
  const played = await active(async () => undefined)
  const { events } = expectRight(await played.rescale.store.read(played.onboardingId)())
  const kinds = issuedDocuments(events).map(({ document }) => document.kind)
  expect(kinds).toContain('peering-notice')
  expect(kinds).not.toContain('review')
})

test('a review asks for those of another table that subnets of the stack use', async () => {
  let main: string | undefined
  const played = await active(async (present) => {
    main = leaveTables(present, (await playTo(present, 'PeeringPending')).stack)
  })
  const { stack } = await playTo(played, 'PeeringActive')
  expect(await reviewedSteps(played)).toMatchObject([
    { operation: 'installRoutes', routeTableIds: [...stack.routeTableIds, main] },
  ])
})

test('a review has such a table repaired in a connection in use', async () => {
  const played = parties()
  const { stack } = await playTo(played, 'Connected')
  const main = leaveTables(played, stack)
  const { state } = expectRight(await advance(played.rescale, played.onboardingId)())
  expect(state.status).toBe('Degraded')
  expect(await reviewedSteps(played)).toMatchObject([
    { operation: 'installRoutes', routeTableIds: [...stack.routeTableIds, main] },
  ])
  await playTo(played, 'Connected')
})
