/**
 * Updates a complete stack, and waits until the update is complete. An update is always requested,
 * even if the digest matches: the customer may have changed the rest of the template, and
 * CloudFormation decides whether there is a difference.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
 */
import type { StackReport } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Stack } from '../aws/CloudFormation.ts'
import type { StackCloud } from '../Cloud.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import type { AwaitedStack } from './awaitStack.ts'
import { finishRun, reportOf } from './finishRun.ts'
import type { StackRun } from './StackRun.ts'

const isNothingToUpdate = ({ message }: CloudError): boolean =>
  message.includes('No updates are to be performed')

const beginUpdate = (
  { cloudFormation }: Aws,
  run: StackRun,
  { stackId, token }: Required<AwaitedStack>,
): CloudTask<unknown> =>
  cloudFormation.updateStack({
    StackName: stackId,
    TemplateBody: run.templateBody,
    ...run.capabilities,
    ClientRequestToken: token,
  })

/** Updates a stack to a template, or finds that nothing differs. */
export const updateStack = (
  cloud: StackCloud,
  run: StackRun,
  stack: Stack,
): CloudTask<StackReport> =>
  pipe(
    TE.fromIO(cloud.newRequestToken),
    TE.map((token) => ({ stackId: stack.StackId ?? run.stackName, isNew: false, token })),
    TE.tap((awaited) => beginUpdate(cloud.aws, run, awaited)),
    TE.matchE(
      (error) => (isNothingToUpdate(error) ? TE.fromEither(reportOf(stack)) : TE.left(error)),
      (awaited) => finishRun(cloud, awaited),
    ),
  )
