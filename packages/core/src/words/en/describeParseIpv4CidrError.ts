/**
 * Refused CIDR text in words: what is wrong, where, and what would be right.
 */
import type { MalformedCidrReason, ParseIpv4CidrError } from '../../network/Ipv4Cidr.ts'

const reasons: { readonly [Reason in MalformedCidrReason]: string } = {
  empty: 'it is empty',
  'unexpected-character': 'a CIDR cannot contain this character',
  'not-four-octets': 'an address has four numbers',
  'octet-missing': 'a number is missing',
  'octet-leading-zero': 'a number must not start with 0, which some programs read as octal',
  'octet-out-of-range': 'a number is 0 to 255',
  'prefix-length-missing': 'the prefix length is missing, such as /16',
  'prefix-length-leading-zero': 'a prefix length must not start with 0',
  'prefix-length-out-of-range': 'a prefix length is 0 to 32',
}

/** Says why a text was refused, with the canonical block when only host bits are wrong. */
export const describeParseIpv4CidrError = (error: ParseIpv4CidrError): string => {
  const input = JSON.stringify(error.input)
  switch (error._tag) {
    case 'MalformedCidr': {
      const reason = reasons[error.reason]
      return `${input} is not a CIDR: ${reason} (character ${error.position + 1}).`
    }
    case 'HostBitsSet':
      return `${input} has address bits beyond its prefix length; the block is ${error.canonical}.`
  }
}
