import { peeringId, vpcId } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { addSeconds } from '../../../src/values/Instant.ts'
import { commandOf } from '../../../src/onboarding/OnboardingCommand.ts'
import { eventOf } from '../../../src/onboarding/OnboardingEvent.ts'
import { decide } from '../../../src/onboarding/decide.ts'
import { reachedBuilt } from '../support/Walk.ts'
import { atLeast } from '../../atLeast.ts'
import { accepted, refused } from '../support/decided.ts'

const waiting = reachedBuilt().filter(
  ({ status }) => status === 'StackReported' || status === 'Verified',
)

describe('a peering that was requested', () => {
  it('is noted when it leads to the VPC of the stack, or to one that is not named', () => {
    fc.assert(
      fc.property(waiting, peeringId(), fc.boolean(), (state, id, isNamed) => {
        const given = { at: state.changedAt, by: 'rescale' } as const
        const expiresAt = addSeconds(given.at, 168 * 3600)
        const data = { peeringId: id, expiresAt }
        const command = commandOf(given, 'RecordPeeringRequested', {
          ...data,
          ...(isNamed ? { customerVpcId: state.stack.vpcId } : {}),
        })
        const { attempt } = state
        expect(decide(command, state)).toEqual(
          accepted(eventOf(given, 'PeeringRequested', { ...data, attempt })),
        )
      }),
      atLeast(200),
    )
  })

  it('is refused when it leads to another VPC', () => {
    fc.assert(
      fc.property(waiting, peeringId(), vpcId(), (state, id, actual) => {
        const given = { at: state.changedAt, by: 'rescale' } as const
        const expiresAt = addSeconds(given.at, 168 * 3600)
        const command = commandOf(given, 'RecordPeeringRequested', {
          peeringId: id,
          expiresAt,
          customerVpcId: actual,
        })
        expect(decide(command, state)).toEqual(
          refused({ _tag: 'OtherVpc', expected: state.stack.vpcId, actual }),
        )
      }),
      atLeast(200),
    )
  })
})
