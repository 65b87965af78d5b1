/**
 * UpdateStack.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import {
  type Stack,
  type StackResource,
  type StackStatus,
  stackStatusAt,
} from '../../world/Stack.ts'
import { putResource, resourceOf } from '../../world/World.ts'
import { type Action, type Context, type Outcome, answer } from '../Action.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import type { UpdateStackInput } from './CloudFormationInputs.ts'
import { type CallTemplate, type StackChange, changeFault, templateOf } from './callTemplate.ts'
import { carryOut } from './carryOut.ts'
import type { StackIdOutput } from './createStack.ts'
import { type Executed, type Failed, type Results, removeResources } from './executeTemplate.ts'
import type { ReadTemplate } from './readTemplate.ts'
import { actingAs, passing } from './serviceRole.ts'
import { isRepeated, kept, keptParameters, keptRole, withToken } from './stackInputs.ts'
import { foundStack, ownHappening, phaseOf, stackNeed, withEvents } from './stackRecords.ts'
import { failureReason, rolledBack, undoneChanges } from './undoing.ts'

/** Statuses from which a stack can be updated. */
const updatable: ReadonlyArray<StackStatus> = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
]

// what failed, what was done

/** Rolls back to the previous template and tags. */
const undoneUpdate = (context: Context, stack: Stack, failed: Failed): Outcome<StackIdOutput> => {
  const world = rolledBack(context.world, failed)
  const phase = phaseOf(world, 'UPDATE_ROLLBACK_IN_PROGRESS', {
    ...kept(stack.phase.token),
    after: 'UPDATE_ROLLBACK_COMPLETE',
    reason: failureReason(failed),
  })
  const before = resourceOf(world, context, { kind: 'stacks', id: stack.id }) ?? stack
  // The change set is executed, even though the update failed.
  const { changeSets } = stack
  const ended: Stack = {
    ...before,
    phase,
    ...(changeSets === undefined ? {} : { changeSets }),
  }
  const begun = { ...ended, phase: { ...phase, during: 'UPDATE_IN_PROGRESS' } as const }
  const happenings = [...failed.happenings, ...undoneChanges(ended, failed)]
  const events = withEvents(begun, world.now, happenings)
  return answer(putResource(world, 'stacks', { ...ended, events }), { StackId: stack.id })
}

/** `UpdateReplacePolicy` applies to replaced resources, `DeletionPolicy` to deleted ones. */
const replacedBy = ({ resources }: ReadTemplate, old: StackResource): StackResource => {
  const successor = resources.find(({ logicalId }) => logicalId === old.logicalId)
  return successor === undefined ? old : { ...old, retain: successor.retainReplaced }
}

/** The status reason of an update that could not delete what it had replaced or removed. */
const leftOver = 'Update successful. One or more resources could not be deleted.'

const doneUpdate = (
  context: Context,
  stack: Stack,
  { template, carried }: { readonly template: ReadTemplate; readonly carried: Executed & Results },
): Outcome<StackIdOutput> => {
  const { world: changed, happenings, ...results } = carried
  const remaining = new Set(results.resources.map(({ physicalId }) => physicalId))
  const superseded = stack.resources
    .filter(({ physicalId }) => !remaining.has(physicalId))
    .map((resource) => replacedBy(template, resource))
  const removed = removeResources({ ...context, world: changed }, superseded)
  const { world } = removed
  const token = kept(stack.phase.token)
  const phase = phaseOf(world, 'UPDATE_IN_PROGRESS', {
    after: 'UPDATE_COMPLETE',
    ...token,
    ...(removed.left.length > 0 ? { reason: leftOver } : {}),
  })
  const { description } = template
  const ended: Stack = { ...stack, ...results, phase, description }
  const events = withEvents(ended, world.now, [
    ...happenings,
    ownHappening(ended, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'),
    ...removed.happenings,
  ])
  return answer(putResource(world, 'stacks', { ...ended, events }), { StackId: stack.id })
}

/** Updates a stack to a template, or rolls back. */
export const replaceResources = (
  context: Context,
  stack: Stack,
  template: ReadTemplate,
): Outcome<StackIdOutput> => {
  const acting = actingAs(context, stack.roleArn)
  if (E.isLeft(acting)) return acting
  const carried = carryOut(acting.right, stack, template)
  return E.isLeft(carried)
    ? undoneUpdate(context, stack, carried.left)
    : doneUpdate(acting.right, stack, { template, carried: carried.right })
}

// UpdateStack

const ensureChange = (
  context: Context,
  stack: Stack,
  change: StackChange,
): E.Either<AwsError, undefined> => {
  const nothing = 'No updates are to be performed.'
  const reason = changeFault(context, stack, { ...change, nothing })
  return reason === undefined ? E.right(undefined) : validationError(reason)
}

/** Returns the updated stack. */
const changedStack = (stack: Stack, input: UpdateStackInput, called: CallTemplate): Stack => {
  const { Tags: tags = stack.tags, Capabilities: capabilities = [] } = input
  const { parameters: _before, ...unparameterized } = stack
  return {
    ...unparameterized,
    templateBody: called.body,
    tags,
    capabilities,
    ...keptParameters(called.template.parameters),
    ...keptRole(input.RoleARN ?? stack.roleArn),
  }
}

/** Requires a status from which the stack can be updated. */
export const updatableStack = ({ world }: Context, stack: Stack): E.Either<AwsError, Stack> => {
  const status = stackStatusAt(stack, world.now)
  return updatable.includes(status)
    ? E.right(stack)
    : validationError(`Stack:${stack.id} is in ${status} state and can not be updated.`)
}

const begunUpdate = (
  context: Context,
  stack: Stack,
  input: UpdateStackInput,
): Outcome<StackIdOutput> =>
  pipe(
    updatableStack(context, stack),
    E.flatMap(() => templateOf(context, input, stack)),
    E.tap((called) => ensureChange(context, stack, { input, called })),
    E.flatMap((called) =>
      replaceResources(
        context,
        withToken(changedStack(stack, input, called), input),
        called.template,
      ),
    ),
  )

export const updateStack: Action<UpdateStackInput, StackIdOutput> = {
  permission: 'cloudformation:UpdateStack',
  needs: (context, { StackName, RoleARN }) => [stackNeed(context, StackName), ...passing(RoleARN)],
  run: (context, input) =>
    pipe(
      foundStack(context, input.StackName, 'inBrackets'),
      E.flatMap((stack) =>
        isRepeated(stack, input)
          ? answer(context.world, { StackId: stack.id })
          : begunUpdate(context, stack, input),
      ),
    ),
}
