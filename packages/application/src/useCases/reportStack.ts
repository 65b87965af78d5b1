/** Takes the customer's report of its stack. */
import type { OnboardingId, StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'

/**
 * Reports role and VPC. Left when they belong to another account, partition or block, or another
 * onboarding has the role.
 */
export const reportStack = (
  { store, clock }: Pick<RescalePorts, 'store' | 'clock'>,
  onboardingId: OnboardingId,
  stack: StackReport,
): TaskEither<OnboardingError, Handled> =>
  handleCommand(store, onboardingId, () => async () => {
    const holder = await store.holderOf({ kind: 'RoleArn', roleArn: stack.roleArn })()
    if (E.isLeft(holder)) return holder
    const roleArnClaimedBy = O.toUndefined(holder.right)
    return E.right({
      type: 'ReportStack',
      by: 'customer',
      at: clock.now(),
      data: { stack, ...(roleArnClaimedBy === undefined ? {} : { roleArnClaimedBy }) },
    })
  })
