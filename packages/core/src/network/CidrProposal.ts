import type { Ipv4Cidr } from './Ipv4Cidr.ts'
import type { ExistingVpc } from './secondaryAssociation.ts'

/** What a customer asks to use: a block, over how many zones, for how many nodes. */
export interface CidrProposal {
  readonly cidr: Ipv4Cidr
  /** Availability zones to spread over: at least 1. */
  readonly zoneCount: number
  /** Whether one more subnet is for a NAT gateway; absent: no. */
  readonly hasNatGateway?: boolean
  /** Compute nodes that must fit at one time, over all zones. */
  readonly plannedNodes?: number
  /**
   * Absent when the block becomes the primary block of a new VPC, as the setup template makes it.
   */
  readonly addedTo?: ExistingVpc
}
