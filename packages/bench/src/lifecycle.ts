/**
 * One onboarding from request to closed as commands alone, with what a healthy AWS would have
 * answered: the load for measuring the decider without any world around it.
 */
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
import type { ConnectionSnapshot, RouteTableSnapshot, VpcSnapshot } from '@byoa/core/inspection'
import { Ipv4Cidr, currentCheckSet, inventoryOf } from '@byoa/core/network'
import {
  type OnboardingCommand,
  type OnboardingCommandData,
  type OnboardingCommandType,
  OnboardingId,
  commandOf,
} from '@byoa/core/onboarding'
import { type Party, Instant } from '@byoa/core/values'
import { TemplateDigest } from '@byoa/core/cloudformation'
import type * as t from 'io-ts'

/** Takes a value the benchmark itself wrote through its codec; a wrong one ends the run. */
const given = <A>(codec: t.Decoder<unknown, A>, value: unknown): A => {
  const decoded = codec.decode(value)
  if (decoded._tag === 'Left') throw new TypeError(`not valid: ${JSON.stringify(value)}`)
  return decoded.right
}

const onboardingId = given(OnboardingId, 'onb-0123456789abcdef')
const region = given(Region, 'us-east-1')
const accountId = given(AccountId, '111122223333')
const rescaleAccountId = given(AccountId, '999988887777')
const cidr = given(Ipv4Cidr, '10.50.0.0/16')
const rescaleCidr = given(Ipv4Cidr, '10.0.0.0/16')
const roleArn = given(RoleArn, 'arn:aws:iam::111122223333:role/RescaleRole')
const vpcId = given(VpcId, 'vpc-0aaaaaaaaaaaaaaaa')
const rescaleVpcId = given(VpcId, 'vpc-0bbbbbbbbbbbbbbbb')
const subnetId = given(SubnetId, 'subnet-0aaaaaaaaaaaaaaaa')
const routeTableId = given(RouteTableId, 'rtb-0aaaaaaaaaaaaaaaa')
const rescaleRouteTableId = given(RouteTableId, 'rtb-0bbbbbbbbbbbbbbbb')
const peeringId = given(PeeringId, 'pcx-0aaaaaaaaaaaaaaaa')
const externalId = given(ExternalId, `byoa-acme-${'0'.repeat(32)}`)
const start = given(Instant, '2026-01-05T09:00:00.000Z')
const expiresAt = given(Instant, '2026-01-12T09:00:00.000Z')

const rescaleVpc = {
  vpcId: rescaleVpcId,
  accountId: rescaleAccountId,
  region,
  cidrs: [rescaleCidr],
  routeTableIds: [rescaleRouteTableId],
} as const

const command = <Type extends OnboardingCommandType>(
  by: Party,
  type: Type,
  data: OnboardingCommandData[Type],
): OnboardingCommand => commandOf({ at: start, by }, type, data)

const table = (side: 'rescale' | 'customer'): RouteTableSnapshot => ({
  routeTableId: side === 'rescale' ? rescaleRouteTableId : routeTableId,
  vpcId: side === 'rescale' ? rescaleVpcId : vpcId,
  isMain: true,
  subnetIds: [],
  routes: [
    {
      destination: side === 'rescale' ? rescaleCidr : cidr,
      target: { kind: 'local' },
      state: 'active',
    },
    {
      destination: side === 'rescale' ? cidr : rescaleCidr,
      target: { kind: 'peering', peeringId },
      state: 'active',
    },
  ],
})

const vpc: VpcSnapshot = {
  vpcId,
  accountId,
  region,
  state: 'available',
  cidrs: [cidr],
  dnsSupport: true,
  dnsHostnames: true,
  internetGatewayAttached: true,
  subnets: [{ subnetId, cidr, availabilityZone: 'us-east-1a' }],
  routeTables: [table('customer')],
}

