/** The end of a run: the report of a complete stack, or the failure of any other. */
import type { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Stack } from '../aws/CloudFormation.ts'
import type { StackCloud } from '../Cloud.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { operationError } from '../failures/OperationError.ts'
import { type AwaitedStack, awaitStack, failedStack } from './awaitStack.ts'
import { stackReportOf } from './stackReportOf.ts'

/**
 * Returns the report of a complete stack. Left when its outputs are not those of the setup
 * template.
 */
export const reportOf = (stack: Stack): E.Either<CloudError, StackReport> =>
  pipe(
    stackReportOf(stack),
    E.mapLeft((problems) => operationError('UnreadableOutputs', problems)),
  )

const isDone = ({ StackStatus }: Stack): boolean =>
  StackStatus === 'CREATE_COMPLETE' || StackStatus === 'UPDATE_COMPLETE'

const reportOfRest = (
  cloud: StackCloud,
  awaited: AwaitedStack,
  stack: Stack | undefined,
): CloudTask<StackReport> => {
  if (stack === undefined) {
    const message = `${awaited.stackId} was deleted while it was being created`
    return TE.left(operationError('StackGone', message))
  }
  return isDone(stack) ? TE.fromEither(reportOf(stack)) : failedStack(cloud, stack, awaited.token)
}

/** Waits for the operation of a run; any other end than success is a failure. */
export const finishRun = (cloud: StackCloud, awaited: AwaitedStack): CloudTask<StackReport> =>
  pipe(
    awaitStack(cloud, awaited),
    TE.flatMap((stack) => reportOfRest(cloud, awaited, stack)),
  )
