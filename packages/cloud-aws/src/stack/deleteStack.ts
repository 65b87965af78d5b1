/**
 * Deletes a stack and waits until it is gone. A stack cannot be deleted while it is updated, so
 * whatever is under way is waited for first. Termination protection is somebody's decision: it is
 * told, never taken off.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
 */
import { DeleteStackCommand, type Stack } from '@aws-sdk/client-cloudformation'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Answered, type AwsFailure, answered } from '../failures/answered.ts'
import { ownFailure } from '../failures/ownFailure.ts'
import type { StackCall } from './StackCall.ts'
import { type AwaitedStack, awaitStack, failedStack } from './awaitStack.ts'
import { requestToken } from './requestToken.ts'
import { settledStack } from './settledStack.ts'
import { stackPhase } from './stackPhase.ts'

const isProtectionMessage = (message: string): boolean => message.includes('TerminationProtection')

const protection = ({ operation }: StackCall, message: string): AwsFailure =>
  ownFailure(operation, 'TerminationProtected', message)

const idOf = ({ StackId, StackName }: Stack): string => StackId ?? StackName ?? ''

/** Lets a stack through that is not protected against termination. */
export const unprotected = (call: StackCall, stack: Stack): E.Either<AwsFailure, Stack> =>
  stack.EnableTerminationProtection === true
    ? E.left(
        protection(
          call,
          `stack ${stack.StackName ?? idOf(stack)} is protected against termination; take the protection off to delete it`,
        ),
      )
    : E.right(stack)

const beginDeletion = (call: StackCall, stack: Stack, token: string): Answered<unknown> =>
  pipe(
    answered(call.operation, 'cloudformation:DeleteStack', () =>
      call.cloudFormation.send(
        new DeleteStackCommand({ StackName: idOf(stack), ClientRequestToken: token }),
      ),
    ),
    TE.mapLeft((failure) =>
      isProtectionMessage(failure.message) ? protection(call, failure.message) : failure,
    ),
  )

const awaitEnd = (call: StackCall, awaited: AwaitedStack): Answered<void> =>
  pipe(
    awaitStack(call, awaited),
    TE.flatMap((rest) =>
      rest === undefined || stackPhase(rest.StackStatus) === 'gone'
        ? TE.right(undefined)
        : failedStack(call, rest, awaited.token),
    ),
  )

const deleteNow = (call: StackCall, stack: Stack): Answered<void> =>
  pipe(
    TE.fromIO(requestToken),
    TE.tap((token) => beginDeletion(call, stack, token)),
    TE.flatMap((token) => awaitEnd(call, { stackId: idOf(stack), isNew: false, token })),
  )

/** Deletes a stack that rests. */
export const endStack = (call: StackCall, stack: Stack): Answered<void> =>
  stackPhase(stack.StackStatus) === 'gone'
    ? TE.right(undefined)
    : pipe(
        TE.fromEither(unprotected(call, stack)),
        TE.flatMap(() => deleteNow(call, stack)),
      )

/** Deletes the stack of a name; one that is gone is fine. */
export const deleteStack = (call: StackCall, stackName: string): Answered<void> =>
  pipe(
    settledStack(call, stackName),
    TE.flatMap((stack) => (stack === undefined ? TE.right(undefined) : endStack(call, stack))),
  )
