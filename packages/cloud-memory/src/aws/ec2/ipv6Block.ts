/**
 * Canonical IPv6 CIDR blocks of security group rules: compressed, host bits cleared.
 *
 * Laws
 * 1. The canonical form of a canonical form is itself.
 * 2. All spellings of one block have one canonical form.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Ipv6Range.html
 * @source https://www.rfc-editor.org/rfc/rfc5952#section-4
 */

const groupCount = 8
const groupBits = 16

const numbersOf = (text: string): ReadonlyArray<number> =>
  text === ''
    ? []
    : text
        .split(':')
        .map((group) => (/^[\da-f]{1,4}$/i.test(group) ? Number.parseInt(group, 16) : Number.NaN))

/** Returns the eight groups of an IPv6 address; undefined for other text. */
const groupsOf = (address: string): ReadonlyArray<number> | undefined => {
  const [head = [], tail, ...rest] = address.split('::').map(numbersOf)
  const zeros = groupCount - head.length - (tail?.length ?? 0)
  if (rest.length > 0 || (tail === undefined ? zeros !== 0 : zeros < 1)) return undefined
  const groups = [...head, ...Array.from({ length: zeros }, () => 0), ...(tail ?? [])]
  return groups.some(Number.isNaN) ? undefined : groups
}

/** Splits a list around the first occurrence of a sublist. */
const splitAt = (text: string, part: string): readonly [string, string] => {
  const start = `:${text}:`.indexOf(`:${part}:`)
  return [text.slice(0, start), text.slice(start + part.length)]
}

/** Renders groups, with `::` for the first of the longest runs of two or more zeros. */
const compress = (groups: ReadonlyArray<number>): string => {
  const text = groups.map((group) => group.toString(16)).join(':')
  const [longest = ''] = (text.match(/\b0(?::0)+\b/g) ?? []).toSorted((a, b) => b.length - a.length)
  if (longest === '') return text
  const [before, after] = splitAt(text, longest)
  return `${before.replace(/:$/, '')}::${after.replace(/^:/, '')}`
}

/** Returns the canonical form of a block such as `2001:db8::/32`; undefined for other text. */
export const canonicalIpv6Block = (text: string): string | undefined => {
  const [, address = '', lengthText = ''] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? []
  const length = Number(lengthText)
  const groups = groupsOf(address)
  if (groups === undefined || length > groupCount * groupBits) return undefined
  const network = groups.map((group, index) => {
    const kept = Math.min(groupBits, Math.max(0, length - groupBits * index))
    return group & (0xffff << (groupBits - kept)) & 0xffff
  })
  return `${compress(network)}/${lengthText}`
}
