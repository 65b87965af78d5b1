/** Records the customer's report of its stack. */
import { omitUndefined } from '@byoa/core/codec'
import { type Claim, type OnboardingId, type StackReport, commandOf } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'

const holderOf = (
  { store }: Pick<RescalePorts, 'store'>,
  claim: Claim,
): TE.TaskEither<Failure, OnboardingId | undefined> =>
  pipe(store.holderOf(claim), TE.map(O.toUndefined))

/**
 * Reports role and VPC, the first time or after the stack was replaced. Left when they belong to
 * another account, partition or onboarding, or when the VPC has another block.
 */
export const reportStack = (
  ports: Pick<RescalePorts, 'store' | 'clock'>,
  onboardingId: OnboardingId,
  stack: StackReport,
): TE.TaskEither<OnboardingError, CommandResult> =>
  handleCommand(ports.store, onboardingId, () =>
    pipe(
      TE.Do,
      TE.bind('role', () => holderOf(ports, { kind: 'RoleArn', roleArn: stack.roleArn })),
      TE.bind('vpc', () => holderOf(ports, { kind: 'CustomerVpc', vpcId: stack.vpcId })),
      TE.map(({ role, vpc }) =>
        commandOf({ at: ports.clock.now(), by: 'customer' }, 'ReportStack', {
          stack,
          ...omitUndefined({ roleArnClaimedBy: role, vpcClaimedBy: vpc }),
        }),
      ),
    ),
  )
