/** The end of a run: the report of a complete stack, or the failure of any other. */
import type { Stack } from '@aws-sdk/client-cloudformation'
import type { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Answered, AwsFailure } from '../failures/answered.ts'
import { ownFailure } from '../failures/ownFailure.ts'
import type { StackCall } from './StackCall.ts'
import { type AwaitedStack, awaitStack, failedStack } from './awaitStack.ts'
import { stackReportOf } from './stackReportOf.ts'

/** Returns the report of a complete stack. Left when its outputs are not those of a setup. */
export const reportOf = (
  { operation }: StackCall,
  stack: Stack,
): E.Either<AwsFailure, StackReport> =>
  pipe(
    stackReportOf(stack),
    E.mapLeft((problems) => ownFailure(operation, 'UnreadableOutputs', problems)),
  )

const isDone = ({ StackStatus }: Stack): boolean =>
  StackStatus === 'CREATE_COMPLETE' || StackStatus === 'UPDATE_COMPLETE'

const reportOfRest = (
  call: StackCall,
  awaited: AwaitedStack,
  stack: Stack | undefined,
): Answered<StackReport> => {
  if (stack === undefined) {
    const message = `${awaited.stackId} was deleted while it was made`
    return TE.left(ownFailure(call.operation, 'StackGone', message))
  }
  return isDone(stack)
    ? TE.fromEither(reportOf(call, stack))
    : failedStack(call, stack, awaited.token)
}

/** Waits for what a run began; anything but a clean end is a failure. */
export const finishRun = (call: StackCall, awaited: AwaitedStack): Answered<StackReport> =>
  pipe(
    awaitStack(call, awaited),
    TE.flatMap((stack) => reportOfRest(call, awaited, stack)),
  )
