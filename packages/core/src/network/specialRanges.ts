/**
 * The IPv4 ranges with special treatment by AWS or the RFCs, and the bounds of a VPC block.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 * @source https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml
 */
import { type Ipv4Block, type PrefixLength, unsafeBlock } from './Ipv4Block.ts'

type Octets = readonly [number, number]

const range = ([first, second]: Octets, prefixLength: PrefixLength): Ipv4Block =>
  unsafeBlock((first * 256 + second) * 65_536, prefixLength)

/** The largest block a VPC or subnet may have is a /16: 65,536 addresses. */
export const shortestVpcPrefixLength: PrefixLength = 16

/** The smallest block a VPC or subnet may have is a /28: 16 addresses. */
export const longestVpcPrefixLength: PrefixLength = 28

/** Returns whether a VPC or subnet can have blocks of a prefix length. */
export const isVpcSize = (prefixLength: PrefixLength): boolean =>
  prefixLength >= shortestVpcPrefixLength && prefixLength <= longestVpcPrefixLength

/** The private ranges, which AWS recommends for VPCs. @source https://www.rfc-editor.org/rfc/rfc1918 */
export const rfc1918: {
  readonly ten: Ipv4Block
  readonly oneSevenTwo: Ipv4Block
  readonly oneNineTwo: Ipv4Block
} = {
  ten: range([10, 0], 8),
  oneSevenTwo: range([172, 16], 12),
  oneNineTwo: range([192, 168], 16),
}

/** The three private ranges in address order. */
export const rfc1918Ranges: ReadonlyArray<Ipv4Block> = [
  rfc1918.ten,
  rfc1918.oneSevenTwo,
  rfc1918.oneNineTwo,
]

/** Shared address space of carrier-grade NAT. @source https://www.rfc-editor.org/rfc/rfc6598 */
export const sharedAddressSpace: Ipv4Block = range([100, 64], 10)

/**
 * Range for benchmarks of network interconnect devices. @source
 * https://www.rfc-editor.org/rfc/rfc2544
 */
export const benchmarkRange: Ipv4Block = range([198, 18], 15)

/** Range that AWS services use inside VPCs; restricted for secondary blocks of most VPCs. */
export const awsInternalRange: Ipv4Block = range([198, 19], 16)

/** Range of Docker's bridge on hosts of some AWS services, such as Cloud9 and SageMaker AI. */
export const dockerBridgeRange: Ipv4Block = range([172, 17], 16)

/** The block of the default VPC of every account in every Region. */
export const defaultVpcRange: Ipv4Block = range([172, 31], 16)

/** When a VPC has a block in this range, no block of `tenZero` can be added. */
export const tenZeroAndTenOne: Ipv4Block = range([10, 0], 15)

/** The range 10.0.0.0/16. */
export const tenZero: Ipv4Block = range([10, 0], 16)

/** Why no VPC can use a range. */
export type ReservedRangeUse =
  | 'this-network'
  | 'loopback'
  | 'link-local'
  | 'multicast'
  | 'future-use'

/**
 * Ranges that no VPC can use, in address order; AWS does not document the last, which no host can
 * use either.
 */
export const reservedRanges: Readonly<Record<ReservedRangeUse, Ipv4Block>> = {
  'this-network': range([0, 0], 8),
  loopback: range([127, 0], 8),
  'link-local': range([169, 254], 16),
  multicast: range([224, 0], 4),
  'future-use': range([240, 0], 4),
}
