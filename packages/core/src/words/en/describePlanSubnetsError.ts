/** Why there is no subnet plan, in words. */
import type { PlanSubnetsError } from '../../network/planSubnets.ts'

/** Returns which block would fit. */
export const fittingBlockAdvice = (fittingPrefixLength: number | undefined): string =>
  fittingPrefixLength === undefined
    ? 'No VPC block is large enough.'
    : `A /${fittingPrefixLength} is the smallest block that fits.`

/** Says why a block cannot be cut into one subnet for each zone, and which size could. */
export const describePlanSubnetsError = (error: PlanSubnetsError): string => {
  switch (error._tag) {
    case 'NotAVpcSize':
      return `${error.cidr} is not a valid VPC size: /16 to /28.`
    case 'InvalidZoneCount':
      return `${error.zoneCount} is not a valid number of zones.`
    case 'TooSmallForZones': {
      const more = fittingBlockAdvice(error.fittingPrefixLength)
      return `${error.cidr} is too small for a subnet in each of ${error.zoneCount} zones. ${more}`
    }
  }
}
