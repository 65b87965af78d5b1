/**
 * CreateStack.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Stack, StackStatus } from '../../world/Stack.ts'
import { type World, putResource } from '../../world/World.ts'
import { freshUuid } from '../../world/freshId.ts'
import { type Action, type Context, type Outcome, answer, arnOf } from '../Action.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import type { CreateStackInput } from './CloudFormationInputs.ts'
import { type CallTemplate, templateOf } from './callTemplate.ts'
import { carryOut } from './carryOut.ts'
import type { Failed } from './executeTemplate.ts'
import type { ReadTemplate } from './readTemplate.ts'
import { actingAs, passing } from './serviceRole.ts'
import { kept, keptParameters, newStack } from './stackInputs.ts'
import { phaseOf, stackNeed, stackOf, withEvents } from './stackRecords.ts'
import { failureReason, rolledBack, undoneCreation } from './undoing.ts'

export interface StackIdOutput {
  readonly StackId: string
}

// failure

const afterFailure: Readonly<
  Record<'DO_NOTHING' | 'ROLLBACK' | 'DELETE', readonly [StackStatus, StackStatus]>
> = {
  DO_NOTHING: ['CREATE_IN_PROGRESS', 'CREATE_FAILED'],
  ROLLBACK: ['ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETE'],
  DELETE: ['DELETE_IN_PROGRESS', 'DELETE_COMPLETE'],
}

type OnFailure = keyof typeof afterFailure

/** The second sentence of the status reason of a failed stack. */
const wishes: Readonly<Record<OnFailure, string>> = {
  DO_NOTHING: '',
  ROLLBACK: 'Rollback requested by user.',
  DELETE: 'Delete requested by user.',
}

const failedStack = (
  stack: Stack,
  failed: Failed,
  { before, onFailure }: { readonly before: World; readonly onFailure: OnFailure },
): World => {
  const keeps = onFailure === 'DO_NOTHING'
  const world = keeps ? failed.world : rolledBack(before, failed)
  const [during, after] = afterFailure[onFailure]
  const phase = phaseOf(world, during, {
    ...kept(stack.phase.token),
    after,
    reason: failureReason(failed),
  })
  const undone = keeps ? [] : undoneCreation(stack, failed, { during, wish: wishes[onFailure] })
  const ended: Stack = { ...stack, phase, resources: keeps ? failed.resources : [] }
  const begun = { ...ended, phase: { ...phase, during: 'CREATE_IN_PROGRESS' } as const }
  const events = withEvents(begun, world.now, [...failed.happenings, ...undone])
  return putResource(world, 'stacks', { ...ended, events })
}

// making

/** Creates the resources of a stack, and rolls back when one fails. */
export const build = (
  context: Context,
  stack: Stack,
  { template, onFailure }: { readonly template: ReadTemplate; readonly onFailure: OnFailure },
): Outcome<StackIdOutput> =>
  pipe(
    actingAs(context, stack.roleArn),
    E.flatMap((acting) => {
      const carried = carryOut(acting, stack, template)
      if (E.isLeft(carried)) {
        const world = failedStack(stack, carried.left, { before: context.world, onFailure })
        return answer(world, { StackId: stack.id })
      }
      const { world, happenings, ...results } = carried.right
      const complete: Stack = { ...stack, ...results }
      const events = withEvents(complete, world.now, happenings)
      return answer(putResource(world, 'stacks', { ...complete, events }), { StackId: stack.id })
    }),
  )

/** Returns the action on failure; `DisableRollback` means `DO_NOTHING`. */
const onFailureOf = ({
  OnFailure,
  DisableRollback,
}: CreateStackInput): E.Either<AwsError, OnFailure> => {
  if (OnFailure !== undefined && DisableRollback !== undefined) {
    return validationError('You can specify either DisableRollback or OnFailure, but not both.')
  }
  return E.right(OnFailure ?? (DisableRollback === true ? 'DO_NOTHING' : 'ROLLBACK'))
}

const openedStack = (
  context: Context,
  input: CreateStackInput,
  { body, template, onFailure }: CallTemplate & { readonly onFailure: OnFailure },
): Outcome<StackIdOutput> => {
  const [world, uuid] = freshUuid(context.world)
  const id = arnOf(context, 'cloudformation', `stack/${input.StackName}/${uuid}`)
  const { description, parameters } = template
  const stack: Stack = {
    ...newStack(context, input, { world, id, templateBody: body, description }),
    ...keptParameters(parameters),
    ...(onFailure === 'DO_NOTHING' ? { disableRollback: true } : {}),
  }
  return build({ ...context, world }, stack, { template, onFailure })
}

const create = (context: Context, input: CreateStackInput): Outcome<StackIdOutput> => {
  const existing = stackOf(context, input.StackName)
  const token = input.ClientRequestToken
  if (existing !== undefined && token !== undefined && existing.token === token) {
    return answer(context.world, { StackId: existing.id })
  }
  return pipe(
    onFailureOf(input),
    E.tap(() =>
      existing === undefined
        ? E.right(undefined)
        : refuse('AlreadyExistsException', `Stack [${input.StackName}] already exists`),
    ),
    E.bindTo('onFailure'),
    E.bind('called', () => templateOf(context, input)),
    E.flatMap(({ onFailure, called }) => openedStack(context, input, { ...called, onFailure })),
  )
}

export const createStack: Action<CreateStackInput, StackIdOutput> = {
  permission: 'cloudformation:CreateStack',
  needs: (context, { StackName, RoleARN }) => [stackNeed(context, StackName), ...passing(RoleARN)],
  run: create,
}
