/**
 * An AWS of several accounts as one immutable value: resources, identities and time. An action
 * returns the next world, which shares unchanged parts with the old one.
 *
 * Laws
 * 1. No operation changes the world it is given.
 * 2. Ids never repeat, and depend only on the seed and on how many were made before.
 */
import type { Partition } from '@byoa/core/iam/identity'
import { type Instant, addSeconds } from '@byoa/core/values'

import type { Peering } from './Peering.ts'
import * as PersistentMap from './PersistentMap.ts'
import { type Settings, defaultSettings } from './Settings.ts'
import type { Stack } from './Stack.ts'
import * as Table from './Table.ts'
import { startingIds } from './idDigits.ts'
import type { AccessKey, InstanceProfile, ManagedPolicy, Policy, Role, User } from './identities.ts'
import type {
  Address,
  FlowLog,
  InternetGateway,
  LogGroup,
  NatGateway,
  NetworkAcl,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
  VpcEndpoint,
} from './network.ts'
import { type DefaultNetwork, type VpcNetwork, defaultNetwork, newDefaultVpc } from './newVpc.ts'
import { type ZoneViewer, zonesOf } from './zones.ts'

// model

/** Kind of resource → its record. */
export interface ResourceKinds {
  readonly addresses: Address
  readonly vpcs: Vpc
  readonly subnets: Subnet
  readonly routeTables: RouteTable
  readonly internetGateways: InternetGateway
  readonly natGateways: NatGateway
  readonly networkAcls: NetworkAcl
  readonly vpcEndpoints: VpcEndpoint
  readonly securityGroups: SecurityGroup
  readonly networkInterfaces: NetworkInterface
  readonly flowLogs: FlowLog
  readonly logGroups: LogGroup
  readonly stacks: Stack
}

export type ResourceKind = keyof ResourceKinds

/** The resources of an account in a Region. */
export type RegionState = {
  readonly [Kind in ResourceKind]: Table.Table<ResourceKinds[Kind]>
}

/** VPC Block Public Access of an account in a Region. */
export interface BlockPublicAccess {
  readonly mode: 'off' | 'block-bidirectional' | 'block-ingress'
  readonly changedAt: Instant
}

export interface Account extends ZoneViewer {
  readonly partition: Partition
  readonly regions: Table.Table<RegionState>
  readonly users: Table.Table<User>
  readonly roles: Table.Table<Role>
  /** By ARN. */
  readonly managedPolicies: Table.Table<ManagedPolicy>
  readonly instanceProfiles: Table.Table<InstanceProfile>
  /** The key of the administrator. */
  readonly administratorKeyId: string
  /** Whether it has default VPCs. */
  readonly defaultVpc: boolean
  /** By Region; absent where it was never changed, which is off. */
  readonly blockPublicAccess?: Table.Table<BlockPublicAccess>
  /** What its organization attaches beside FullAWSAccess; absent: nothing. */
  readonly serviceControlPolicies?: ReadonlyArray<Policy>
}

export interface World {
  readonly now: Instant
  readonly seed: number
  /** The number of generated IDs. */
  readonly idCount: number
  readonly settings: Settings
  readonly accounts: PersistentMap.PersistentMap<Account>
  readonly peerings: PersistentMap.PersistentMap<Peering>
  /** VPC id → ids of its peerings, oldest first. */
  readonly peeringsOfVpc: PersistentMap.PersistentMap<ReadonlyArray<string>>
  readonly accessKeys: PersistentMap.PersistentMap<AccessKey>
}

export interface WorldStart {
  readonly now: Instant
  readonly seed?: number
  readonly settings?: Settings
}

// constructors

/** Returns a world without accounts. */
export const emptyWorld = (start: WorldStart): World => ({
  now: start.now,
  seed: start.seed ?? 1,
  idCount: 0,
  settings: start.settings ?? defaultSettings,
  accounts: PersistentMap.empty(),
  peerings: PersistentMap.empty(),
  peeringsOfVpc: PersistentMap.empty(),
  accessKeys: PersistentMap.empty(),
})

const emptyRegion: RegionState = {
  addresses: {},
  vpcs: {},
  subnets: {},
  routeTables: {},
  internetGateways: {},
  natGateways: {},
  networkAcls: {},
  vpcEndpoints: {},
  securityGroups: {},
  networkInterfaces: {},
  flowLogs: {},
  logGroups: {},
  stacks: {},
}

