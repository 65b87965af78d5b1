/** What is likely to be asked before the customer has run its stack. */
import { partitionOfRegion } from '@byoa/core/iam'
import {
  type Inventory,
  Ipv4Cidr,
  type RescaleVpc,
  currentCheckSet,
  inventoryOf,
} from '@byoa/core/network'
import type {
  CidrLeased,
  Instant,
  OnboardingCommandOf,
  Requested,
  SetupIssued,
  StackReported,
} from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { branded } from '../../branded.ts'
import { roleArn } from '../../iam/roleArn.ts'
import { inventory } from '../../network/inventory.ts'
import { cidrText } from '../../network/ipv4Cidr.ts'
import { rescaleVpcCandidate } from '../../network/rescaleVpcCandidate.ts'
import { rescaleVpcLoad } from '../../network/rescaleVpcLoad.ts'
import { vpcCidr } from '../../network/vpcCidr.ts'
import { record } from '../../record.ts'
import { onboardingId } from '../onboardingId.ts'
import { onboardingRequest } from '../onboardingRequest.ts'
import { setup } from '../setup.ts'
import { stackReport } from '../stackReport.ts'
import { type Choice, command } from './choice.ts'
import { cancel } from './ending.ts'

/** A lease of an hour to thirty days. */
const leaseSeconds = fc.integer({ min: 3600, max: 2_592_000 })

const ten = 10 * 2 ** 24

/**
 * Blocks that no Rescale VPC of `rescaleVpc` overlaps: those lie above 10.64.0.0 and 100.64.0.0.
 */
export const freeCidr: fc.Arbitrary<Ipv4Cidr> = branded(
  fc
    .tuple(fc.integer({ min: ten, max: ten + 2 ** 22 - 1 }), fc.integer({ min: 16, max: 28 }))
    .map(([within, length]) => cidrText(within, length)),
  Ipv4Cidr,
)

const emptyInventory = (rescaleVpc: RescaleVpc): fc.Arbitrary<Inventory> =>
  rescaleVpcLoad({ hasRoom: true }).map((load) =>
    inventoryOf({ version: 1, rescaleVpc, held: [], denied: [], customerNetworks: [], load }),
  )

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
          // An account that is both parties is refused.
          .filter((all) => all.every(({ vpc }) => vpc.accountId !== request.accountId)),
        checkSet: fc.constant(currentCheckSet),
      }),
    )
  })

/** Returns what may be asked of an onboarding that does not exist. */
export const whileNotRequested = (at: Instant): ReadonlyArray<Choice> => [
  { weight: 5, arbitrary: requestOnboarding(at) },
]

/**
 * Returns what may be asked while a block is sought: proposals that will be leased, and any others.
 */
export const whileRequested = (state: Requested, at: Instant): ReadonlyArray<Choice> => {
  const { rescaleVpc } = state
  const head = { by: 'customer', at } as const
  return [
    {
      weight: 40,
      arbitrary: command(
        'ProposeCidr',
        head,
        record({ cidr: freeCidr, inventory: emptyInventory(rescaleVpc), leaseSeconds }),
      ),
    },
    {
      weight: 10,
      arbitrary: command(
        'ProposeCidr',
        head,
        record({ cidr: vpcCidr(), inventory: inventory({ rescaleVpc }), leaseSeconds }),
      ),
    },
    cancel(at),
  ]
}

/** Returns what time asks of a lease: it is extended before its end and lapses after it. */
const leaseChoice = ({ lease }: CidrLeased | SetupIssued, at: Instant): Choice =>
  at < lease.expiresAt
    ? {
        weight: 5,
        arbitrary: command('ExtendLease', { by: 'rescale', at }, record({ leaseSeconds })),
      }
    : { weight: 10, arbitrary: command('LapseLease', { by: 'rescale', at }, fc.constant({})) }

/** Returns what may be asked while a block is leased. */
export const whileCidrLeased = (state: CidrLeased, at: Instant): ReadonlyArray<Choice> => {
  const { lease, request } = state
  const issueSetup = command(
    'IssueSetup',
    { by: 'rescale', at },
    record({ setup: setup({ region: request.region, cidr: lease.cidr }) }),
  )
  return at < lease.expiresAt
    ? [{ weight: 40, arbitrary: issueSetup }, leaseChoice(state, at), cancel(at)]
    : [leaseChoice(state, at), cancel(at)]
}

/**
 * Returns reports of a stack as it was agreed: the customer's account, the Region's partition, the
 * leased block.
 */
export const reportStack = (
  { request, setup: { cidr } }: SetupIssued | StackReported,
  at: Instant,
): fc.Arbitrary<OnboardingCommandOf<'ReportStack'>> => {
  const { accountId, region, rolePath } = request
  const role = roleArn({
    accountId,
    partition: partitionOfRegion(region),
    ...(rolePath === undefined ? {} : { path: rolePath }),
  })
  return command(
    'ReportStack',
    { by: 'customer', at },
    record({ stack: stackReport({ roleArn: role, vpcCidr: cidr }) }),
  )
}

/** Returns what may be asked while the customer runs its stack. */
export const whileSetupIssued = (state: SetupIssued, at: Instant): ReadonlyArray<Choice> => [
  { weight: 40, arbitrary: reportStack(state, at) },
  leaseChoice(state, at),
  cancel(at),
]
