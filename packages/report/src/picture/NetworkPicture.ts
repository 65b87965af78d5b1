/**
 * The network of one onboarding as plain data, without words and geometry: both accounts, and what
 * is between them.
 *
 * ```
 *   customer's account                                        Rescale's account
 *   role  <-------------------- AssumeRole -------------------  who assumes it
 *   VPC: zones, gateways, tables  <--- peering, routes --->     VPC: tables
 * ```
 *
 * Laws
 * 1. Every resource of the template is depicted by exactly one part, and nothing else is.
 * 2. No external ID is in it, only its first characters.
 */
import type { AccountId, CompanyCode, PeeringId, Region, VpcId } from '@byoa/core/iam/identity'
import type { FindingLevel, PeeringStatus } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { Egress, Instant, Party } from '@byoa/core/values'

// model

/**
 * How the picture is known: from a request, a refusal of its block, a setup, a stack report,
 * observations; or over.
 */
export type PictureStage = 'planned' | 'declined' | 'agreed' | 'reported' | 'observed' | 'ended'

/** The logical IDs of the resources of the template that a part depicts. */
export interface Depiction {
  readonly resources: ReadonlyArray<string>
}

export interface PictureBlock {
  readonly cidr: Ipv4Cidr
  /** Whether the block belongs to the VPC already; a secondary block is agreed before that. */
  readonly isAssociated: boolean
}

export interface PictureSubnet extends Depiction {
  readonly name: string
  readonly cidr: string
  readonly subnetId?: string
  readonly purpose: 'nodes' | 'nat-gateway'
  readonly usableAddresses: number
}

export interface PictureZone {
  /** The zone ID, or the number of the zone, counted from 1. */
  readonly name: string
  readonly subnets: ReadonlyArray<PictureSubnet>
}

export interface PictureGateway extends Depiction {
  readonly kind: 'internet-gateway' | 'nat-gateway' | 'gateway-endpoint' | 'interface-endpoint'
  /** The services of endpoints, e.g. `com.amazonaws.us-east-1.s3`. */
  readonly services: ReadonlyArray<string>
}

export type RouteState =
  | 'planned'
  | 'unknown'
  | 'active'
  | 'missing'
  | 'blackhole'
  | 'diverted'
  | 'ended'

export interface PictureRoute extends Depiction {
  readonly destination: string
  readonly via: 'peering' | 'internet-gateway' | 'nat-gateway'
  readonly state: RouteState
}

export interface PictureRouteTable extends Depiction {
  /** The ID, or the logical ID as long as there is no stack; absent when neither is known. */
  readonly name?: string
  readonly routes: ReadonlyArray<PictureRoute>
}

/** The other end of a flow. */
export type FlowPeer = 'rescale' | 'vpc' | 'itself' | 'endpoints' | 's3' | 'anywhere'

export interface PictureFlow {
  readonly direction: 'in' | 'out'
  /** `tcp`, `udp`, `icmp`, or `-1` for everything. */
  readonly protocol: string
  /** A port, a range, or type and code of ICMP; absent: all. */
  readonly ports?: string
  readonly peer: FlowPeer
}

export interface PictureSecurityGroup extends Depiction {
  /** The ID, or the logical ID. */
  readonly name: string
  readonly flows: ReadonlyArray<PictureFlow>
}

export interface PictureRole extends Depiction {
  readonly kind: 'rescale' | 'nodes' | 'flow-logs'
  /** The ARN, or the logical ID. */
  readonly name: string
  /** The principals that the trust policy names. */
  readonly trusts: ReadonlyArray<string>
  /** The external IDs that it demands, shortened. */
  readonly externalIds: ReadonlyArray<string>
}

/** Flow logs and their log group. */
export interface PictureRecords extends Depiction {
  readonly retentionDays: number
}

export interface CustomerSide {
  readonly accountId: AccountId
  readonly companyCode: CompanyCode
  readonly egress: Egress
  readonly vpc: Depiction & {
    readonly vpcId?: VpcId
    readonly blocks: ReadonlyArray<PictureBlock>
  }
  readonly zones: ReadonlyArray<PictureZone>
  readonly gateways: ReadonlyArray<PictureGateway>
  readonly routeTables: ReadonlyArray<PictureRouteTable>
  readonly securityGroups: ReadonlyArray<PictureSecurityGroup>
  readonly roles: ReadonlyArray<PictureRole>
  readonly records: ReadonlyArray<PictureRecords>
}

/** Rescale's account; a request alone does not say which. */
export interface RescaleSide {
  readonly accountId?: AccountId
  readonly vpcId?: VpcId
  readonly blocks: ReadonlyArray<PictureBlock>
  readonly routeTables: ReadonlyArray<PictureRouteTable>
}

export interface PicturePeering {
  readonly peeringId?: PeeringId
  /** `unknown`: there may be one. */
  readonly status: PeeringStatus | 'none' | 'unknown'
  /** When a pending request expires. */
  readonly expiresAt?: Instant
}

/** A place in the picture; what the picture does not have is marked on what surrounds it. */
export type Place =
  | { readonly kind: 'vpc'; readonly side: Party }
  | { readonly kind: 'block'; readonly side: Party; readonly cidr: Ipv4Cidr }
  | { readonly kind: 'subnet'; readonly subnetId: string }
  | { readonly kind: 'route-table'; readonly side: Party; readonly routeTableId: string }
  | {
      readonly kind: 'route'
      readonly side: Party
      readonly routeTableId: string
      readonly destination: string
    }
  /** The routes over the peering, of one table or of all. */
  | { readonly kind: 'peering-routes'; readonly side: Party; readonly routeTableId?: string }
  | { readonly kind: 'gateways' }
  | { readonly kind: 'security-groups' }
  | { readonly kind: 'peering' }
  | { readonly kind: 'role' }
  | { readonly kind: 'account'; readonly side: Party }

/** What was found wrong at a place. */
export interface Mark {
  /** Of the finding, or of the resource that remains. */
  readonly id: string
  readonly level: FindingLevel
  readonly place: Place
}

export interface NetworkPicture {
  readonly stage: PictureStage
  readonly region: Region
  readonly customer: CustomerSide
  readonly rescale: RescaleSide
  readonly peering: PicturePeering
  readonly marks: ReadonlyArray<Mark>
}
