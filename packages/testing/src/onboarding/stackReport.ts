import type { RoleArn } from '@byoa/core/iam/identity'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { StackName, StackReport } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { accountId } from '../iam/accountId.ts'
import { hexadecimal } from '../iam/hexadecimal.ts'
import { roleArn } from '../iam/roleArn.ts'
import { routeTableId, subnetId, vpcId } from '../iam/resourceIds.ts'
import { vpcCidr } from '../network/vpcCidr.ts'
import { stackName } from './stackName.ts'
import { templateDigest } from './templateDigest.ts'
import { recordWithOptional } from '../record.ts'

/** What a report must agree with; the rest is arbitrary. */
export interface StackReportConstraints {
  readonly roleArn?: fc.Arbitrary<RoleArn>
  readonly vpcCidr?: Ipv4Cidr
  readonly stackName?: StackName
}

/** The ARN of a stack, whose last part is new each time a stack is created. */
const stackId = fc
  .tuple(accountId(), hexadecimal(8))
  .map(([account, id]) => `arn:aws:cloudformation:us-east-1:${account}:stack/rescale-byoa/${id}`)

/** Stack reports with one to six subnets and one to three route tables. */
export const stackReport = (constraints: StackReportConstraints = {}): fc.Arbitrary<StackReport> =>
  recordWithOptional(
    {
      roleArn: constraints.roleArn ?? roleArn(),
      vpcId: vpcId(),
      vpcCidr: constraints.vpcCidr === undefined ? vpcCidr() : fc.constant(constraints.vpcCidr),
      subnetIds: fc.uniqueArray(subnetId(), { minLength: 1, maxLength: 6 }),
      routeTableIds: fc.uniqueArray(routeTableId(), { minLength: 1, maxLength: 3 }),
    },
    {
      stackName:
        constraints.stackName === undefined ? stackName() : fc.constant(constraints.stackName),
      stackId,
      templateDigest: templateDigest(),
      instanceProfileName: fc.constantFrom('Setup-ComputeInstanceProfile-1ABC'),
    },
  )
