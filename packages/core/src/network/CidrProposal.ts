import type { Ipv4Cidr } from './Ipv4Cidr.ts'
import type { ExistingVpc } from './secondaryAssociation.ts'

/** A customer's proposal: a block, the number of zones, and the planned nodes. */
export interface CidrProposal {
  readonly cidr: Ipv4Cidr
  /** Number of Availability Zones: at least 1. */
  readonly zoneCount: number
  /** Whether a NAT gateway needs another subnet; absent: no. */
  readonly hasNatGateway?: boolean
  /** Interface endpoints, each of which takes an address in every zone; absent: none. */
  readonly interfaceEndpoints?: number
  /** Concurrent compute nodes that must fit, over all zones. */
  readonly plannedNodes?: number
  /**
   * Absent when the block becomes the primary block of a new VPC, as the setup template makes it.
   */
  readonly addedTo?: ExistingVpc
}
