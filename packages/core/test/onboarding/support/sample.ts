/** The values of one onboarding that goes well, and what can be wrong with each of them. */
import type {
  VpcSnapshot,
  RouteTableSnapshot,
  ConnectionSnapshot,
  RoleProbe,
} from '../../../src/inspection/snapshots.ts'
import { ExternalId } from '../../../src/iam/identity/ExternalId.ts'
import { Region } from '../../../src/iam/identity/Partition.ts'
import { RoleArn } from '../../../src/iam/identity/RoleArn.ts'
import {
  AccountId,
  PeeringId,
  RouteTableId,
  SubnetId,
  VpcId,
} from '../../../src/iam/identity/identifiers.ts'
import { type Inventory, inventoryOf } from '../../../src/network/Inventory.ts'
import { Ipv4Cidr } from '../../../src/network/Ipv4Cidr.ts'
import { RescaleVpc, type RescaleVpcCandidate } from '../../../src/network/RescaleVpc.ts'
import { Instant } from '../../../src/values/Instant.ts'
import { OnboardingId } from '../../../src/onboarding/OnboardingId.ts'
import { OnboardingRequest } from '../../../src/onboarding/OnboardingRequest.ts'
import { Setup } from '../../../src/onboarding/Setup.ts'
import { StackReport } from '../../../src/onboarding/StackReport.ts'
import type { Leftover } from '../../../src/onboarding/Teardown.ts'
import { known } from './known.ts'

// names

export const region = known(Region, 'us-east-1')
export const customerAccount = known(AccountId, '111122223333')
export const rescaleAccount = known(AccountId, '999988887777')
export const onboardingId = known(OnboardingId, 'onb-0123456789abcdef')
export const otherOnboardingId = known(OnboardingId, 'onb-fedcba9876543210')

export const cidr = known(Ipv4Cidr, '10.50.0.0/16')
export const otherCidr = known(Ipv4Cidr, '10.60.0.0/16')
/** Overlaps the Rescale VPC, so it is always declined. */
export const takenCidr = known(Ipv4Cidr, '10.0.0.0/16')
/** May be added to a VPC of the first one. */
export const secondaryCidr = known(Ipv4Cidr, '10.51.0.0/16')

export const externalIds = [0, 1, 2, 3].map((digit) =>
  known(ExternalId, `byoa-acme-${String(digit).repeat(32)}`),
)
export const externalId = known(ExternalId, externalIds[0])
export const nextExternalId = known(ExternalId, externalIds[1])

export const roleArn = known(RoleArn, 'arn:aws:iam::111122223333:role/RescaleRole')
export const otherRoleArn = known(RoleArn, 'arn:aws:iam::111122223333:role/rescale/Second')
export const vpcId = known(VpcId, 'vpc-0123456789abcdef0')
export const otherVpcId = known(VpcId, 'vpc-0fedcba9876543210')
/** The VPC of no stack. */
export const elsewhereVpcId = known(VpcId, 'vpc-0123456789abcdef9')
export const subnetIds = ['subnet-0a', 'subnet-0b'].map((start) =>
  known(SubnetId, start.padEnd('subnet-'.length + 17, '0')),
)
export const customerTableId = known(RouteTableId, 'rtb-0c000000000000000')
export const rescaleTableId = known(RouteTableId, 'rtb-0f000000000000000')

/** The peering of the n-th attempt. */
export const peeringOf = (attempt: number): PeeringId =>
  known(PeeringId, `pcx-${String(attempt).padStart(17, '0')}`)

// time

export const start = known(Instant, '2026-03-01T09:00:00.000Z')

/** So many hours after the onboarding began. */
export const hours = (count: number): Instant =>
  known(Instant, new Date(start + count * 3_600_000).toISOString())

/** Fourteen days. */
export const leaseSeconds = 14 * 24 * 3600
export const leaseEnd = hours(14 * 24)

// Rescale's side

export const rescaleVpc = known(RescaleVpc, {
  vpcId: 'vpc-0000000000000aaaa',
  accountId: rescaleAccount,
  region,
  cidrs: ['10.0.0.0/20', '100.64.0.0/16'],
  routeTableIds: [rescaleTableId],
})

/** The same VPC after the prefix list of its Region became known. */
export const listedRescaleVpc = known(RescaleVpc, {
  ...rescaleVpc,
  s3PrefixListId: 'pl-63a5400a',
})

/** The same VPC with other route tables. */
export const reroutedRescaleVpc = known(RescaleVpc, {
  ...rescaleVpc,
  routeTableIds: ['rtb-0000000000000bbbb'],
})

/** The same VPC after it was given one more block. */
export const grownRescaleVpc = known(RescaleVpc, {
  ...rescaleVpc,
  cidrs: [...rescaleVpc.cidrs, '10.1.0.0/20'],
})

export const candidate: RescaleVpcCandidate = {
  vpc: rescaleVpc,
  load: {
    activePeerings: 10,
    pendingRequests: 0,
    routesInFullestTable: 12,
    quotas: { activePeerings: 125, pendingRequests: 25, routesPerTable: 500 },
  },
}

