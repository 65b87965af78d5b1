/**
 * DeleteStack and UpdateTerminationProtection.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateTerminationProtection.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Stack, type StackStatus, stackStatusAt } from '../../world/Stack.ts'
import { putResource } from '../../world/World.ts'
import { type Action, type Context, type Outcome, answer } from '../Action.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import type { DeleteStackInput, UpdateTerminationProtectionInput } from './CloudFormationInputs.ts'
import type { StackIdOutput } from './createStack.ts'
import { type Removed, removeResources } from './executeTemplate.ts'
import { actingAs, passing } from './serviceRole.ts'
import { brokenExport } from './stackExports.ts'
import { kept } from './stackInputs.ts'
import { foundStack, phaseOf, stackNeed, stackOf, withEvents } from './stackRecords.ts'

// DeleteStack

/** Requires that a stack can be deleted with the given `RetainResources`. */
const deletable = (
  stack: Stack,
  status: StackStatus,
  { RetainResources: retained = [] }: DeleteStackInput,
): E.Either<AwsError, Stack> => {
  if (stack.terminationProtection) {
    return validationError(
      `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
    )
  }
  if (retained.length === 0) return E.right(stack)
  if (status !== 'DELETE_FAILED') {
    return validationError(
      `Invalid operation on stack [${stack.id}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    )
  }
  const ids = new Set(stack.resources.map(({ logicalId }) => logicalId))
  return retained.every((logicalId) => ids.has(logicalId))
    ? E.right({
        ...stack,
        resources: stack.resources.map((resource) =>
          retained.includes(resource.logicalId) ? { ...resource, retain: true } : resource,
        ),
      })
    : validationError(
        'The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.',
      )
}

type End = Parameters<typeof phaseOf>[2]

const endOf = ({ left }: Removed): End => {
  if (left.length === 0) return { after: 'DELETE_COMPLETE' }
  const names = left.map(({ logicalId }) => logicalId).join(', ')
  return {
    after: 'DELETE_FAILED',
    reason: `The following resource(s) failed to delete: [${names}]. `,
  }
}

const ended = (
  { world }: Context,
  stack: Stack,
  { end, removed }: { readonly end: End; readonly removed: Partial<Removed> },
): Outcome<Record<never, never>> => {
  const { left = stack.resources, happenings = [] } = removed
  const phase = phaseOf(world, 'DELETE_IN_PROGRESS', end)
  const after: Stack = { ...stack, phase, resources: left }
  const events = withEvents(after, world.now, happenings)
  return answer(putResource(world, 'stacks', { ...after, events }), {})
}

const removedStack = (
  context: Context,
  stack: Stack,
  { input, status }: { readonly input: DeleteStackInput; readonly status: StackStatus },
): Outcome<Record<never, never>> => {
  const token = kept(input.ClientRequestToken)
  const broken = brokenExport(context, stack, [])
  if (broken !== undefined) {
    const reason = `Delete canceled. Cannot delete export ${broken.name} as it is in use by ${broken.by}.`
    return ended(context, stack, { end: { ...token, after: status, reason }, removed: {} })
  }
  return pipe(
    actingAs(context, input.RoleARN ?? stack.roleArn),
    E.map((acting) => removeResources(acting, stack.resources)),
    E.flatMap((removed) =>
      ended({ ...context, world: removed.world }, stack, {
        end: { ...token, ...endOf(removed) },
        removed,
      }),
    ),
  )
}

const remove = (context: Context, input: DeleteStackInput): Outcome<Record<never, never>> => {
  const stack = stackOf(context, input.StackName)
  // Deleting a stack that does not exist, or is being deleted, succeeds.
  if (stack === undefined) return answer(context.world, {})
  const status = stackStatusAt(stack, context.world.now)
  if (status === 'DELETE_COMPLETE' || status === 'DELETE_IN_PROGRESS') {
    return answer(context.world, {})
  }
  return pipe(
    deletable(stack, status, input),
    E.flatMap((marked) => removedStack(context, marked, { input, status })),
  )
}

export const deleteStack: Action<DeleteStackInput, Record<never, never>> = {
  permission: 'cloudformation:DeleteStack',
  needs: (context, { StackName, RoleARN }) => [stackNeed(context, StackName), ...passing(RoleARN)],
  run: remove,
}

// UpdateTerminationProtection

export const updateTerminationProtection: Action<UpdateTerminationProtectionInput, StackIdOutput> =
  {
    permission: 'cloudformation:UpdateTerminationProtection',
    needs: (context, { StackName }) => [stackNeed(context, StackName)],
    run: (context, { StackName, EnableTerminationProtection }) =>
      pipe(
        foundStack(context, StackName),
        E.map((stack) => ({ ...stack, terminationProtection: EnableTerminationProtection })),
        E.flatMap((stack) =>
          answer(putResource(context.world, 'stacks', stack), { StackId: stack.id }),
        ),
      ),
  }
