import * as CidrSet from './CidrSet.ts'

// Blocks: text, numbers, sets
export {
  type CidrAddresses,
  Ipv4Cidr,
  type Ipv4CidrBrand,
  type MalformedCidrReason,
  type ParseIpv4CidrError,
  addressesOf,
  fromNetmask,
  parse as parseIpv4Cidr,
  parseBlock as parseIpv4Block,
  render as renderIpv4Cidr,
  renderAddress,
  toBlock,
  toNetmask,
} from './Ipv4Cidr.ts'
export {
  type Ipv4Block,
  type PrefixLength,
  baseOf,
  blockAt,
  contains,
  halves,
  lastOf,
  overlaps,
  prefixLengthOf,
  sizeOf,
} from './Ipv4Block.ts'
export { CidrSet }

// Rescale's side
export {
  type ReachedLimit,
  RescaleVpc,
  type RescaleVpcCandidate,
  type RescaleVpcLimit,
  RescaleVpcLoad,
  type RescaleVpcQuotas,
  chooseRescaleVpc,
  isSeenVpc,
  reachedLimits,
} from './RescaleVpc.ts'
export {
  DeniedCidr,
  HeldCidr,
  type Inventory,
  type InventoryBlocks,
  InventoryDocument,
  InventoryVpc,
  PeeredCidr,
  StandingRoute,
  holdCidr,
  inventoryOf,
  inventoryOfBlocks,
  releaseCidr,
  withCustomerNetworks,
} from './Inventory.ts'
export { CustomerNetwork } from './CustomerNetwork.ts'

// The verdict
export { CheckSet, currentCheckSet } from './CheckSet.ts'
export {
  type CidrEvidence,
  CidrFinding,
  type CidrFindingId,
  type CidrFindingOf,
  type FindingLevel,
  type OwnerKind,
} from './CidrFinding.ts'
export type { ReservedRangeUse } from './specialRanges.ts'
export type { CidrProposal } from './CidrProposal.ts'
export { type CidrVerdict, reviewCidr } from './reviewCidr.ts'
export { type SuggestCidrsRequest, suggestCidrs } from './suggestCidrs.ts'

// The customer's VPC
export {
  type Association,
  type AssociationProblem,
  type AssociationProblemTag,
  type ExistingVpc,
  findAssociationProblems,
} from './secondaryAssociation.ts'
export {
  type CapacityExplanation,
  type PlanSubnetsError,
  type PlannedSubnet,
  type SubnetPlan,
  explainCapacity,
  planSubnets,
  reservedAddressesPerSubnet,
} from './planSubnets.ts'
export {
  type GatewayService,
  endpointServiceOf,
  gatewayServiceName,
  gatewayServices,
} from './endpointServices.ts'
export { InstanceFamily, typesWithSeveralCards } from './networkCards.ts'
export { type VpcQuotas, vpcQuotas } from './vpcQuotas.ts'
export {
  type AvailabilityZone,
  type RequestedZones,
  type ZonesRefusal,
  refusalOfZones,
} from './refusalOfZones.ts'
export { isZoneOf, usualZoneCount, zoneIdPrefix, zoneIdsOf } from './zones.ts'
