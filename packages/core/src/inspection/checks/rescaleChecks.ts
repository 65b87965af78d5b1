/** Rescale's side of the connection, and the room that both accounts have. */
import { reachedLimits } from '../../network/RescaleVpc.ts'
import { type VpcQuotas, vpcQuotas } from '../../network/vpcQuotas.ts'
import type { SecurityGroupSnapshot } from '../accountSnapshots.ts'
import { launchTermsOf } from '../launchTerms.ts'
import type { VpcSnapshot } from '../snapshots.ts'
import { isReported } from './agreedParts.ts'
import { type Check, type Found, type Seen, checkOf, existenceCheck } from './Check.ts'

// Rescale's VPC

const limits = 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html'

export const rescaleVpcExists: Check = existenceCheck(
  {
    level: 'error',
    owner: 'rescale',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html',
  },
  'rescale.vpc',
  ({ rescaleVpc }) => rescaleVpc.vpcId,
)

/** A block that the customer does not know of has no route back. */
export const rescaleVpcBlocks: Check = checkOf(
  {
    level: 'error',
    owner: 'rescale',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
  },
  ['rescale.vpc'],
  ({ 'rescale.vpc': { vpcId, cidrs } }, { rescaleVpc }) => {
    const [expected, actual] = [rescaleVpc.cidrs, cidrs].map((one) => [...one].sort().join(', '))
    return expected === actual || expected === undefined || actual === undefined
      ? []
      : [{ subject: vpcId, expected, actual }]
  },
)

// quotas

/** From this share of a quota on there is little headroom. */
const nearShare = 0.9

interface Used {
  readonly subject: string
  readonly used: number
  readonly quota: number
}

/** What is used up is a warning: what exists goes on working. */
const headroomOf = ({ subject, used, quota }: Used): ReadonlyArray<Found> =>
  used < quota * nearShare
    ? []
    : [
        {
          level: used >= quota ? 'warning' : 'info',
          subject,
          expected: `fewer than ${quota}`,
          actual: String(used),
        },
      ]

export const rescaleQuotas: Check = checkOf(
  { level: 'warning', owner: 'rescale', source: limits },
  ['rescale.load'],
  ({ 'rescale.load': load }) => {
    const { activePeerings, pendingRequests, routesInFullestTable, quotas } = load
    const reached = reachedLimits(load)
    const all: ReadonlyArray<Used> = [
      { subject: 'active-peerings', used: activePeerings, quota: quotas.activePeerings },
      { subject: 'pending-requests', used: pendingRequests, quota: quotas.pendingRequests },
      { subject: 'routes-per-table', used: routesInFullestTable, quota: quotas.routesPerTable },
    ]
    const others = all.filter(({ subject }) => !reached.some(({ limit }) => limit === subject))
    return [
      ...reached.map(({ limit, used, quota }) => ({ subject: limit, used, quota })),
      ...others,
    ].flatMap(headroomOf)
  },
)

const most = (counts: ReadonlyArray<number>): number => Math.max(0, ...counts)

const rulesInFullestGroup = (groups: ReadonlyArray<SecurityGroupSnapshot>): number =>
  most(
    groups.flatMap(({ rules }) =>
      (['in', 'out'] as const).map(
        (direction) => rules.filter((rule) => rule.direction === direction).length,
      ),
    ),
  )

const usedOfVpc = (vpc: VpcSnapshot, quotas: VpcQuotas): ReadonlyArray<Used> => [
  { subject: 'blocksPerVpc', used: vpc.cidrs.length, quota: quotas.blocksPerVpc },
  { subject: 'subnetsPerVpc', used: vpc.subnets.length, quota: quotas.subnetsPerVpc },
  { subject: 'routeTablesPerVpc', used: vpc.routeTables.length, quota: quotas.routeTablesPerVpc },
  {
    subject: 'routesPerTable',
    used: most(vpc.routeTables.map(({ routes }) => routes.length)),
    quota: quotas.routesPerTable,
  },
]

const usedByCustomer = (
  seen: Seen<'customer.vpc' | 'customer.securityGroups' | 'customer.activePeerings'>,
  quotas: VpcQuotas,
): ReadonlyArray<Used> => [
  ...usedOfVpc(seen['customer.vpc'], quotas),
  {
    subject: 'activePeeringsPerVpc',
    used: seen['customer.activePeerings'],
    quota: quotas.activePeeringsPerVpc,
  },
  {
    subject: 'rulesPerSecurityGroup',
    used: rulesInFullestGroup(seen['customer.securityGroups']),
    quota: quotas.rulesPerSecurityGroup,
  },
]

export const customerQuotas: Check = checkOf(
  { level: 'warning', owner: 'customer', source: limits, applies: isReported },
  ['customer.vpc', 'customer.securityGroups', 'customer.activePeerings'],
  (seen, { quotas }) => usedByCustomer(seen, { ...vpcQuotas, ...quotas }).flatMap(headroomOf),
)

// launches

/** A dry run that is refused for another reason than its permission says nothing about it. */
export const launch: Check = checkOf(
  {
    level: 'error',
    owner: 'customer',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html',
    applies: (agreed) => launchTermsOf(agreed) !== undefined,
  },
  ['rescale.launches'],
  ({ 'rescale.launches': launches }) =>
    launches
      .filter(({ answer }) => answer !== 'allowed')
      .map(({ subnetId, answer, code = answer }) => ({
        level: answer === 'refused' ? 'error' : 'info',
        subject: subnetId,
        expected: 'allowed',
        actual: code,
      })),
)
