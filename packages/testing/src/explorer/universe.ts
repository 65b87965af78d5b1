/** The few values that the explorer uses: enough to be replaced and mixed up. */
import { TemplateDigest } from '@byoa/core/cloudformation'
import {
  AccountId,
  CompanyCode,
  ExternalId,
  PeeringId,
  Region,
  RoleArn,
  RouteTableId,
  SubnetId,
  VpcId,
} from '@byoa/core/iam/identity'
import type {
  ConnectionSnapshot,
  RouteTableSnapshot,
  Side,
  VpcSnapshot,
} from '@byoa/core/inspection'
import { type Inventory, Ipv4Cidr, type RescaleVpc, inventoryOf } from '@byoa/core/network'
import {
  type OnboardingRequest,
  type Setup,
  type StackReport,
  type WithStack,
  OnboardingId,
  expectedRoutes,
} from '@byoa/core/onboarding'
import { Instant } from '@byoa/core/values'

import { valid } from '../valid.ts'

// time

export const start: Instant = valid(1_767_603_600_000, Instant)
export const daySeconds: number = 24 * 60 * 60
export const leaseSeconds: number = 14 * daySeconds

// names

export const onboardingId: OnboardingId = valid('onb-0123456789abcdef', OnboardingId)
const region = valid('us-east-1', Region)
const customerAccount = valid('111122223333', AccountId)
const rescaleAccount = valid('999988887777', AccountId)

/** Free blocks, and a block of the Rescale VPC. */
export const freeCidrs: readonly [Ipv4Cidr, Ipv4Cidr] = [
  valid('10.50.0.0/16', Ipv4Cidr),
  valid('10.60.0.0/16', Ipv4Cidr),
]
export const takenCidr: Ipv4Cidr = valid('10.0.0.0/16', Ipv4Cidr)
export const secondaryCidr: Ipv4Cidr = valid('10.51.0.0/24', Ipv4Cidr)

/** The external ID of a number: each is issued once. */
export const externalIdOf = (index: number): ExternalId =>
  valid(`byoa-acme-${index.toString(16).padStart(32, '0')}`, ExternalId)

/** The peering of a number: AWS never reuses an ID. */
export const peeringIdOf = (index: number): PeeringId =>
  valid(`pcx-${index.toString(16).padStart(17, '0')}`, PeeringId)

// Rescale's side

export const rescaleVpc: RescaleVpc = {
  vpcId: valid('vpc-0000000000000aaaa', VpcId),
  accountId: rescaleAccount,
  region,
  cidrs: [takenCidr],
  routeTableIds: [valid('rtb-0f000000000000000', RouteTableId)],
}

/** The same VPC with a further block. */
export const grownRescaleVpc: RescaleVpc = {
  ...rescaleVpc,
  cidrs: [takenCidr, valid('10.1.0.0/16', Ipv4Cidr)],
}

export const inventory: Inventory = inventoryOf({
  version: 1,
  rescaleVpc,
  held: [],
  denied: [],
  customerNetworks: [],
})

// documents

export const request: OnboardingRequest = {
  companyCode: valid('acme', CompanyCode),
  accountId: customerAccount,
  region,
  egress: 'open',
  zoneCount: 1,
  customerNetworks: [],
}

/** The setup for a block with an external ID. */
export const setupOf = (cidr: Ipv4Cidr, externalId: ExternalId): Setup => ({
  externalId,
  rescaleAccountId: rescaleAccount,
  region,
  cidr,
  templateDigest: valid(`sha256:${'0'.repeat(64)}`, TemplateDigest),
})

export type StackName = 'first' | 'new role' | 'new VPC'

/** The differences between the stacks that the customer reports in turn. */
const stackNumbers: {
  readonly [Name in StackName]: { readonly role: number; readonly vpc: number }
} = { first: { role: 1, vpc: 1 }, 'new role': { role: 2, vpc: 1 }, 'new VPC': { role: 3, vpc: 2 } }

/** A stack of the customer for a block. */
export const stackOf = (name: StackName, cidr: Ipv4Cidr): StackReport => {
  const { role, vpc } = stackNumbers[name]
  return {
    stackId: `stack ${name}`,
    roleArn: valid(`arn:aws:iam::111122223333:role/Role${role}`, RoleArn),
    vpcId: valid(`vpc-${vpc.toString(16).padStart(17, '0')}`, VpcId),
    vpcCidr: cidr,
    subnetIds: [valid(`subnet-${vpc.toString(16).padStart(17, '0')}`, SubnetId)],
    routeTableIds: [valid(`rtb-${vpc.toString(16).padStart(17, '0')}`, RouteTableId)],
  }
}

// snapshots

/** The route tables of a side, with the required routes or without routes. */
export const tablesOf = (
  built: WithStack,
  side: Side,
  { peeringId, hasRoutes }: { readonly peeringId: PeeringId; readonly hasRoutes: boolean },
): ReadonlyArray<RouteTableSnapshot> => {
  const { routeTableIds, destinations } = expectedRoutes(built, side, peeringId)
  return routeTableIds.map((routeTableId) => ({
    routeTableId,
    vpcId: side === 'rescale' ? built.rescaleVpc.vpcId : built.stack.vpcId,
    isMain: true,
    subnetIds: [],
    routes: hasRoutes
      ? destinations.map((destination) => ({
          destination,
          target: { kind: 'peering', peeringId },
          state: 'active',
        }))
      : [],
  }))
}

/** The VPC as agreed, with the secondary blocks. */
export const vpcOf = ({
  stack,
  secondaryCidrs,
  request: { accountId },
}: WithStack): VpcSnapshot => ({
  vpcId: stack.vpcId,
  accountId,
  region,
  state: 'available',
  cidrs: [stack.vpcCidr, ...secondaryCidrs.map(({ cidr }) => cidr)],
  dnsSupport: true,
  dnsHostnames: true,
  internetGatewayAttached: true,
  subnets: stack.subnetIds.map((subnetId) => ({
    subnetId,
    cidr: stack.vpcCidr,
    availabilityZone: 'us-east-1a',
  })),
  routeTables: stack.routeTableIds.map((routeTableId) => ({
    routeTableId,
    vpcId: stack.vpcId,
    isMain: false,
    subnetIds: stack.subnetIds,
    routes: [],
  })),
})

/** A connection without defects. */
export const healthy = (built: WithStack, peeringId: PeeringId): ConnectionSnapshot => ({
  peering: { peeringId, status: 'active', message: 'Active' },
  rescaleRouteTables: tablesOf(built, 'rescale', { peeringId, hasRoutes: true }),
  customerRouteTables: tablesOf(built, 'customer', { peeringId, hasRoutes: true }),
  vpc: vpcOf(built),
})