// queries

/** An account in a Region. */
export interface AccountRegion {
  readonly accountId: string
  readonly region: string
}

/** Returns an account; undefined when the world has none of that id. */
export const accountOf = (world: World, accountId: string): Account | undefined =>
  PersistentMap.get(world.accounts, accountId)

/** The initial resources of an account with default VPCs in a Region. */
const withDefaultVpc = (seed: number, account: Account, region: string): RegionState => {
  const at = { accountId: account.accountId, region }
  const newId = startingIds(seed, at)
  const vpc = newDefaultVpc(at, newId)
  return { ...emptyRegion, ...defaultNetwork(vpc, zonesOf(account, region), newId) }
}

/** A cache of initial resources by account, seed and Region. */
const startingRegions = new WeakMap<Account, Map<string, RegionState>>()

/** Derived, not stored. */
const startingRegion = ({ seed }: World, account: Account, region: string): RegionState => {
  if (!account.defaultVpc) return emptyRegion
  const cached = startingRegions.get(account) ?? new Map<string, RegionState>()
  const key = `${seed} ${region}`
  const state = cached.get(key) ?? withDefaultVpc(seed, account, region)
  startingRegions.set(account, cached.set(key, state))
  return state
}

/** Returns the resources of an account in a Region. */
export const regionOf = (world: World, { accountId, region }: AccountRegion): RegionState => {
  const account = accountOf(world, accountId)
  if (account === undefined) return emptyRegion
  return Table.get(account.regions, region) ?? startingRegion(world, account, region)
}

/** Returns a resource of an account in a Region. */
export const resourceOf = <Kind extends ResourceKind>(
  world: World,
  at: AccountRegion,
  { kind, id }: { readonly kind: Kind; readonly id: string },
): ResourceKinds[Kind] | undefined => Table.get(regionOf(world, at)[kind], id)

/** Returns all resources of a kind that an account has in a Region, oldest first. */
export const resourcesOf = <Kind extends ResourceKind>(
  world: World,
  at: AccountRegion,
  kind: Kind,
): ReadonlyArray<ResourceKinds[Kind]> => Table.rows(regionOf(world, at)[kind])

// operations

/** Returns the world with an account added or replaced. */
export const putAccount = (world: World, account: Account): World => ({
  ...world,
  accounts: PersistentMap.set(world.accounts, account.accountId, account),
})

const putRegion = (world: World, at: AccountRegion, region: RegionState): World => {
  const account = accountOf(world, at.accountId)
  if (account === undefined) return world
  return putAccount(world, {
    ...account,
    regions: Table.put(account.regions, at.region, region),
  })
}

/** Returns the world with a resource added or replaced, with its owner. */
export const putResource = <Kind extends ResourceKind>(
  world: World,
  kind: Kind,
  resource: ResourceKinds[Kind],
): World => {
  const region = regionOf(world, resource)
  return putRegion(world, resource, {
    ...region,
    [kind]: Table.put<ResourceKinds[Kind]>(region[kind], resource.id, resource),
  })
}

/** Returns the world with a VPC and its default resources. */
export const putNetwork = (
  world: World,
  at: AccountRegion,
  network: VpcNetwork | DefaultNetwork,
): World => {
  const region = regionOf(world, at)
  const added = { ...emptyRegion, ...network }
  return putRegion(world, at, {
    ...region,
    vpcs: { ...region.vpcs, ...added.vpcs },
    subnets: { ...region.subnets, ...added.subnets },
    routeTables: { ...region.routeTables, ...added.routeTables },
    internetGateways: { ...region.internetGateways, ...added.internetGateways },
    securityGroups: { ...region.securityGroups, ...added.securityGroups },
    networkAcls: { ...region.networkAcls, ...added.networkAcls },
  })
}

/** Returns the world without a resource. */
export const dropResource = <Kind extends ResourceKind>(
  world: World,
  kind: Kind,
  resource: ResourceKinds[Kind],
): World => {
  const region = regionOf(world, resource)
  return putRegion(world, resource, {
    ...region,
    [kind]: Table.drop<ResourceKinds[Kind]>(region[kind], resource.id),
  })
}

/** Returns the world a number of seconds later. */
export const advanceTime = (world: World, seconds: number): World => ({
  ...world,
  now: addSeconds(world.now, Math.max(0, seconds)),
})
