import type { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Stack } from '../aws/CloudFormation.ts'
import type { StackCloud } from '../Cloud.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { failedStack } from './awaitStack.ts'
import { reportOf } from './finishRun.ts'
import { settledStack } from './settledStack.ts'
import { stackPhase } from './stackPhase.ts'

const outputsOf = (stack: Stack): E.Either<CloudError, O.Option<StackReport>> =>
  pipe(reportOf(stack), E.map(O.some))

/**
 * Reads the outputs of a stack, once any operation in progress is complete; none when there is no
 * stack. Left when the stack is not complete, or is not of the setup template.
 */
export const readStackReport = (
  cloud: StackCloud,
  stackName: string,
): CloudTask<O.Option<StackReport>> =>
  pipe(
    settledStack(cloud, stackName),
    TE.flatMap((stack): CloudTask<O.Option<StackReport>> => {
      const phase = stackPhase(stack?.StackStatus)
      if (stack === undefined || phase === 'gone') return TE.right(O.none)
      return phase === 'complete' ? TE.fromEither(outputsOf(stack)) : failedStack(cloud, stack)
    }),
  )
