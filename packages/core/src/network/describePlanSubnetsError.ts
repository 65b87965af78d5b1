/** Why there is no subnet plan, in words, English and Japanese. */
import type { Language, Sentence } from '../values/Language.ts'
import type { PlanSubnetsError } from './planSubnets.ts'

const advice = (fittingPrefixLength: number | undefined): Sentence =>
  fittingPrefixLength === undefined
    ? { en: 'No VPC block is large enough.', ja: '十分な大きさの VPC ブロックはありません。' }
    : {
        en: `A /${fittingPrefixLength} is the smallest block that would do.`,
        ja: `/${fittingPrefixLength} 以上の大きさのブロックが必要です。`,
      }

const sentenceOf = (error: PlanSubnetsError): Sentence => {
  switch (error._tag) {
    case 'NotAVpcSize':
      return {
        en: `${error.cidr} is not of a size a VPC can have: /16 to /28.`,
        ja: `${error.cidr} は VPC で使えるサイズ(/16 から /28)ではありません。`,
      }
    case 'InvalidZoneCount':
      return {
        en: `${error.zoneCount} is not a number of zones.`,
        ja: `${error.zoneCount} はゾーン数として使えません。`,
      }
    case 'TooSmallForZones': {
      const { en, ja } = advice(error.fittingPrefixLength)
      return {
        en: `${error.cidr} has no room for a subnet in each of ${error.zoneCount} zones. ${en}`,
        ja: `${error.cidr} には、${error.zoneCount} 個のゾーンそれぞれにサブネットを置く余地がありません。${ja}`,
      }
    }
  }
}

/** Says why a block cannot be cut into one subnet for each zone, and which size could. */
export const describePlanSubnetsError = (error: PlanSubnetsError, language: Language): string =>
  sentenceOf(error)[language]
