import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { DescribedStack } from '../aws/cloudformation/stackReads.ts'
import type { Send } from './Exchange.ts'
import { findStack, isInProgress, stillInProgress } from './findStack.ts'
import { type Result, portError } from './portFailure.ts'
import { stackFailure } from './stackFailure.ts'

const beginDeletion = (send: Send, stack: DescribedStack): Result<unknown> =>
  isInProgress(stack)
    ? E.right(undefined)
    : send({ action: 'DeleteStack', input: { StackName: stack.StackId } })

const gone =
  (send: Send) =>
  (stack: DescribedStack | undefined): Result<void> => {
    if (stack === undefined || stack.StackStatus === 'DELETE_COMPLETE') return E.right(undefined)
    return isInProgress(stack) ? stillInProgress(stack) : stackFailure(send, stack)
  }

/**
 * Lets a stack through that is not protected against termination. Protection is somebody's
 * decision: it is told, never taken off.
 */
export const unprotected = (stack: DescribedStack): Result<DescribedStack> =>
  stack.EnableTerminationProtection
    ? portError(
        'TerminationProtected',
        `the stack ${stack.StackName} is protected against termination; take the protection off to delete it`,
      )
    : E.right(stack)

const endStack =
  (send: Send) =>
  (stack: DescribedStack | undefined): Result<void> =>
    stack === undefined
      ? E.right(undefined)
      : pipe(
          unprotected(stack),
          E.flatMap(() => beginDeletion(send, stack)),
          E.flatMap(() => findStack(send, stack.StackId)),
          E.flatMap(gone(send)),
        )

/** Deletes the stack of a name and makes sure that it is gone. */
export const deleteStack = (send: Send, stackName: string): Result<void> =>
  pipe(findStack(send, stackName), E.flatMap(endStack(send)))
