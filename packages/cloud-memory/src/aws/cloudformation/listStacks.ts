import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { StackStatus } from '../../world/Stack.ts'
import { resourcesOf } from '../../world/World.ts'

import { pageOfStacks } from './pageOfStacks.ts'
import { type Action, answer, onEverything } from '../Action.ts'
import { type StackTimes, notChecked, stackTimes } from './shownStack.ts'
import type { ListStacksInput } from './CloudFormationInputs.ts'
import { statusOf } from './stackReads.ts'

export interface StackSummary extends StackTimes {
  readonly StackId: string
  readonly StackName: string
  /** Absent for a template without one. */
  readonly TemplateDescription?: string
  readonly StackStatus: StackStatus
  readonly StackStatusReason?: string
  readonly DriftInformation: typeof notChecked
}

/**
 * ListStacks: includes deleted stacks, newest first.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html
 */
export const listStacks: Action<
  ListStacksInput,
  { readonly StackSummaries: ReadonlyArray<StackSummary>; readonly NextToken?: string }
> = {
  permission: 'cloudformation:ListStacks',
  needs: onEverything,
  run: (context, { StackStatusFilter, NextToken }) => {
    const all = resourcesOf(context.world, context, 'stacks').map((stack): StackSummary => ({
      StackId: stack.id,
      StackName: stack.name,
      ...(stack.description === '' ? {} : { TemplateDescription: stack.description }),
      ...stackTimes(stack),
      ...statusOf(stack, context.world.now),
      DriftInformation: notChecked,
    }))
    const isWanted = ({ StackStatus: status }: StackSummary): boolean =>
      StackStatusFilter === undefined || StackStatusFilter.includes(status)
    return pipe(
      pageOfStacks(all.filter(isWanted).toReversed(), NextToken),
      E.flatMap(({ items, ...rest }) => answer(context.world, { StackSummaries: items, ...rest })),
    )
  },
}
