import type { Leftover } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { subnetId, vpcId } from '../iam/resourceIds.ts'
import { record } from '../record.ts'

const anyLeftover: fc.Arbitrary<Leftover> = fc.oneof(
  record({ resourceType: fc.constant('AWS::EC2::VPC'), resourceId: vpcId() }),
  record({ resourceType: fc.constant('AWS::EC2::Subnet'), resourceId: subnetId() }),
)

/** Resources left in an account after its stack was deleted. */
export const leftover = (): fc.Arbitrary<Leftover> => anyLeftover
