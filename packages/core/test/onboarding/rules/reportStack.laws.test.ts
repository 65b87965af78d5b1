import { onboardingId, stackName, templateDigest } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { commandOf } from '../../../src/onboarding/OnboardingCommand.ts'
import { decide } from '../../../src/onboarding/decide.ts'
import { reachedBuilt } from '../support/Walk.ts'
import { atLeast } from '../../atLeast.ts'
import { nothing } from '../support/decided.ts'

const optional = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> =>
  fc.option(arbitrary, { nil: undefined })

describe('a stack that is reported again with the same resources', () => {
  it('is settled under whatever name and digest, with its id or without, whoever claims it', () => {
    fc.assert(
      fc.property(
        reachedBuilt(),
        fc.record({ name: optional(stackName()), digest: optional(templateDigest()) }),
        optional(onboardingId()),
        fc.boolean(),
        (state, { name, digest }, claimedBy, isNamed) => {
          const { stackName: _name, templateDigest: _digest, stackId, ...resources } = state.stack
          const stack = {
            ...resources,
            ...(name === undefined ? {} : { stackName: name }),
            ...(digest === undefined ? {} : { templateDigest: digest }),
            ...(isNamed && stackId !== undefined ? { stackId } : {}),
          }
          const command = commandOf({ at: state.changedAt, by: 'customer' }, 'ReportStack', {
            stack,
            ...(claimedBy === undefined ? {} : { roleArnClaimedBy: claimedBy }),
          })
          expect(decide(command, state)).toEqual(nothing)
        },
      ),
      atLeast(200),
    )
  })
})
