import type { Ipv4Cidr } from '@byoa/core/network'
import {
  type Claim,
  type OnboardingEvent,
  type OnboardingId,
  type OnboardingState,
  initialState,
  onboardingDecider,
  stackNameOf,
} from '@byoa/core/onboarding'
import { commandSequence } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { holderOf } from '../src/ClaimLedger.ts'
import { type StoreState, commitTo, emptyStore, readStream } from '../src/StoreState.ts'

const { claimChangesOf, decide, evolve, isTerminal } = onboardingDecider

interface Moment {
  readonly state: OnboardingState
  readonly store: StoreState
  /** Everything ever claimed, oldest first. */
  readonly claimed: ReadonlyArray<Claim>
}

const start: Moment = { state: initialState, store: emptyStore, claimed: [] }

const commitEvent = (moment: Moment, event: OnboardingEvent, stream: OnboardingId): Moment => {
  const { state, store, claimed } = moment
  const changes = claimChangesOf(state, event)
  const expectedVersion = readStream(store, stream).version
  const next = commitTo(store, { stream, expectedVersion, events: [event], ...changes })
  return {
    state: evolve(state, event),
    store: E.getOrElseW(() => expect.unreachable('the commit was refused'))(next),
    claimed: [...claimed, ...changes.claim],
  }
}

/** Every moment of a walk, one after each event; committed to the stream that the request names. */
const momentsOf = (events: ReadonlyArray<OnboardingEvent>): ReadonlyArray<Moment> => {
  const [first] = events
  if (first?.type !== 'OnboardingRequested') return []
  const moments: Moment[] = []
  for (const event of events) {
    moments.push(commitEvent(moments.at(-1) ?? start, event, first.data.onboardingId))
  }
  return moments
}

const walks = commandSequence({ maxLength: 60 }).map((commands) => {
  const events: OnboardingEvent[] = []
  let state = initialState
  for (const command of commands) {
    const decision = decide(command, state)
    if (E.isLeft(decision)) continue
    events.push(...decision.right)
    state = decision.right.reduce(evolve, state)
  }
  return momentsOf(events)
})

/** Nothing of Rescale leads to a block any more once its routes and peerings are gone. */
const isGivenUp = (state: OnboardingState): boolean =>
  'teardown' in state &&
  !state.teardown.outstanding.includes('RescaleRoutesRemoved') &&
  !state.teardown.outstanding.includes('PeeringRemoved')

const blocksOf = (state: OnboardingState): ReadonlyArray<Ipv4Cidr> => {
  if ('lease' in state) return [state.lease.cidr]
  if (!('stack' in state) || state.stack === undefined) return []
  const secondary = 'secondaryCidrs' in state ? state.secondaryCidrs.map(({ cidr }) => cidr) : []
  return [state.stack.vpcCidr, ...secondary]
}

const blocksInUse = (state: OnboardingState): ReadonlyArray<Claim> => {
  if (state.status === 'NotRequested' || isTerminal(state) || isGivenUp(state)) return []
  const rescaleVpcId = state.rescaleVpc.vpcId
  return blocksOf(state).map((cidr) => ({ kind: 'Cidr', rescaleVpcId, cidr }))
}

/** The name of the stack is taken from the request on, what the stack made from its report on. */
const stackInUse = (state: OnboardingState): ReadonlyArray<Claim> => {
  if (state.status === 'NotRequested' || isTerminal(state)) return []
  const { accountId, region } = state.request
  const stack = 'stack' in state ? state.stack : undefined
  return [
    { kind: 'Stack', accountId, region, stackName: stackNameOf(state) },
    ...(stack === undefined
      ? []
      : [
          { kind: 'RoleArn', roleArn: stack.roleArn } as const,
          { kind: 'CustomerVpc', vpcId: stack.vpcId } as const,
        ]),
  ]
}

describe('the claims of an onboarding', () => {
  it('cover the blocks it uses, at every moment', () => {
    fc.assert(
      fc.property(walks, (moments) => {
        for (const { state, store } of moments) {
          const holders = blocksInUse(state).map((block) => holderOf(store.claims, block))
          expect(holders.every(O.isSome)).toBe(true)
        }
      }),
    )
  })

  it('cover the name, the role and the VPC of its stack until it is over', () => {
    fc.assert(
      fc.property(walks, (moments) => {
        for (const { state, store } of moments) {
          const holders = stackInUse(state).map((claim) => holderOf(store.claims, claim))
          expect(holders.every(O.isSome)).toBe(true)
        }
      }),
    )
  })

  it('are all given back when it is over, but for external IDs, which never are', () => {
    fc.assert(
      fc.property(walks, (moments) => {
        const last = moments.at(-1)
        if (last === undefined || !isTerminal(last.state)) return
        for (const claim of last.claimed) {
          const isHeld = O.isSome(holderOf(last.store.claims, claim))
          expect([claim.kind, isHeld]).toEqual([claim.kind, claim.kind === 'ExternalId'])
        }
      }),
    )
  })
})
