import type { OnboardingStore } from '@byoa/application'
import type { Ipv4Cidr } from '@byoa/core/network'
import {
  type Claim,
  type OnboardingState,
  onboardingDecider,
  stackNameOf,
} from '@byoa/core/onboarding'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { memoryStore } from '../src/memoryStore.ts'
import { walks } from './walks.ts'

const { isTerminal } = onboardingDecider

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

const isHeld = async (store: OnboardingStore, claim: Claim): Promise<boolean> => {
  const holder = await store.holderOf(claim)()
  return E.isRight(holder) && O.isSome(holder.right)
}

/** At every moment of every walk, what an onboarding uses is held. */
const alwaysHolds = async (
  inUse: (state: OnboardingState) => ReadonlyArray<Claim>,
): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(walks, async ({ moments }) => {
      const store = memoryStore()
      for (const { state, commit } of moments) {
        expect(await store.commit(commit)()).toSatisfy(E.isRight)
        for (const claim of inUse(state)) expect(await isHeld(store, claim)).toBe(true)
      }
    }),
  )
}

describe('the claims of an onboarding', () => {
  it('cover the blocks it uses, at every moment', () => alwaysHolds(blocksInUse))

  it('cover the name, the role and the VPC of its stack until it is over', () =>
    alwaysHolds(stackInUse))

  it('are all given back when it is over, but for external IDs, which never are', async () => {
    await fc.assert(
      fc.asyncProperty(walks, async ({ moments }) => {
        const last = moments.at(-1)
        if (last === undefined || !isTerminal(last.state)) return
        const store = memoryStore()
        for (const { commit } of moments) await store.commit(commit)()
        for (const claim of moments.flatMap(({ commit }) => commit.claim)) {
          expect([claim.kind, await isHeld(store, claim)]).toEqual([
            claim.kind,
            claim.kind === 'ExternalId',
          ])
        }
      }),
    )
  })
})
