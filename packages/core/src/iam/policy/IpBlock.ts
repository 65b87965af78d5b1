/**
 * IPv4 and IPv6 ranges of IAM's IP operators: a single address is a range of one, host bits are
 * ignored.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 * @source https://www.rfc-editor.org/rfc/rfc4291#section-2.2
 */

// model

/** An address as 16-bit groups: two for IPv4, eight for IPv6. */
export type IpAddress = ReadonlyArray<number>

export interface IpBlock {
  readonly address: IpAddress
  /** The prefix length. */
  readonly prefixLength: number
}

// constructors

const groupBits = 16

const parseIpv4 = (text: string): IpAddress | undefined => {
  if (!/^(?:(?:0|[1-9]\d{0,2})(?:\.|$)){4}$/.test(text) || text.endsWith('.')) return undefined
  const [a = 256, b = 256, c = 256, d = 256] = text.split('.').map(Number)
  return Math.max(a, b, c, d) > 255 ? undefined : [a * 256 + b, c * 256 + d]
}

const groupsOf = (text: string): ReadonlyArray<number> | undefined => {
  if (text === '') return []
  const groups = text.split(':')
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : undefined
}

const parseIpv6 = (text: string): IpAddress | undefined => {
  const halves = text.split('::')
  const [head, tail] = halves.map(groupsOf)
  if (head === undefined || halves.length > 2) return undefined
  if (halves.length === 1) return head.length === 8 ? head : undefined
  if (tail === undefined) return undefined
  const zeros = 8 - head.length - tail.length
  return zeros < 1 ? undefined : [...head, ...Array.from({ length: zeros }, () => 0), ...tail]
}

/** Parses an address of either family; undefined when it is not an address. */
export const parseIpAddress = (text: string): IpAddress | undefined =>
  text.includes(':') ? parseIpv6(text) : parseIpv4(text)

/** Parses `203.0.113.0/24`, `2001:db8::/32` or a single address; undefined for other text. */
export const parseIpBlock = (text: string): IpBlock | undefined => {
  const [addressText = '', lengthText, ...rest] = text.split('/')
  const address = parseIpAddress(addressText)
  if (address === undefined || rest.length > 0) return undefined
  const bits = address.length * groupBits
  if (lengthText === undefined) return { address, prefixLength: bits }
  if (!/^(0|[1-9]\d{0,2})$/.test(lengthText) || Number(lengthText) > bits) return undefined
  return { address, prefixLength: Number(lengthText) }
}

// queries

/** Returns whether the block contains the address; families do not mix. */
export const holdsAddress = (block: IpBlock, address: IpAddress): boolean => {
  if (block.address.length !== address.length) return false
  return block.address.every((group, index) => {
    const bits = Math.min(Math.max(block.prefixLength - index * groupBits, 0), groupBits)
    const mask = 0xffff << (groupBits - bits)
    return (group & mask) === ((address[index] ?? 0) & mask)
  })
}
