/**
 * Updates a complete stack, and waits until that is done. It is always asked for, though the digest
 * may be ours: the customer may have changed the rest of the template, and CloudFormation knows
 * best whether there is a difference.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
 */
import { type Stack, UpdateStackCommand } from '@aws-sdk/client-cloudformation'
import type { StackReport } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Answered, type AwsFailure, answered } from '../failures/answered.ts'
import type { StackCall } from './StackCall.ts'
import type { StackRun } from './StackRun.ts'
import type { AwaitedStack } from './awaitStack.ts'
import { finishRun, reportOf } from './finishRun.ts'
import { requestToken } from './requestToken.ts'

const isNothingToUpdate = ({ message }: AwsFailure): boolean =>
  message.includes('No updates are to be performed')

const beginUpdate = (
  { cloudFormation, operation }: StackCall,
  run: StackRun,
  { stackId, token }: AwaitedStack,
): Answered<unknown> =>
  answered(operation, 'cloudformation:UpdateStack', () =>
    cloudFormation.send(
      new UpdateStackCommand({
        StackName: stackId,
        TemplateBody: run.templateBody,
        ...run.capabilities,
        ClientRequestToken: token,
      }),
    ),
  )

/** Updates a stack to a template, or finds that nothing differs. */
export const updateStack = (call: StackCall, run: StackRun, stack: Stack): Answered<StackReport> =>
  pipe(
    TE.fromIO(requestToken),
    TE.map((token) => ({ stackId: stack.StackId ?? run.stackName, isNew: false, token })),
    TE.tap((awaited) => beginUpdate(call, run, awaited)),
    TE.matchE(
      (failure) =>
        isNothingToUpdate(failure) ? TE.fromEither(reportOf(call, stack)) : TE.left(failure),
      (awaited) => finishRun(call, awaited),
    ),
  )
