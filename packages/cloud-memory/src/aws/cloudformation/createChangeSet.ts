/**
 * CreateChangeSet. A change set belongs to a stack; one of type CREATE creates a stack without
 * resources, in REVIEW_IN_PROGRESS.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
 */
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type ChangeSet, type Stack, stackStatusAt } from '../../world/Stack.ts'
import { type World, putResource } from '../../world/World.ts'
import { freshUuid } from '../../world/freshId.ts'
import { type Action, type Context, type Outcome, answer, arnOf } from '../Action.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import type { CreateChangeSetInput } from './CloudFormationInputs.ts'
import { type CallTemplate, changeFault, templateOf } from './callTemplate.ts'
import { named, onStack } from './foundChangeSet.ts'
import { passing } from './serviceRole.ts'
import { keptParameters, keptRole, newStack } from './stackInputs.ts'
import { phaseOf, stackOf, withEvents } from './stackRecords.ts'
import { updatableStack } from './updateStack.ts'

/** The stack of a change set: an existing one, or a new one without resources. */
const subjectOf = (
  context: Context,
  input: CreateChangeSetInput,
): E.Either<AwsError, { readonly world: World; readonly stack: Stack }> => {
  const { world } = context
  const existing = stackOf(context, input.StackName)
  const status = existing && stackStatusAt(existing, world.now)
  if (input.ChangeSetType !== 'CREATE') {
    if (existing === undefined) {
      return validationError(`Stack [${input.StackName}] does not exist`)
    }
    return pipe(
      updatableStack(context, existing),
      E.map((stack) => ({ world, stack })),
    )
  }
  if (existing !== undefined) {
    return status === 'REVIEW_IN_PROGRESS'
      ? E.right({ world, stack: existing })
      : validationError(`Stack [${input.StackName}] already exists and cannot be created again`)
  }
  const [withUuid, uuid] = freshUuid(world)
  const id = arnOf(context, 'cloudformation', `stack/${input.StackName}/${uuid}`)
  const opening = { world: withUuid, id, templateBody: '', description: '' }
  const empty = newStack(context, input, opening)
  const phase = phaseOf(withUuid, 'REVIEW_IN_PROGRESS', { after: 'REVIEW_IN_PROGRESS' })
  const reviewed = { ...empty, phase }
  // A review begins, and does not end by itself.
  const events = withEvents(reviewed, world.now, []).slice(0, 1)
  return E.right({ world: withUuid, stack: { ...reviewed, events } })
}

interface NewSet {
  readonly called: CallTemplate
  readonly stack: Stack
  readonly uuid: string
}

const nothingChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set."

/** A change set of a stack; it is FAILED when it contains no changes. */
const newSet = (
  context: Context,
  input: CreateChangeSetInput,
  { stack, uuid, called }: NewSet,
): ChangeSet => {
  const reason = changeFault(context, stack, { input, called, nothing: nothingChanges })
  return {
    id: arnOf(context, 'cloudformation', `changeSet/${input.ChangeSetName}/${uuid}`),
    name: input.ChangeSetName,
    createdAt: context.world.now,
    templateBody: called.body,
    capabilities: input.Capabilities ?? [],
    tags: input.Tags ?? stack.tags,
    ...keptParameters(called.template.parameters),
    ...keptRole(input.RoleARN ?? stack.roleArn),
    state: reason === undefined ? 'available' : 'failed',
    ...omitUndefined({ description: input.Description, token: input.ClientToken, reason }),
  }
}

const createSet = (
  context: Context,
  input: CreateChangeSetInput,
): Outcome<{ readonly Id: string; readonly StackId: string }> => {
  const subject = subjectOf(context, input)
  if (E.isLeft(subject)) return subject
  const { stack } = subject.right
  const called = templateOf(context, input, stack)
  if (E.isLeft(called)) return called
  const existing = named(stack, input.ChangeSetName)
  if (existing !== undefined) {
    if (input.ClientToken !== undefined && existing.token === input.ClientToken) {
      return answer(context.world, { Id: existing.id, StackId: stack.id })
    }
    if (existing.state !== 'executed') {
      return refuse('AlreadyExistsException', `ChangeSet ${input.ChangeSetName} already exists`)
    }
  }
  const [world, uuid] = freshUuid(subject.right.world)
  const set = newSet(context, input, { called: called.right, stack, uuid })
  // A new change set replaces an executed one of its name.
  const others = (stack.changeSets ?? []).filter((other) => other !== existing)
  const changed = { ...stack, changeSets: [...others, set] }
  return answer(putResource(world, 'stacks', changed), { Id: set.id, StackId: stack.id })
}

export const createChangeSet: Action<
  CreateChangeSetInput,
  { readonly Id: string; readonly StackId: string }
> = {
  permission: 'cloudformation:CreateChangeSet',
  needs: (context, input) => [...onStack(context, input), ...passing(input.RoleARN)],
  run: createSet,
}
