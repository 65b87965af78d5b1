/**
 * Refused CIDR text in words: what is wrong, where, and what would be right.
 */
import type { MalformedCidrReason, ParseIpv4CidrError } from '../../network/Ipv4Cidr.ts'

const reasons: { readonly [Reason in MalformedCidrReason]: string } = {
  empty: '空です',
  'unexpected-character': 'CIDR に使えない文字です',
  'not-four-octets': 'アドレスは 4 つの数値です',
  'octet-missing': '数値がありません',
  'octet-leading-zero': '数値の先頭に 0 は使えません(8 進数と解釈されることがあります)',
  'octet-out-of-range': '数値は 0 から 255 です',
  'prefix-length-missing': '/16 のようなプレフィックス長がありません',
  'prefix-length-leading-zero': 'プレフィックス長の先頭に 0 は使えません',
  'prefix-length-out-of-range': 'プレフィックス長は 0 から 32 です',
}

/** Says why a text was refused, with the canonical block when only host bits are wrong. */
export const describeParseIpv4CidrError = (error: ParseIpv4CidrError): string => {
  const input = JSON.stringify(error.input)
  switch (error._tag) {
    case 'MalformedCidr': {
      const reason = reasons[error.reason]
      return `${input} は CIDR ではありません: ${reason}(${error.position + 1} 文字目)。`
    }
    case 'HostBitsSet':
      return `${input} はプレフィックス長より後ろのビットが 0 ではありません。ブロックは ${error.canonical} です。`
  }
}
