/**
 * Follows the blocks and route tables of Rescale's VPCs for every onboarding with a setup, until it
 * is ended. Each Region is described once, however many onboardings it has.
 */
import {
  type Failure,
  type OnboardingSummary,
  type RescaleDirectory,
  followRescaleVpc,
} from '@byoa/application'
import type { Region } from '@byoa/core/iam/identity'
import { statusesWithStack } from '@byoa/core/onboarding'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { WorkerContext } from './Worker.ts'
import { classOfFailure } from './backOff.ts'
import { everyPage } from './everyPage.ts'

/** Asks for the candidates of a Region once. */
const askedOnce = (directory: RescaleDirectory): RescaleDirectory => {
  const asked = new Map<Region, ReturnType<ReturnType<RescaleDirectory['candidates']>>>()
  return {
    ...directory,
    candidates: (region) => () => {
      const answer = asked.get(region) ?? directory.candidates(region)()
      asked.set(region, answer)
      return answer
    },
  }
}

const followOne =
  ({ ports, logger }: WorkerContext, directory: RescaleDirectory) =>
  ({ onboardingId }: OnboardingSummary): T.Task<void> =>
    pipe(
      followRescaleVpc({ ...ports, directory }, onboardingId),
      TE.match(
        (error) => {
          logger.warn(
            { onboardingId, failureClass: classOfFailure(error), code: error._tag },
            'Rescale VPC not followed',
          )
        },
        () => undefined,
      ),
    )

/** Records changes of the Rescale VPCs. Left when the onboardings cannot be listed. */
export const followRescaleVpcs = (context: WorkerContext): TE.TaskEither<Failure, void> => {
  const directory = askedOnce(context.ports.directory)
  return pipe(
    ['SetupIssued', ...statusesWithStack] as const,
    TE.traverseSeqArray((status) => everyPage(context.ports.store, { status })),
    TE.flatMapTask((pages) => T.traverseSeqArray(followOne(context, directory))(pages.flat())),
    TE.asUnit,
  )
}
