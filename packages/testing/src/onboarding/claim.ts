import type { Claim } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { accountId } from '../iam/accountId.ts'
import { externalId } from '../iam/externalId.ts'
import { region } from '../iam/region.ts'
import { vpcId } from '../iam/resourceIds.ts'
import { roleArn } from '../iam/roleArn.ts'
import { vpcCidr } from '../network/vpcCidr.ts'
import { record } from '../record.ts'
import { stackName } from './stackName.ts'

const anyClaim: fc.Arbitrary<Claim> = fc.oneof(
  record({ kind: fc.constant('Cidr'), rescaleVpcId: vpcId(), cidr: vpcCidr() }),
  record({ kind: fc.constant('RoleArn'), roleArn: roleArn() }),
  record({ kind: fc.constant('ExternalId'), externalId: externalId() }),
  record({ kind: fc.constant('CustomerVpc'), vpcId: vpcId() }),
  record({
    kind: fc.constant('Stack'),
    accountId: accountId(),
    region: region(),
    stackName: stackName(),
  }),
)

/** Claims of every kind. */
export const claim = (): fc.Arbitrary<Claim> => anyClaim
