/** Why there is no subnet plan, in words. */
import type { PlanSubnetsError } from '../../network/planSubnets.ts'

/** Returns which block would fit. */
export const fittingBlockAdvice = (fittingPrefixLength: number | undefined): string =>
  fittingPrefixLength === undefined
    ? '十分な大きさの CIDR ブロックはありません。'
    : `/${fittingPrefixLength} 以上の大きさの CIDR ブロックが必要です。`

/** Says why a block cannot be cut into one subnet for each zone, and which size could. */
export const describePlanSubnetsError = (error: PlanSubnetsError): string => {
  switch (error._tag) {
    case 'NotAVpcSize':
      return `${error.cidr} は VPC で使えるサイズ(/16 から /28)ではありません。`
    case 'InvalidZoneCount':
      return `${error.zoneCount} はアベイラビリティーゾーン数として使えません。`
    case 'TooSmallForZones': {
      const more = fittingBlockAdvice(error.fittingPrefixLength)
      return `${error.cidr} には、${error.zoneCount} 個のアベイラビリティーゾーンそれぞれにサブネットを作成できる大きさがありません。${more}`
    }
  }
}
