/**
 * Creates a stack, and waits until it is complete.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
import type { StackReport } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Stack } from '../aws/CloudFormation.ts'
import type { StackCloud } from '../Cloud.ts'
import { kindOfCode } from '../failures/AwsErrorKind.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { orWhen } from '../failures/orWhen.ts'
import type { AwaitedStack } from './awaitStack.ts'
import { endStack } from './deleteStack.ts'
import { finishRun } from './finishRun.ts'
import type { StackRun } from './StackRun.ts'

const beginCreation = (cloud: StackCloud, run: StackRun, token: string): CloudTask<AwaitedStack> =>
  pipe(
    cloud.aws.cloudFormation.createStack({
      StackName: run.stackName,
      TemplateBody: run.templateBody,
      ...run.capabilities,
      ClientRequestToken: token,
    }),
    TE.map(({ StackId }) => ({ stackId: StackId ?? run.stackName, isNew: true, token })),
    // The stack exists already, by a concurrent run or an attempt whose answer was lost: wait for
    // it.
    orWhen(({ code }) => kindOfCode(code) === 'already-exists', {
      stackId: run.stackName,
      isNew: true,
    }),
  )

/** Creates a stack and returns its report. */
export const createStack = (cloud: StackCloud, run: StackRun): CloudTask<StackReport> =>
  pipe(
    TE.fromIO(cloud.newRequestToken),
    TE.flatMap((token) => beginCreation(cloud, run, token)),
    TE.flatMap((awaited) => finishRun(cloud, awaited)),
  )

/** Deletes a stack and creates it again. */
export const recreateStack = (
  cloud: StackCloud,
  run: StackRun,
  stack: Stack,
): CloudTask<StackReport> =>
  pipe(
    endStack(cloud, stack),
    TE.flatMap(() => createStack(cloud, run)),
  )
