import { type StackStatus, stackStatusAt } from '../../world/Stack.ts'
import { resourcesOf } from '../../world/World.ts'
import { renderInstant } from '@byoa/core/values'

import { type Action, answer, onEverything } from '../Action.ts'

export interface ListStacksInput {
  readonly StackStatusFilter?: ReadonlyArray<string>
}

export interface StackSummary {
  readonly StackId: string
  readonly StackName: string
  readonly TemplateDescription: string
  readonly CreationTime: string
  readonly StackStatus: StackStatus
}

/**
 * Lists stacks, deleted ones too, newest first.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html
 */
export const listStacks: Action<
  ListStacksInput,
  { readonly StackSummaries: ReadonlyArray<StackSummary> }
> = {
  permission: 'cloudformation:ListStacks',
  needs: onEverything,
  run: (context, { StackStatusFilter }) => {
    const all = resourcesOf(context.world, context, 'stacks').map((stack): StackSummary => ({
      StackId: stack.id,
      StackName: stack.name,
      TemplateDescription: stack.description,
      CreationTime: renderInstant(stack.createdAt),
      StackStatus: stackStatusAt(stack, context.world.now),
    }))
    const isWanted = ({ StackStatus: status }: StackSummary): boolean =>
      StackStatusFilter === undefined || StackStatusFilter.includes(status)
    return answer(context.world, { StackSummaries: all.filter(isWanted).toReversed() })
  },
}
