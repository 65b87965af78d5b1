/** Two parties as the tests know them. */
import { type SetupTemplate, setupTemplate } from '@byoa/core/cloudformation'
import {
  generateExternalId,
  parseAccountId,
  parseCompanyCode,
  parsePeeringId,
  parseRegion,
  parseRoleArn,
  parseRouteTableId,
  parseVpcId,
} from '@byoa/core/iam/identity'
import { parseIpv4Cidr } from '@byoa/core/network'
import { parseOnboardingId } from '@byoa/core/onboarding'

import { valid } from './valid.ts'

export const region = valid(parseRegion('us-east-1'))
export const rescaleAccountId = valid(parseAccountId('999988887777'))
export const customerAccountId = valid(parseAccountId('111122223333'))
export const strangerAccountId = valid(parseAccountId('444455556666'))
export const companyCode = valid(parseCompanyCode('acme'))
export const onboardingId = valid(parseOnboardingId('onb-0123456789abcdef'))
export const externalId = valid(
  generateExternalId(
    companyCode,
    Uint8Array.from({ length: 16 }, (_, index) => index * 7),
  ),
)

export const rescaleVpcId = valid(parseVpcId('vpc-0a0a0a0a0a0a0a0a0'))
export const customerVpcId = valid(parseVpcId('vpc-0b0b0b0b0b0b0b0b0'))
export const peeringId = valid(parsePeeringId('pcx-0c0c0c0c0c0c0c0c0'))
export const formerPeeringId = valid(parsePeeringId('pcx-0d0d0d0d0d0d0d0d0'))
export const strangePeeringId = valid(parsePeeringId('pcx-0e0e0e0e0e0e0e0e0'))
export const routeTableId = valid(parseRouteTableId('rtb-0f0f0f0f0f0f0f0f0'))
export const otherRouteTableId = valid(parseRouteTableId('rtb-0f0f0f0f0f0f0f0f1'))
export const roleArn = valid(parseRoleArn('arn:aws:iam::111122223333:role/Rescale'))

export const rescaleCidr = valid(parseIpv4Cidr('10.0.0.0/16'))
export const customerCidr = valid(parseIpv4Cidr('10.50.0.0/16'))

/** The template that the customer runs; its bytes differ with the number of zones. */
export const setupOf = (
  zoneCount: number,
  tier: 'connect' | 'compute' = 'compute',
): SetupTemplate =>
  valid(
    setupTemplate({
      companyCode,
      customerAccountId,
      region,
      vpcCidr: customerCidr,
      zoneCount,
      egress: 'open',
      externalIds: [externalId],
      rescaleAccountId,
      rescaleVpcCidrs: [rescaleCidr],
      tier,
    }),
  )
