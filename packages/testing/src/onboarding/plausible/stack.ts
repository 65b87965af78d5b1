/** Plausible stack reports. */
import { type RoleArn, partitionOfRegion } from '@byoa/core/iam/identity'
import {
  type OnboardingCommandOf,
  type SetupIssued,
  type StackReport,
  type StateWithStack,
  stackNameOf,
} from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as fc from 'fast-check'

import { roleArn } from '../../iam/roleArn.ts'
import { record } from '../../record.ts'
import { stackReport } from '../stackReport.ts'
import { type Choice, command } from './choice.ts'

const roleOf = ({ request }: SetupIssued | StateWithStack): fc.Arbitrary<RoleArn> => {
  const { accountId, region, rolePath } = request
  return roleArn({
    accountId,
    partition: partitionOfRegion(region),
    ...(rolePath === undefined ? {} : { path: rolePath }),
  })
}

const stackOf = (state: SetupIssued | StateWithStack): fc.Arbitrary<StackReport> =>
  stackReport({
    roleArn: roleOf(state),
    vpcCidr: state.setup.cidr,
    stackName: stackNameOf(state),
  })

/**
 * Returns reports of a stack as agreed: the customer's account, the Region's partition, the leased
 * block.
 */
export const reportStack = (
  state: SetupIssued | StateWithStack,
  at: Instant,
): fc.Arbitrary<OnboardingCommandOf<'ReportStack'>> =>
  command('ReportStack', { by: 'customer', at }, record({ stack: stackOf(state) }))

/**
 * Returns later reports: of another stack, of the same VPC with another role, or of a replaced
 * stack.
 */
export const reportAgain = (state: StateWithStack, at: Instant): Choice => {
  const { vpcId } = state.stack
  return {
    weight: 2,
    arbitrary: command(
      'ReportStack',
      { by: 'customer', at },
      fc
        .oneof(
          stackOf(state),
          stackOf(state).map((stack) => ({ ...stack, vpcId })),
          ...state.formerStackIds.map((stackId) =>
            stackOf(state).map((stack) => ({ ...stack, stackId })),
          ),
        )
        .map((stack) => ({ stack })),
    ),
  }
}
