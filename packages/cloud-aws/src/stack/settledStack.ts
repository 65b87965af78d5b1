import type { Stack } from '@aws-sdk/client-cloudformation'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Answered } from '../failures/answered.ts'
import { type StackCall, findStack } from './StackCall.ts'
import { awaitStack } from './awaitStack.ts'
import { stackPhase } from './stackPhase.ts'

/**
 * Returns a stack once whatever is under way has come to rest, somebody else's update or an earlier
 * run of ours; nothing when there is no stack.
 */
export const settledStack = (call: StackCall, stackName: string): Answered<Stack | undefined> =>
  pipe(
    findStack(call, stackName),
    TE.flatMap((stack) =>
      stackPhase(stack?.StackStatus) === 'moving'
        ? awaitStack(call, { stackId: stack?.StackId ?? stackName, isNew: false })
        : TE.right(stack),
    ),
  )
