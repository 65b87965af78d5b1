/** The customer's VPC, its subnets and its route tables as agreed and reported. */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { expectedZones } from './expectedZones.ts'
import { mapsPublicAddresses } from '../../cloudformation/SetupOptions.ts'
import type { Party } from '../../values/Party.ts'
import type { InspectionFinding } from '../InspectionFinding.ts'
import { findVpcProblems } from '../findVpcProblems.ts'
import { agreedSubnets, expectedVpcOf, isReported } from './agreedParts.ts'
import { type Check, type Found, checkOf, existenceCheck } from './Check.ts'

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide'

const about = (page: string) =>
  ({
    level: 'error',
    owner: 'customer' satisfies Party,
    source: `${guide}/${page}`,
    applies: isReported,
  }) as const

// findings of verification

const evidenceOf = ({ evidence, level }: InspectionFinding): Found => {
  const { vpcId, subnetId, routeTableId, cidr, expected, actual } = evidence as Readonly<
    Record<string, string | undefined>
  >
  return {
    level,
    subject: cidr ?? subnetId ?? routeTableId ?? vpcId ?? 'VPC',
    ...omitUndefined({ expected }),
    ...(actual === undefined
      ? subnetId === undefined || routeTableId === undefined
        ? {}
        : { actual: routeTableId }
      : { actual }),
  }
}

/** Builds a check of findings that verification has, too. */
export const vpcCheck = (page: string, ...ids: ReadonlyArray<InspectionFinding['id']>): Check =>
  checkOf(about(page), ['customer.vpc'], ({ 'customer.vpc': vpc }, agreed) => {
    const expected = expectedVpcOf(agreed)
    return expected === undefined
      ? []
      : findVpcProblems(expected, vpc)
          .filter(({ id }) => ids.includes(id))
          .map(evidenceOf)
  })

export const vpcExists: Check = existenceCheck(
  about('what-is-amazon-vpc.html'),
  'customer.vpc',
  ({ stack }) => stack?.vpcId ?? 'VPC',
)
export const vpcAvailable: Check = vpcCheck('what-is-amazon-vpc.html', 'vpc-not-available')
export const vpcPlace: Check = vpcCheck(
  'what-is-amazon-vpc.html',
  'vpc-owner-differs',
  'vpc-region-differs',
)
export const vpcCidr: Check = vpcCheck('vpc-cidr-blocks.html', 'vpc-cidr-differs')
export const vpcExtraCidr: Check = vpcCheck('vpc-cidr-blocks.html', 'vpc-extra-cidr')
export const vpcDns: Check = vpcCheck('vpc-dns.html', 'dns-support-off', 'dns-hostnames-off')
export const subnetsPresent: Check = vpcCheck('configure-subnets.html', 'subnet-missing')
export const routeTablesPresent: Check = vpcCheck('subnet-route-tables.html', 'route-table-missing')
export const subnetRouteTable: Check = vpcCheck('subnet-route-tables.html', 'subnet-off-table')

// subnets

export const regionEnabled: Check = checkOf(
  {
    level: 'error',
    owner: 'customer',
    source: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html',
  },
  ['customer.region'],
  ({ 'customer.region': region }, { setup }) =>
    region === 'not-opted-in' ? [{ subject: setup.region, actual: region }] : [],
)

/** Zone names differ between accounts, so zones are compared by id. */
export const subnetZones: Check = checkOf(
  { ...about('configure-subnets.html'), level: 'warning' },
  ['customer.vpc', 'customer.subnets'],
  ({ 'customer.subnets': subnets }, agreed) => expectedZones(subnets, agreed),
)

/** Below this share of free addresses there is little room for further nodes. */
const lowShare = 0.1

const sizeOfSubnet = (prefixLength: number): number => 2 ** (32 - prefixLength)

export const subnetAddresses: Check = checkOf(
  { ...about('subnet-sizing.html'), level: 'warning' },
  ['customer.subnets', 'customer.vpc'],
  ({ 'customer.subnets': subnets, 'customer.vpc': vpc }, agreed) =>
    subnets.flatMap(({ subnetId, availableAddresses: free }): ReadonlyArray<Found> => {
      const cidr = vpc.subnets.find((one) => one.subnetId === subnetId)?.cidr
      const isAgreed = agreedSubnets(agreed).some((id) => id === subnetId)
      if (cidr === undefined || !isAgreed) return []
      const size = sizeOfSubnet(Number(cidr.split('/')[1]))
      if (free >= size * lowShare) return []
      return [
        {
          level: free === 0 ? 'error' : 'warning',
          subject: subnetId,
          expected: `${Math.ceil(size * lowShare)} free addresses`,
          actual: String(free),
        },
      ]
    }),
)

/** Public nodes get their addresses from the subnet; private ones must get none. */
export const subnetPublicAddresses: Check = checkOf(
  about('subnet-public-ip.html'),
  ['customer.subnets'],
  ({ 'customer.subnets': subnets }, agreed) => {
    const expected = mapsPublicAddresses(agreed.setup)
    return subnets
      .filter(
        ({ subnetId, mapsPublicAddresses: maps }) =>
          agreedSubnets(agreed).some((id) => id === subnetId) && maps !== expected,
      )
      .map(({ subnetId }) => ({
        subject: subnetId,
        expected: String(expected),
        actual: String(!expected),
      }))
  },
)
