/** Fleets on the in-memory AWS: whose they are, and the world they are played on. */
import { defaultRescale } from '@byoa/cloud-memory'
import { AccountId, CompanyCode, Region } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant } from '@byoa/core/values'
import { OnboardingId, StackName } from '@byoa/core/onboarding'
import { memoryStore } from '@byoa/store-memory'
import type { FleetMember, FleetPlan, FleetWorld } from '@byoa/testing/fleet'

import { memoryFleetWorld } from './memoryFleetWorld.ts'
import { given } from './parties.ts'

const region = given(Region, 'us-east-1')
const start = given(Instant, '2026-01-05T09:00:00.000Z')

/** The first two onboardings are of one account: two VPCs side by side. */
const accountIds = ['111122223333', '111122223333', '222233334444'].map((id) =>
  given(AccountId, id),
)

const blocksOf = (plan: FleetPlan, index: number): ReadonlyArray<Ipv4Cidr> =>
  [plan.sameBlock ? '10.60.0.0/16' : `10.${60 + index}.0.0/16`, `10.${70 + index}.0.0/16`].map(
    (cidr) => given(Ipv4Cidr, cidr),
  )

const memberOf = (plan: FleetPlan, index: number): FleetMember => ({
  onboardingId: given(OnboardingId, `onb-000000000000000${index}`),
  request: {
    companyCode: given(CompanyCode, index === 2 ? 'beta' : 'acme'),
    accountId: accountIds[index] ?? given(AccountId, '111122223333'),
    region,
    egress: 'open',
    zoneCount: 1,
    customerNetworks: [],
    ...(index === 1 ? { stackName: given(StackName, 'rescale-byoa-acme-second') } : {}),
  },
  blocks: blocksOf(plan, index),
  secondaryBlock: given(Ipv4Cidr, `10.${80 + index}.0.0/24`),
  reports: [],
})

/** The same customer once more, with the same stack. */
const comingBack = (member: FleetMember): FleetMember => ({
  ...member,
  onboardingId: given(OnboardingId, member.onboardingId.replace('onb-0', 'onb-1')),
  after: member.onboardingId,
  reports: [],
})

/** The onboardings of a plan. */
export const membersOf = (plan: FleetPlan): ReadonlyArray<FleetMember> => {
  const members = Array.from({ length: plan.onboardings }, (_, index) => memberOf(plan, index))
  return plan.comeBack ? [...members, ...members.map(comingBack)] : members
}

const delaysOf = ({ seed }: FleetPlan) => ({
  peeringVisibilitySeconds: seed % 3 === 0 ? 30 : 0,
  peeringProvisioningSeconds: seed % 5 === 0 ? 20 : 0,
  rolePropagationSeconds: seed % 7 === 0 ? 15 : 0,
})

/** A fresh world for a plan. */
export const worldOf = (plan: FleetPlan): FleetWorld =>
  memoryFleetWorld({
    accountIds,
    region,
    rescale: defaultRescale,
    start,
    delays: delaysOf(plan),
    store: memoryStore(),
  })
