import type { VpcSnapshot } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { accountId } from '../iam/accountId.ts'
import { region } from '../iam/region.ts'
import { subnetId, vpcId } from '../iam/resourceIds.ts'
import { vpcCidr } from '../network/vpcCidr.ts'
import { routeTableSnapshot } from './routeTableSnapshot.ts'
import { record } from '../record.ts'

const anyVpcSnapshot: fc.Arbitrary<VpcSnapshot> = record({
  vpcId: vpcId(),
  accountId: accountId(),
  region: region(),
  state: fc.constantFrom('pending' as const, 'available' as const),
  cidrs: fc.uniqueArray(vpcCidr(), { minLength: 1, maxLength: 3 }),
  dnsSupport: fc.boolean(),
  dnsHostnames: fc.boolean(),
  internetGatewayAttached: fc.boolean(),
  subnets: fc.array(
    record({
      subnetId: subnetId(),
      cidr: vpcCidr(),
      availabilityZone: fc.constantFrom('us-east-1a', 'ap-northeast-1d'),
    }),
    { maxLength: 3 },
  ),
  routeTables: fc.array(routeTableSnapshot(), { maxLength: 2 }),
})

/**
 * VPCs of any account with any parts; for one that an onboarding expects see `matchingVpc` and
 * `brokenVpc`.
 */
export const vpcSnapshot = (): fc.Arbitrary<VpcSnapshot> => anyVpcSnapshot
