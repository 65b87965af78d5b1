import { type KnownState, hasStack, replay } from '@byoa/core/onboarding'
import { onboardingHistory } from '@byoa/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { marksOfFindings } from '../../src/picture/marksOfFindings.ts'
import { findingsOf, pictureOfState } from '../../src/picture/pictureOfState.ts'

const knownState = (): fc.Arbitrary<KnownState> =>
  onboardingHistory()
    .map((events) => replay(events))
    .filter((state) => state.status !== 'NotRequested')

describe('the picture of a state', () => {
  it('has the parties, the block and what was reported', () => {
    fc.assert(
      fc.property(knownState(), (state) => {
        const picture = pictureOfState(state)
        if (E.isLeft(picture)) return
        const { customer, rescale, marks, peering } = picture.right
        const { request, rescaleVpc } = state
        expect(customer.accountId).toBe(request.accountId)
        expect(rescale.accountId).toBe(rescaleVpc.accountId)
        expect(rescale.blocks.map(({ cidr }) => cidr)).toEqual(rescaleVpc.cidrs)
        expect(marks).toEqual(expect.arrayContaining([...marksOfFindings(findingsOf(state))]))
        if (!hasStack(state)) return
        expect(customer.vpc.vpcId).toBe(state.stack.vpcId)
        expect(customer.vpc.blocks[0]?.cidr).toBe(state.setup.cidr)
        expect(peering.peeringId).toBe('peering' in state ? state.peering?.peeringId : undefined)
      }),
    )
  })

  it('has every external ID that the role should trust: both until the next one is proven', () => {
    fc.assert(
      fc.property(knownState(), (state) => {
        const picture = pictureOfState(state)
        if (E.isLeft(picture) || !hasStack(state)) return
        const { externalId } = state.setup
        const next = state.rotation?.nextExternalId
        const isProven = state.rotation?.probed?.nextExternalId === 'allowed'
        const trusted = [...(isProven ? [] : [externalId]), ...(next === undefined ? [] : [next])]
        const [role] = picture.right.customer.roles.filter(({ kind }) => kind === 'rescale')
        expect(role?.externalIds).toEqual(trusted.map((id) => `${id.slice(0, -28)}…`).toSorted())
      }),
    )
  })

  it('has what remains of a stack that is being removed', () => {
    fc.assert(
      fc.property(knownState(), (state) => {
        const picture = pictureOfState(state)
        if (E.isLeft(picture) || !('teardown' in state)) return
        const marked = picture.right.marks.map(({ id }) => id)
        expect(marked).toEqual(state.teardown.leftovers.map(({ resourceId }) => resourceId))
      }),
    )
  })

  it('has every missing route of a side that was observed', () => {
    fc.assert(
      fc.property(knownState(), (state) => {
        if (state.status !== 'PeeringActive') return
        const { rescale, customer } = state.routes
        const missing = [rescale, customer].flatMap((side) =>
          side.outcome === 'missing' ? side.where : [],
        )
        expect(findingsOf(state).filter(({ id }) => id === 'route-missing')).toHaveLength(
          missing.length,
        )
      }),
    )
  })

  it('has no route of an ended onboarding as planned or active', () => {
    fc.assert(
      fc.property(knownState(), (state) => {
        const picture = pictureOfState(state)
        if (!('teardown' in state) || E.isLeft(picture)) return
        const tables = [picture.right.customer, picture.right.rescale].flatMap(
          ({ routeTables }) => routeTables,
        )
        for (const { via, state: shown } of tables.flatMap(({ routes }) => routes)) {
          if (via === 'peering') expect(shown).toBe('ended')
        }
      }),
    )
  })
})
