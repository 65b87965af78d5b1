/** Plausible commands before the customer has run its stack. */
import { currentCheckSet } from '@byoa/core/network'
import type { CidrLeased, OnboardingCommandOf, Requested, SetupIssued } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as fc from 'fast-check'

import { inventory } from '../../network/inventory.ts'
import { rescaleVpcCandidate } from '../../network/rescaleVpcCandidate.ts'
import { vpcCidr } from '../../network/vpcCidr.ts'
import { record } from '../../record.ts'
import { onboardingId } from '../onboardingId.ts'
import { onboardingRequest } from '../onboardingRequest.ts'
import { setup } from '../setup.ts'
import { type Choice, command } from './choice.ts'
import { cancel } from './ending.ts'
import { emptyInventory, freeCidr } from './freeCidr.ts'
import { reportStack } from './stack.ts'
import { rescaleVpcChoice } from './rescaleVpcChoice.ts'
import { deleteFormerStack } from './teardown.ts'
import { workChoices } from './work.ts'

/** A lease of an hour to thirty days. */
const leaseSeconds = fc.integer({ min: 3600, max: 2_592_000 })

const requestOnboarding = (at: Instant): fc.Arbitrary<OnboardingCommandOf<'RequestOnboarding'>> =>
  onboardingRequest().chain((request) => {
    const { region } = request
    return command(
      'RequestOnboarding',
      { by: 'customer', at },
      record({
        onboardingId: onboardingId(),
        request: fc.constant(request),
        candidates: fc
          .tuple(
            rescaleVpcCandidate({ region, hasRoom: true }),
            fc.array(rescaleVpcCandidate({ region }), { maxLength: 2 }),
          )
          .map(([roomy, others]) => [...others, roomy])
          // An account that plays both parties is refused.
          .filter((all) => all.every(({ vpc }) => vpc.accountId !== request.accountId)),
        checkSet: fc.constant(currentCheckSet),
      }),
    )
  })

/** Returns commands for an onboarding that does not exist. */
export const whileNotRequested = (at: Instant): ReadonlyArray<Choice> => [
  { weight: 5, arbitrary: requestOnboarding(at) },
]

type Negotiating = Requested | CidrLeased | SetupIssued

/** Proposals that are accepted. */
const proposeFree = ({ rescaleVpc }: Negotiating, at: Instant): Choice['arbitrary'] =>
  command(
    'ProposeCidr',
    { by: 'customer', at },
    record({ cidr: freeCidr, inventory: emptyInventory(rescaleVpc), leaseSeconds }),
  )

/** Any proposals: some are accepted, some declined. */
const proposeAny = ({ rescaleVpc }: Negotiating, at: Instant): Choice['arbitrary'] =>
  command(
    'ProposeCidr',
    { by: 'customer', at },
    record({ cidr: vpcCidr(), inventory: inventory({ rescaleVpc }), leaseSeconds }),
  )

/** Commands and observations in any status without a stack. */
const besideNegotiating = (state: Negotiating, at: Instant): ReadonlyArray<Choice> => [
  ...workChoices(state, at),
  rescaleVpcChoice(state, at),
  cancel(at),
]

/** Returns commands while no block is leased. */
export const whileRequested = (state: Requested, at: Instant): ReadonlyArray<Choice> => [
  { weight: 40, arbitrary: proposeFree(state, at) },
  { weight: 10, arbitrary: proposeAny(state, at) },
  ...deleteFormerStack(state, at),
  ...besideNegotiating(state, at),
]

/** Returns extensions of a lease before its end, and lapses after it. */
const leaseChoice = ({ lease }: CidrLeased | SetupIssued, at: Instant): Choice =>
  at < lease.expiresAt
    ? {
        weight: 5,
        arbitrary: command('ExtendLease', { by: 'rescale', at }, record({ leaseSeconds })),
      }
    : { weight: 10, arbitrary: command('LapseLease', { by: 'rescale', at }, fc.constant({})) }

/** Returns commands while a block is leased. */
export const whileCidrLeased = (state: CidrLeased, at: Instant): ReadonlyArray<Choice> => {
  const { lease, request } = state
  const issueSetup = command(
    'IssueSetup',
    { by: 'rescale', at },
    record({ setup: setup({ region: request.region, cidr: lease.cidr }) }),
  )
  return [
    ...(at < lease.expiresAt ? [{ weight: 40, arbitrary: issueSetup }] : []),
    leaseChoice(state, at),
    { weight: 2, arbitrary: proposeAny(state, at) },
    ...deleteFormerStack(state, at),
    ...besideNegotiating(state, at),
  ]
}

/** Returns commands while the customer runs its stack. */
export const whileSetupIssued = (state: SetupIssued, at: Instant): ReadonlyArray<Choice> => [
  { weight: 40, arbitrary: reportStack(state, at) },
  leaseChoice(state, at),
  { weight: 2, arbitrary: proposeFree(state, at) },
  { weight: 2, arbitrary: proposeAny(state, at) },
  ...besideNegotiating(state, at),
]
