/** Follows the blocks and route tables of the Rescale VPC of an onboarding. */
import { type OnboardingId, commandOf } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { failure } from '../ports/Failure.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'
import { ofKnown } from './loadOnboarding.ts'

/**
 * Records the Rescale VPC as it is now. A new block needs routes from then on: Rescale inspects
 * both sides, and the customer is asked to add the route.
 */
export const followRescaleVpc = (
  { store, directory, clock }: Pick<RescalePorts, 'store' | 'directory' | 'clock'>,
  onboardingId: OnboardingId,
): TE.TaskEither<OnboardingError, CommandResult> =>
  handleCommand(
    store,
    onboardingId,
    ofKnown(onboardingId, ({ request, rescaleVpc: { vpcId } }) =>
      pipe(
        directory.candidates(request.region),
        TE.map((candidates) => candidates.find(({ vpc }) => vpc.vpcId === vpcId)?.vpc),
        TE.flatMap(
          TE.fromNullable(
            failure({
              operation: 'RescaleDirectory.candidates',
              code: 'NotInDirectory',
              message: `the directory has no VPC ${vpcId}`,
              retryable: false,
            }),
          ),
        ),
        TE.map((rescaleVpc) =>
          commandOf({ at: clock.now(), by: 'rescale' }, 'RecordRescaleVpc', { rescaleVpc }),
        ),
      ),
    ),
  )
