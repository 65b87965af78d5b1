import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { ChangeSet, Stack } from '../../world/Stack.ts'
import { resourcesOf } from '../../world/World.ts'
import type { Context, Need } from '../Action.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import type { DescribeChangeSetInput } from './CloudFormationInputs.ts'
import { foundStack, stackNeed } from './stackRecords.ts'

/** Returns the need of a call with an optional stack name. */
export const onStack = (
  context: Context,
  { StackName }: { readonly StackName?: string },
): ReadonlyArray<Need> => [stackNeed(context, StackName ?? '*')]

/** Returns the change set of a stack that has a name or ARN. */
export const named = (stack: Stack, nameOrId: string): ChangeSet | undefined =>
  (stack.changeSets ?? []).find(({ id, name }) => id === nameOrId || name === nameOrId)

/** A change set, with its stack. */
export interface Found {
  readonly stack: Stack
  readonly set: ChangeSet
}

const missing = (name: string): E.Either<AwsError, never> =>
  refuse('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404)

/** Returns the stack of a change set, by its name or by the ARN of the set. */
const stackOfSet = (
  context: Context,
  { ChangeSetName, StackName }: DescribeChangeSetInput,
): E.Either<AwsError, Stack> => {
  if (StackName !== undefined) return foundStack(context, StackName, 'inBrackets')
  if (!ChangeSetName.startsWith('arn:')) {
    return validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    )
  }
  const holder = resourcesOf(context.world, context, 'stacks').find(
    (stack) => named(stack, ChangeSetName) !== undefined,
  )
  return holder === undefined ? missing(ChangeSetName) : E.right(holder)
}

const setIn = (stack: Stack, nameOrId: string): E.Either<AwsError, Found> => {
  const set = named(stack, nameOrId)
  return set === undefined ? missing(nameOrId) : E.right({ stack, set })
}

/** Returns a change set; Left is CloudFormation's error when there is none. */
export const foundSet = (
  context: Context,
  input: DescribeChangeSetInput,
): E.Either<AwsError, Found> =>
  pipe(
    stackOfSet(context, input),
    E.flatMap((stack) => setIn(stack, input.ChangeSetName)),
  )
