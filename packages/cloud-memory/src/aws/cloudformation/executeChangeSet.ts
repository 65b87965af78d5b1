/**
 * ExecuteChangeSet and DeleteChangeSet.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type ChangedStack, type Stack, stackStatusAt } from '../../world/Stack.ts'
import { putResource } from '../../world/World.ts'
import { type Action, type Context, type Outcome, answer } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import type { DeleteChangeSetInput, ExecuteChangeSetInput } from './CloudFormationInputs.ts'
import { reread } from './callTemplate.ts'
import { executionStatusOf } from './changeSetReads.ts'
import { build } from './createStack.ts'
import { type Found, foundSet, onStack } from './foundChangeSet.ts'
import type { ReadTemplate } from './readTemplate.ts'
import { kept, keptParameters, keptRole, withToken } from './stackInputs.ts'
import { phaseOf } from './stackRecords.ts'
import { replaceResources } from './updateStack.ts'

const beforeOf = ({ templateBody, parameters, tags, resources }: Stack): ChangedStack => ({
  templateBody,
  tags,
  resources,
  ...keptParameters(parameters ?? {}),
})

/** Returns the stack as its change set describes it. */
const changedStack = (
  { stack, set }: Found,
  { description, parameters }: Pick<ReadTemplate, 'description' | 'parameters'>,
): Stack => {
  const { templateBody, capabilities, tags, roleArn = stack.roleArn } = set
  const { parameters: _before, ...unparameterized } = stack
  return {
    ...unparameterized,
    templateBody,
    capabilities,
    tags,
    description,
    // Other change sets are obsolete once the stack has changed.
    changeSets: [{ ...set, state: 'executed', before: beforeOf(stack) }],
    ...keptParameters(parameters),
    ...keptRole(roleArn),
  }
}

const execute = (context: Context, input: ExecuteChangeSetInput): Outcome<Record<never, never>> => {
  const found = foundSet(context, input)
  if (E.isLeft(found)) return found
  const { stack, set } = found.right
  if (set.state !== 'available') {
    return refuse(
      'InvalidChangeSetStatus',
      `ChangeSet [${set.id}] cannot be executed in its current execution status of [${executionStatusOf(set)}]`,
    )
  }
  const template = reread(context, stack.name, set)
  if (E.isLeft(template)) return template
  const next = withToken(changedStack(found.right, template.right), input)
  const isNew = stackStatusAt(stack, context.world.now) === 'REVIEW_IN_PROGRESS'
  const phase = phaseOf(context.world, 'CREATE_IN_PROGRESS', {
    ...kept(next.phase.token),
    after: 'CREATE_COMPLETE',
  })
  const done = isNew
    ? build(context, { ...next, phase }, { template: template.right, onFailure: 'ROLLBACK' })
    : replaceResources(context, next, template.right)
  return E.isLeft(done) ? done : answer(done.right.world, {})
}

export const executeChangeSet: Action<ExecuteChangeSetInput, Record<never, never>> = {
  permission: 'cloudformation:ExecuteChangeSet',
  needs: onStack,
  run: execute,
}

export const deleteChangeSet: Action<DeleteChangeSetInput, Record<never, never>> = {
  permission: 'cloudformation:DeleteChangeSet',
  needs: onStack,
  run: (context, input) =>
    pipe(
      foundSet(context, input),
      E.map(({ stack, set }) => ({
        ...stack,
        changeSets: (stack.changeSets ?? []).filter((other) => other !== set),
      })),
      E.map((stack) => ({ world: putResource(context.world, 'stacks', stack), output: {} })),
    ),
}
