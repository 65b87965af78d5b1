import type { VpcId } from '@byoa/core/iam/identity'
import { type Ipv4Cidr, baseOf, prefixLengthOf, toBlock } from '@byoa/core/network'

/** Renders 16 bits of an IPv6 address. */
const group = (value: number): string => value.toString(16)

/**
 * Returns the key of a block on a Rescale VPC, as `byoa.block_key` does: an IPv6 block with the
 * digits of the VPC ID and their number in its first 96 bits, and the block in the others.
 */
export const blockKey = (vpcId: VpcId, cidr: Ipv4Cidr): string => {
  const block = toBlock(cidr)
  const base = baseOf(block)
  const digits = vpcId.slice('vpc-'.length).padEnd(17, '0')
  const ofVpc = [0, 1, 5, 9, 13].map((at) => digits.slice(at, at === 0 ? 1 : at + 4))
  const ofBlock = [Math.floor(base / 65_536), base % 65_536].map(group)
  return `${[...ofVpc, String(vpcId.length), ...ofBlock].join(':')}/${96 + prefixLengthOf(block)}`
}
