import { type CleanExit, digestOfDocument, receiveDocument } from '@byoa/application'
import { expect, test } from 'vitest'

import { lastIssued } from '../instructions/tasks.ts'
import { expectRight, parties, playTo, typesOf } from '../support/parties.ts'

const begun = 'OffboardingBegun'
const routes = 'CustomerRoutesRemoved'
const volume = { resourceType: 'volume', resourceId: 'vol-0123456789abcdef0' }

/** What the customer says that it removed and what remains, and what is recorded of it. */
test.each<readonly [CleanExit['removed'], CleanExit['remains'], ReadonlyArray<string>]>([
  [[], [], [begun]],
  [[routes], [], [begun, routes]],
  [[routes], [volume], [begun, routes, 'LeftoversFound']],
  [[routes, 'StackDeleted'], [volume], [begun, routes, 'StackDeleted', 'LeftoversFound']],
  [[routes, 'StackDeleted'], [], [begun, routes, 'StackDeleted', 'AccountClean']],
  [[routes, 'StackDeleted', 'AccountClean'], [], [begun, routes, 'StackDeleted', 'AccountClean']],
])('of a removal of %j with the remains %j', async (removed, remains, expected) => {
  const played = parties()
  await playTo(played, 'Connected')
  const { rescale, onboardingId } = played
  const exit: CleanExit = {
    version: 1,
    kind: 'clean-exit',
    onboardingId,
    answers: digestOfDocument(await lastIssued(played, 'setup')),
    at: rescale.clock.now(),
    party: 'customer',
    removed,
    unconfirmed: [],
    remains,
  }
  const received = expectRight(await receiveDocument(rescale, exit)())
  expect(typesOf(received)).toEqual(expected)
  const left = received.events.find(({ type }) => type === 'LeftoversFound')
  expect(left?.data).toEqual(remains.length > 0 ? { leftovers: remains } : undefined)
})
