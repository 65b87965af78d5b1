/**
 * Refused CIDR text in words, English and Japanese: what is wrong, where, and what would be right.
 */
import type { Language, Sentence } from '../values/Language.ts'
import type { MalformedCidrReason, ParseIpv4CidrError } from './Ipv4Cidr.ts'

const reasons: { readonly [Reason in MalformedCidrReason]: Sentence } = {
  empty: { en: 'it is empty', ja: '空です' },
  'unexpected-character': {
    en: 'this character does not belong in a CIDR',
    ja: 'CIDR に使えない文字です',
  },
  'not-four-octets': { en: 'an address has four numbers', ja: 'アドレスは 4 つの数値です' },
  'octet-missing': { en: 'a number is missing', ja: '数値がありません' },
  'octet-leading-zero': {
    en: 'a number must not start with 0, which some programs read as octal',
    ja: '数値の先頭に 0 は使えません(8 進数と解釈されることがあります)',
  },
  'octet-out-of-range': { en: 'a number is 0 to 255', ja: '数値は 0 から 255 です' },
  'prefix-length-missing': {
    en: 'the prefix length is missing, such as /16',
    ja: '/16 のようなプレフィックス長がありません',
  },
  'prefix-length-leading-zero': {
    en: 'a prefix length must not start with 0',
    ja: 'プレフィックス長の先頭に 0 は使えません',
  },
  'prefix-length-out-of-range': {
    en: 'a prefix length is 0 to 32',
    ja: 'プレフィックス長は 0 から 32 です',
  },
}

const sentenceOf = (error: ParseIpv4CidrError): Sentence => {
  const input = JSON.stringify(error.input)
  switch (error._tag) {
    case 'MalformedCidr': {
      const { en, ja } = reasons[error.reason]
      return {
        en: `${input} is not a CIDR: ${en} (character ${error.position + 1}).`,
        ja: `${input} は CIDR ではありません: ${ja}(${error.position + 1} 文字目)。`,
      }
    }
    case 'HostBitsSet':
      return {
        en: `${input} has address bits beyond its prefix length; the block is ${error.canonical}.`,
        ja: `${input} はプレフィックス長より後ろのビットが 0 ではありません。ブロックは ${error.canonical} です。`,
      }
  }
}

/** Says why a text was refused, with the canonical block when only host bits are wrong. */
export const describeParseIpv4CidrError = (error: ParseIpv4CidrError, language: Language): string =>
  sentenceOf(error)[language]
