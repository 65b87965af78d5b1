import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Stack } from '../aws/CloudFormation.ts'
import type { StackCloud } from '../Cloud.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { awaitStack } from './awaitStack.ts'
import { findStack } from './findStack.ts'
import { stackPhase } from './stackPhase.ts'

/**
 * Returns a stack once any operation in progress is complete, of others or of an earlier run;
 * nothing when there is no stack.
 */
export const settledStack = (cloud: StackCloud, stackName: string): CloudTask<Stack | undefined> =>
  pipe(
    findStack(cloud.aws, stackName),
    TE.flatMap((stack) =>
      stackPhase(stack?.StackStatus) === 'moving'
        ? awaitStack(cloud, { stackId: stack?.StackId ?? stackName, isNew: false })
        : TE.right(stack),
    ),
  )
