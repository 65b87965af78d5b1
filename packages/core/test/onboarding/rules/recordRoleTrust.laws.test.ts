import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { commandOf } from '../../../src/onboarding/OnboardingCommand.ts'
import { eventOf } from '../../../src/onboarding/OnboardingEvent.ts'
import type { Party } from '../../../src/values/Party.ts'
import { decide } from '../../../src/onboarding/decide.ts'
import { reachedBuilt } from '../support/Walk.ts'
import { atLeast } from '../../atLeast.ts'
import { accepted, after, nothing } from '../support/decided.ts'
import * as sample from '../support/sample.ts'

const party = fc.constantFrom<Party>('rescale', 'customer')

describe('a trust policy that may not be read', () => {
  it('is noted while the policy is not known to be as agreed, and changes nothing else', () => {
    fc.assert(
      fc.property(reachedBuilt(), party, (state, by) => {
        const given = { at: state.changedAt, by }
        const { roleArn } = state.stack
        const command = commandOf(given, 'RecordRoleTrust', { roleArn })
        const unreadable = eventOf(given, 'TrustUnreadable', { roleArn })
        const isNews =
          state.trust.outcome === 'pending' ||
          (state.trust.outcome === 'rejected' && !('isUnreadable' in state.trust))
        const trust =
          state.trust.outcome === 'rejected'
            ? { ...state.trust, isUnreadable: true }
            : { outcome: 'unreadable' }
        expect(decide(command, state)).toEqual(isNews ? accepted(unreadable) : nothing)
        expect(after(state, command)).toEqual(isNews ? { ...state, trust } : state)
      }),
      atLeast(300),
    )
  })

  it('is judged as any other once somebody has read it', () => {
    const outcomes = fc.constantFrom('pending' as const, 'unreadable' as const)
    fc.assert(
      fc.property(reachedBuilt(), party, outcomes, fc.boolean(), (state, by, outcome, isWide) => {
        const before = { ...state, trust: { outcome } }
        const trustPolicy = isWide ? sample.openTrust : sample.trustOf(state.setup.externalId)
        const data = { roleArn: state.stack.roleArn, trustPolicy }
        const command = commandOf({ at: state.changedAt, by }, 'RecordRoleTrust', data)
        expect(after(before, command)).toMatchObject({
          trust: { outcome: isWide ? 'rejected' : 'verified' },
        })
      }),
      atLeast(300),
    )
  })
})
