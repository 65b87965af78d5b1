/**
 * ExecuteChangeSet and DeleteChangeSet.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type ChangeSet, stackStatusAt } from '../../world/Stack.ts'
import { putResource } from '../../world/World.ts'
import { type Action, type Context, type Outcome, answer } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import type { DeleteChangeSetInput, ExecuteChangeSetInput } from './CloudFormationInputs.ts'
import { executionStatusOf, reread } from './changeSetReads.ts'
import { build } from './createStack.ts'
import { foundSet, onStack } from './foundChangeSet.ts'
import { kept, keptParameters, keptRole, withToken } from './stackInputs.ts'
import { phaseOf } from './stackRecords.ts'
import { replaceResources } from './updateStack.ts'

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
  // Other change sets are obsolete once the stack has changed.
  const changeSets: ReadonlyArray<ChangeSet> = [{ ...set, state: 'executed' }]
  const { templateBody, capabilities, tags, roleArn = stack.roleArn } = set
  const { description } = template.right
  const { parameters: _before, ...unparameterized } = stack
  const next = withToken(
    {
      ...unparameterized,
      templateBody,
      capabilities,
      tags,
      description,
      changeSets,
      ...keptParameters(template.right.parameters),
      ...keptRole(roleArn),
    },
    input,
  )
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
