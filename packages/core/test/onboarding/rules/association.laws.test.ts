import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { VpcSnapshot } from '../../../src/inspection/snapshots.ts'
import { Ipv4Cidr } from '../../../src/network/Ipv4Cidr.ts'
import { addSeconds } from '../../../src/values/Instant.ts'
import type { OnboardingCommand } from '../../../src/onboarding/OnboardingCommand.ts'
import { type StateWithStack, hasStack } from '../../../src/onboarding/OnboardingState.ts'
import { reachedBuilt } from '../support/Walk.ts'
import { atLeast } from '../../atLeast.ts'
import { usual } from '../support/commands.ts'
import { after } from '../support/decided.ts'
import { known } from '../support/known.ts'
import { cidrOf, vpcOf } from '../support/surroundings.ts'

const thirtyDaysSeconds = 30 * 24 * 3600

const blocks = [101, 102, 103].map((octet) => known(Ipv4Cidr, `10.${octet}.0.0/16`))

/** Each block with whether it was a block of the VPC, and whether it is one now. */
const blockCases = fc.tuple(
  ...blocks.map((cidr) =>
    fc.record({
      cidr: fc.constant(cidr),
      heldHours: fc.integer({ min: 0, max: 24 * 30 }),
      wasIn: fc.boolean(),
      isIn: fc.boolean(),
    }),
  ),
)

const look = (state: StateWithStack, vpc: VpcSnapshot, isPart: boolean): OnboardingCommand => {
  const given = { at: addSeconds(state.changedAt, 60) }
  const isInUse = ['Connected', 'Degraded', 'Suspended'].includes(state.status)
  return isInUse && !isPart
    ? usual('RecordInspection', { seen: { vpc } }, given)
    : usual('RecordVpcInspection', { vpcId: vpc.vpcId, vpc }, given)
}

describe('a block that was agreed later', () => {
  it('is in use while the VPC has it, and held for thirty days from when it no longer does', () => {
    fc.assert(
      fc.property(reachedBuilt(), blockCases, fc.boolean(), (reached, cases, isPart) => {
        const state: StateWithStack = {
          ...reached,
          secondaryCidrs: cases.map(({ cidr, heldHours, wasIn }) => ({
            cidr,
            expiresAt: addSeconds(reached.changedAt, heldHours * 3600),
            isAssociated: wasIn,
          })),
        }
        const inVpc = cases.filter(({ isIn }) => isIn).map(({ cidr }) => cidr)
        const vpc = { ...vpcOf(state), cidrs: [cidrOf(state), ...inVpc] }
        const command = look(state, vpc, isPart)
        const next = after(state, command)
        const expected = cases.map(({ cidr, heldHours, wasIn, isIn }) => ({
          cidr,
          isAssociated: isIn,
          expiresAt:
            wasIn && !isIn
              ? addSeconds(command.at, thirtyDaysSeconds)
              : addSeconds(reached.changedAt, heldHours * 3600),
        }))
        const found = hasStack(next) ? next.secondaryCidrs : []
        expect(found.toSorted((a, b) => (a.cidr < b.cidr ? -1 : 1))).toEqual(expected)
        // The block was agreed, so neither its presence nor its absence is wrong with the VPC.
        expect(JSON.stringify(next)).not.toMatch(/"(vpc-cidr-differs|vpc-extra-cidr)"/)
      }),
      atLeast(300),
    )
  })
})
