/**
 * Creates a stack, and waits until it is complete.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
import { CreateStackCommand, type Stack } from '@aws-sdk/client-cloudformation'
import type { StackReport } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { kindOfCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
import type { StackCall } from './StackCall.ts'
import type { StackRun } from './StackRun.ts'
import type { AwaitedStack } from './awaitStack.ts'
import { endStack } from './deleteStack.ts'
import { finishRun } from './finishRun.ts'
import { requestToken } from './requestToken.ts'

const beginCreation = (call: StackCall, run: StackRun, token: string): Answered<AwaitedStack> =>
  pipe(
    answered(call.operation, 'cloudformation:CreateStack', () =>
      call.cloudFormation.send(
        new CreateStackCommand({
          StackName: run.stackName,
          TemplateBody: run.templateBody,
          ...run.capabilities,
          ClientRequestToken: token,
        }),
      ),
    ),
    TE.map(({ StackId }) => ({ stackId: StackId ?? run.stackName, isNew: true, token })),
    // Somebody, or an attempt whose answer was lost, was quicker: what matters is what becomes of
    // the stack.
    TE.orElse((failure): Answered<AwaitedStack> =>
      kindOfCode(failure.code) === 'already-exists'
        ? TE.right({ stackId: run.stackName, isNew: true })
        : TE.left(failure),
    ),
  )

/** Creates a stack and returns its report. */
export const createStack = (call: StackCall, run: StackRun): Answered<StackReport> =>
  pipe(
    TE.fromIO(requestToken),
    TE.flatMap((token) => beginCreation(call, run, token)),
    TE.flatMap((awaited) => finishRun(call, awaited)),
  )

/** Deletes a stack and creates it again. */
export const recreateStack = (
  call: StackCall,
  run: StackRun,
  stack: Stack,
): Answered<StackReport> =>
  pipe(
    endStack(call, stack),
    TE.flatMap(() => createStack(call, run)),
  )
