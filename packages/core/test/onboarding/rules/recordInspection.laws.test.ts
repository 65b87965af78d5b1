import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { InspectionFinding } from '../../../src/inspection/InspectionFinding.ts'
import type { OnboardingCommand } from '../../../src/onboarding/OnboardingCommand.ts'
import {
  type Connected,
  type Degraded,
  type OnboardingState,
  type StateWithStack,
  type Suspended,
  isProven,
} from '../../../src/onboarding/OnboardingState.ts'
import { reachedBuilt } from '../support/Walk.ts'
import { atLeast } from '../../atLeast.ts'
import { usual } from '../support/commands.ts'
import { after } from '../support/decided.ts'
import { blocksOf, vpcOf } from '../support/surroundings.ts'
import { noRoutesOf, routesSeen } from '../support/variations.ts'

type InUse = Connected | Degraded | Suspended

const isInUse = (state: OnboardingState): state is InUse =>
  state.status === 'Connected' || state.status === 'Degraded' || state.status === 'Suspended'

const findingsIn = (state: OnboardingState): ReadonlyArray<InspectionFinding> =>
  'findings' in state ? state.findings : []

const parts = ['vpc', 'rescale', 'customer'] as const
type Part = (typeof parts)[number]

const partOf = (finding: InspectionFinding): Part | 'peering' => {
  if (finding.id === 'route-missing') return finding.evidence.side
  return finding.id.startsWith('peering-') ? 'peering' : 'vpc'
}

/** A look at one part, in which all is well or nothing is as agreed. */
const lookAt = (part: Part, state: StateWithStack, isGood: boolean): OnboardingCommand => {
  const given = { at: state.changedAt }
  const surroundings = { state, now: state.changedAt, givenIds: new Set<never>() }
  if (part !== 'vpc') {
    const seen = (isGood ? routesSeen : noRoutesOf)(part)(surroundings)
    return usual('RecordRoutes', seen, given)
  }
  const vpc = { ...vpcOf(state), state: isGood ? ('available' as const) : ('pending' as const) }
  return usual('RecordVpcInspection', { vpcId: state.stack.vpcId, vpc }, given)
}

/** What is wrong then, by table and block. */
const faultsOf = (part: Part, state: StateWithStack): ReadonlyArray<string> => {
  if (part === 'vpc') return [`vpc-not-available ${state.stack.vpcId}`]
  const [tables, destinations] =
    part === 'rescale'
      ? [state.rescaleVpc.routeTableIds, blocksOf(state)]
      : [state.stack.routeTableIds, state.rescaleVpc.cidrs]
  return tables.flatMap((table) => destinations.map((block) => `route-missing ${table} ${block}`))
}

const faultIn = (finding: InspectionFinding): string => {
  if (finding.id !== 'route-missing') return `${finding.id} ${Object.values(finding.evidence)[0]}`
  const { routeTableId, destination } = finding.evidence
  return `route-missing ${routeTableId} ${destination}`
}

const ofPart = (state: OnboardingState, part: Part): ReadonlyArray<string> =>
  findingsIn(state)
    .filter((finding) => partOf(finding) === part)
    .map(faultIn)

const errorsBeside = (state: OnboardingState, part: Part): ReadonlyArray<InspectionFinding> =>
  findingsIn(state).filter((finding) => finding.level === 'error' && partOf(finding) !== part)

const connections = reachedBuilt().filter(
  (state): state is InUse => isInUse(state) && state.peering !== undefined,
)

const statusAfter = (before: InUse, state: OnboardingState): string => {
  if (before.status === 'Suspended') return 'Suspended'
  const isSound =
    isInUse(state) && isProven(state) && findingsIn(state).every(({ level }) => level !== 'error')
  return isSound ? 'Connected' : 'Degraded'
}

describe('a part of a connection in use that is looked at by itself', () => {
  it('has its faults found, and cleared by a look that sees none; the others stay', () => {
    fc.assert(
      fc.property(connections, fc.constantFrom(...parts), (state, part) => {
        const wrong = after(state, lookAt(part, state, false))
        expect(ofPart(wrong, part).toSorted()).toEqual(faultsOf(part, state).toSorted())
        expect(errorsBeside(wrong, part)).toEqual(errorsBeside(state, part))
        expect(wrong.status).toBe(state.status === 'Suspended' ? 'Suspended' : 'Degraded')

        const right = after(wrong, lookAt(part, state, true))
        expect(ofPart(right, part)).toEqual([])
        expect(errorsBeside(right, part)).toEqual(errorsBeside(state, part))
        expect(right.status).toBe(statusAfter(state, right))
      }),
      atLeast(300),
    )
  })

  it('shows that the account can be read, where it is the VPC with all it contains', () => {
    fc.assert(
      fc.property(connections, fc.constantFrom(...parts), fc.boolean(), (state, part, isGood) => {
        const before = { ...state, accessLost: { action: 'ec2:DescribeVpcs' } }
        const seen = after(before, lookAt(part, state, isGood))
        expect('accessLost' in seen).toBe(part !== 'vpc')
      }),
      atLeast(300),
    )
  })
})