export const inventory: Inventory = inventoryOf({
  version: 1,
  rescaleVpc,
  held: [],
  denied: [],
  customerNetworks: [],
})

// documents

export const request = known(OnboardingRequest, {
  companyCode: 'acme',
  accountId: customerAccount,
  region,
  egress: 'open',
  zoneCount: 2,
  customerNetworks: [],
})

export const setup = known(Setup, {
  externalId,
  rescaleAccountId: rescaleAccount,
  region,
  cidr,
  templateDigest: `sha256:${'0'.repeat(64)}`,
})

const stackIdOf = (number: number): string =>
  `arn:aws:cloudformation:us-east-1:111122223333:stack/rescale-byoa-acme/${number}`

export const stack = known(StackReport, {
  stackName: 'rescale-byoa-acme',
  stackId: stackIdOf(1),
  roleArn,
  vpcId,
  vpcCidr: cidr,
  subnetIds,
  routeTableIds: [customerTableId],
})

/** A second stack of the same customer: another role, the same block. */
export const secondStack: StackReport = {
  ...stack,
  stackId: stackIdOf(2),
  roleArn: otherRoleArn,
  vpcId: otherVpcId,
}

/** A third one, which has another role in the VPC of the first. */
export const sameVpcStack: StackReport = {
  ...stack,
  stackId: stackIdOf(3),
  roleArn: known(RoleArn, 'arn:aws:iam::111122223333:role/rescale/Third'),
}

export const leftover: Leftover = { resourceType: 'AWS::EC2::Instance', resourceId: 'i-0123' }

// what is seen

export const goodProbe: RoleProbe = {
  withExternalId: 'allowed',
  withoutExternalId: 'refused',
  withWrongExternalId: 'refused',
}

const table = (
  of: Pick<RouteTableSnapshot, 'routeTableId' | 'vpcId'>,
  destinations: ReadonlyArray<Ipv4Cidr>,
  peeringId: PeeringId,
): RouteTableSnapshot => ({
  ...of,
  isMain: true,
  subnetIds: [],
  routes: destinations.map((destination) => ({
    destination,
    target: { kind: 'peering', peeringId },
    state: 'active',
  })),
})

/** The blocks and tables that routes are for, unless they are the usual ones. */
interface Ends {
  /** The customer's blocks. */
  readonly blocks?: ReadonlyArray<Ipv4Cidr>
  readonly customerTableIds?: ReadonlyArray<RouteTableId>
  readonly rescaleVpc?: RescaleVpc
}

/** The route tables of a side with every route it needs. */
export const routesOf = (
  side: 'rescale' | 'customer',
  peeringId: PeeringId,
  {
    blocks = [cidr],
    customerTableIds = [customerTableId],
    rescaleVpc: rescale = rescaleVpc,
  }: Ends = {},
): ReadonlyArray<RouteTableSnapshot> =>
  side === 'rescale'
    ? rescale.routeTableIds.map((routeTableId) =>
        table({ routeTableId, vpcId: rescale.vpcId }, blocks, peeringId),
      )
    : customerTableIds.map((routeTableId) =>
        table({ routeTableId, vpcId }, rescale.cidrs, peeringId),
      )

/** The same tables before anybody added a route. */
export const emptyRoutesOf = (side: 'rescale' | 'customer'): ReadonlyArray<RouteTableSnapshot> =>
  routesOf(side, peeringOf(1)).map((snapshot) => ({ ...snapshot, routes: [] }))

/** The customer's VPC as the template makes it. */
export const vpcOf = (id: VpcId, block: Ipv4Cidr): VpcSnapshot => ({
  vpcId: id,
  accountId: customerAccount,
  region,
  state: 'available',
  cidrs: [block],
  dnsSupport: true,
  dnsHostnames: true,
  internetGatewayAttached: true,
  subnets: subnetIds.map((subnetId, index) => ({
    subnetId,
    cidr: known(Ipv4Cidr, block.replace('.0.0/16', `.${index * 128}.0/17`)),
    availabilityZone: `us-east-1${'ab'.charAt(index)}`,
  })),
  routeTables: emptyRoutesOf('customer'),
})

export const goodVpc: VpcSnapshot = vpcOf(vpcId, cidr)

/** A connection without fault. */
export const healthy = (
  peeringId: PeeringId,
  vpc: VpcSnapshot = goodVpc,
): Required<ConnectionSnapshot> => ({
  peering: { peeringId, status: 'active', message: 'Active' },
  rescaleRouteTables: routesOf('rescale', peeringId, { blocks: vpc.cidrs }),
  customerRouteTables: routesOf('customer', peeringId),
  vpc,
})

/** The same after the customer removed its routes. */
export const drifted = (
  peeringId: PeeringId,
  vpc: VpcSnapshot = goodVpc,
): Required<ConnectionSnapshot> => ({
  ...healthy(peeringId, vpc),
  customerRouteTables: emptyRoutesOf('customer'),
})

/** A trust policy that lets in Rescale with one of these IDs, and nobody else. */
export const trustOf = (...accepted: ReadonlyArray<ExternalId>): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${rescaleAccount}:root` },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': accepted } },
    },
  })

/** A trust policy that lets in anybody. */
export const openTrust: string = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' },
})
