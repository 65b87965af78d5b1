import { type RescaleDocument, issuedDocuments, loadOnboarding } from '@byoa/application'
import { type OnboardingEvent, isTerminal, react, replay } from '@byoa/core/onboarding'
import { onboardingHistory } from '@byoa/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { expectRight, parties, playTo } from '../../support/parties.ts'

type KindOf<Kind> = Extract<RescaleDocument, { readonly kind: Kind }>

const issued = <Kind extends RescaleDocument['kind']>(
  events: ReadonlyArray<OnboardingEvent>,
  kind: Kind,
): ReadonlyArray<KindOf<Kind>> =>
  issuedDocuments(events).flatMap(({ document }) =>
    document.kind === kind ? [document as KindOf<Kind>] : [],
  )

test('a clean exit is issued by the event that ends what a notice began, and only then', () => {
  fc.assert(
    fc.property(onboardingHistory(), (events) => {
      let [hasEnded, exits] = [false, 0]
      for (const length of events.keys()) {
        const past = events.slice(0, length + 1)
        const isOver = isTerminal(replay(past))
        // With nothing to remove, the notice is of the same event.
        if (isOver && !hasEnded && issued(past, 'offboarding-notice').length > 0) exits = 1
        expect(issued(past, 'clean-exit')).toHaveLength(exits)
        hasEnded = isOver
      }
    }),
    { numRuns: 60 },
  )
})

test('a notice says until when the customer has to confirm all of its steps', () => {
  fc.assert(
    fc.property(onboardingHistory(), (events) => {
      for (const length of events.keys()) {
        const past = events.slice(0, length + 1)
        const state = replay(past)
        const { type, at } = past.at(-1) ?? expect.unreachable()
        if (type !== 'OffboardingBegun' && type !== 'OnboardingCancelled') continue
        const notice = issued(past, 'offboarding-notice').at(-1)
        const deadlines = react(state, at)
          .filter(({ party }) => party === 'customer')
          .flatMap(({ deadline }) => deadline ?? [])
        if (notice !== undefined) expect(notice.confirmBy).toBe(Math.max(at, ...deadlines))
      }
    }),
    { numRuns: 60 },
  )
})

test('the notice has what the customer removes, the exit what was removed', async () => {
  const played = parties()
  const connected = await playTo(played, 'Connected')
  const closed = await playTo(played, 'Closed')
  const { events } = expectRight(await loadOnboarding(played.rescale.store, played.onboardingId)())
  const begun = events.find(({ type }) => type === 'OffboardingBegun')
  const { stack, peering } = connected
  expect(issued(events, 'offboarding-notice')).toEqual([
    expect.objectContaining({
      at: begun?.at,
      by: 'customer',
      reason: begun?.type === 'OffboardingBegun' ? begun.data.reason : '',
      stackName: 'rescale-byoa-acme',
      peeringIds: [peering.peeringId],
      routeTableIds: stack.routeTableIds,
      vpcId: stack.vpcId,
      roleArn: stack.roleArn,
    }),
  ])
  expect(issued(events, 'clean-exit')).toEqual([
    expect.objectContaining({
      at: events.at(-1)?.at,
      party: 'rescale',
      removed: [
        'RescaleRoutesRemoved',
        'CustomerRoutesRemoved',
        'PeeringRemoved',
        'StackDeleted',
        'AccountClean',
      ],
      unconfirmed: [],
      remains: [],
      returnedCidrs: closed.cidrs,
      isExternalIdRetired: true,
    }),
  ])
})
