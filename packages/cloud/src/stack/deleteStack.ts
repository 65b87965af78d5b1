/**
 * Deletes a stack and waits until it is gone. A stack cannot be deleted during an update, so it
 * waits for any operation first. Termination protection is reported, never removed.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Stack } from '../aws/CloudFormation.ts'
import type { StackCloud } from '../Cloud.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { operationError } from '../failures/OperationError.ts'
import { type AwaitedStack, awaitStack, failedStack } from './awaitStack.ts'
import { idOf } from './findStack.ts'
import { settledStack } from './settledStack.ts'
import { stackPhase } from './stackPhase.ts'

const isProtectionMessage = (message: string): boolean => message.includes('TerminationProtection')

const protection = (message: string): CloudError => operationError('TerminationProtected', message)

/** Left when the stack has termination protection. */
export const unprotected = (stack: Stack): E.Either<CloudError, Stack> =>
  stack.EnableTerminationProtection === true
    ? E.left(
        protection(
          `stack ${stack.StackName ?? idOf(stack)} is protected against termination; take the protection off to delete it`,
        ),
      )
    : E.right(stack)

const beginDeletion = (cloud: StackCloud, stack: Stack, token: string): CloudTask<unknown> =>
  pipe(
    cloud.aws.cloudFormation.deleteStack({ StackName: idOf(stack), ClientRequestToken: token }),
    TE.mapLeft((error) => (isProtectionMessage(error.message) ? protection(error.message) : error)),
  )

const awaitEnd = (cloud: StackCloud, awaited: AwaitedStack): CloudTask<void> =>
  pipe(
    awaitStack(cloud, awaited),
    TE.flatMap((rest) =>
      rest === undefined || stackPhase(rest.StackStatus) === 'gone'
        ? TE.right(undefined)
        : failedStack(cloud, rest, awaited.token),
    ),
  )

const deleteNow = (cloud: StackCloud, stack: Stack): CloudTask<void> =>
  pipe(
    TE.fromIO(cloud.newRequestToken),
    TE.tap((token) => beginDeletion(cloud, stack, token)),
    TE.flatMap((token) => awaitEnd(cloud, { stackId: idOf(stack), isNew: false, token })),
  )

/** Deletes a stack without an operation in progress. */
export const endStack = (cloud: StackCloud, stack: Stack): CloudTask<void> =>
  stackPhase(stack.StackStatus) === 'gone'
    ? TE.right(undefined)
    : pipe(
        TE.fromEither(unprotected(stack)),
        TE.flatMap(() => deleteNow(cloud, stack)),
      )

/** Deletes a stack by name; succeeds when it is already gone. */
export const deleteStack = (cloud: StackCloud, stackName: string): CloudTask<void> =>
  pipe(
    settledStack(cloud, stackName),
    TE.flatMap((stack) => (stack === undefined ? TE.right(undefined) : endStack(cloud, stack))),
  )