const inventory = inventoryOf({
  version: 1,
  rescaleVpc: { ...rescaleVpc, cidrs: [rescaleCidr] },
  held: [{ cidr: given(Ipv4Cidr, '10.60.0.0/16'), owner: 'another onboarding' }],
  denied: [],
  customerNetworks: [],
})

const negotiation: ReadonlyArray<OnboardingCommand> = [
  command('customer', 'RequestOnboarding', {
    onboardingId,
    request: {
      companyCode: given(CompanyCode, 'acme'),
      accountId,
      region,
      egress: 'open',
      zoneCount: 2,
      customerNetworks: [],
    },
    candidates: [
      {
        vpc: rescaleVpc,
        load: {
          activePeerings: 3,
          pendingRequests: 0,
          routesInFullestTable: 4,
          quotas: { activePeerings: 125, pendingRequests: 25, routesPerTable: 500 },
        },
      },
    ],
    checkSet: currentCheckSet,
  }),
  command('customer', 'ProposeCidr', { cidr, inventory, leaseSeconds: 1_209_600 }),
  command('rescale', 'IssueSetup', {
    setup: {
      externalId,
      rescaleAccountId,
      region,
      cidr,
      templateDigest: given(TemplateDigest, `sha256:${'0'.repeat(64)}`),
    },
  }),
]

const healthy: ConnectionSnapshot = {
  peering: { peeringId, status: 'active', message: 'Active' },
  rescaleRouteTables: [table('rescale')],
  customerRouteTables: [table('customer')],
  vpc,
}

/** Without the customer's routes. */
const drifted: ConnectionSnapshot = {
  ...healthy,
  customerRouteTables: [{ ...table('customer'), routes: [] }],
}

const connection: ReadonlyArray<OnboardingCommand> = [
  command('customer', 'ReportStack', {
    stack: {
      roleArn,
      vpcId,
      vpcCidr: cidr,
      subnetIds: [subnetId],
      routeTableIds: [routeTableId],
    },
  }),
  command('rescale', 'RecordRoleProbe', {
    roleArn,
    probe: {
      withExternalId: 'allowed',
      withoutExternalId: 'refused',
      withWrongExternalId: 'refused',
    },
  }),
  command('rescale', 'RecordVpcInspection', { vpcId, vpc }),
  command('rescale', 'RecordPeeringRequested', { peeringId, expiresAt }),
  command('rescale', 'RecordPeeringStatus', { peeringId, status: 'active', message: 'Active' }),
  command('rescale', 'RecordRoutes', { side: 'rescale', routeTables: [table('rescale')] }),
  command('rescale', 'RecordRoutes', { side: 'customer', routeTables: [table('customer')] }),
  command('rescale', 'RecordInspection', { seen: healthy }),
]

const offboarding: ReadonlyArray<OnboardingCommand> = [
  command('customer', 'BeginOffboarding', { reason: 'end of contract' }),
  command('rescale', 'RecordTeardown', { step: 'RescaleRoutesRemoved' }),
  command('customer', 'RecordTeardown', { step: 'CustomerRoutesRemoved' }),
  command('rescale', 'RecordTeardown', { step: 'PeeringRemoved' }),
  command('customer', 'RecordTeardown', { step: 'StackDeleted' }),
  command('customer', 'RecordTeardown', { step: 'AccountClean', leftovers: [] }),
]

/** Every command of the way, in order: each is accepted where it stands. */
export const lifecycle: ReadonlyArray<OnboardingCommand> = [
  ...negotiation,
  ...connection,
  ...offboarding,
]

/** The drift and repair of a connection, over and over: a stream of any length. */
export const longHistory = (events: number): ReadonlyArray<OnboardingCommand> => [
  ...negotiation,
  ...connection,
  ...Array.from({ length: events }, (_unused, index) =>
    command('rescale', 'RecordInspection', { seen: index % 2 === 0 ? drifted : healthy }),
  ),
]
