/**
 * DescribeChangeSet and ListChangeSets.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListChangeSets.html
 */
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { ChangeSet } from '../../world/Stack.ts'
import type { Tag } from '../../world/network.ts'
import { type Action, type Context, answer } from '../Action.ts'
import type { AwsError } from '../AwsError.ts'
import { dateOf } from '../dateOf.ts'
import type { DescribeChangeSetInput, ListChangeSetsInput } from './CloudFormationInputs.ts'
import { reread } from './callTemplate.ts'
import { type Found, foundSet, onStack } from './foundChangeSet.ts'
import { pageOfStacks } from './pageOfStacks.ts'
import type { ReadTemplate } from './readTemplate.ts'
import { type ResourceChange, resourceChanges } from './resourceChanges.ts'
import { type StackParameter, shownParameters } from './stackReads.ts'
import { foundStack } from './stackRecords.ts'

// outputs

const executionStatus = {
  available: 'AVAILABLE',
  failed: 'UNAVAILABLE',
  executed: 'EXECUTE_COMPLETE',
} as const

/** Returns the execution status of a change set. */
export const executionStatusOf = ({ state }: ChangeSet): ChangeSetSummary['ExecutionStatus'] =>
  executionStatus[state]

export interface ChangeSetSummary {
  readonly StackId: string
  readonly StackName: string
  readonly ChangeSetId: string
  readonly ChangeSetName: string
  readonly ExecutionStatus: 'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTE_COMPLETE'
  readonly Status: 'CREATE_COMPLETE' | 'FAILED'
  readonly StatusReason?: string
  readonly CreationTime: Date
  readonly Description?: string
  readonly IncludeNestedStacks: false
}

const summaryOf = ({ stack, set }: Found): ChangeSetSummary => ({
  StackId: stack.id,
  StackName: stack.name,
  ChangeSetId: set.id,
  ChangeSetName: set.name,
  ExecutionStatus: executionStatusOf(set),
  Status: set.state === 'failed' ? 'FAILED' : 'CREATE_COMPLETE',
  ...omitUndefined({ StatusReason: set.reason }),
  CreationTime: dateOf(set.createdAt),
  ...omitUndefined({ Description: set.description }),
  IncludeNestedStacks: false,
})

// changes

const resourcesIn = (template: E.Either<AwsError, ReadTemplate>): ReadTemplate['resources'] =>
  E.isRight(template) ? template.right.resources : []

const changesOf = (context: Context, { stack, set }: Found): ReadonlyArray<ResourceChange> => {
  const before = set.before ?? stack
  return resourceChanges({
    before: { resources: resourcesIn(reread(context, stack.name, before)), tags: before.tags },
    after: { resources: resourcesIn(reread(context, stack.name, set)), tags: set.tags },
    made: before.resources,
  })
}

// DescribeChangeSet, ListChangeSets

export interface DescribeChangeSetOutput extends ChangeSetSummary {
  readonly Parameters?: ReadonlyArray<StackParameter>
  readonly NotificationARNs: ReadonlyArray<string>
  readonly RollbackConfiguration: Readonly<Record<never, never>>
  readonly Capabilities: ReadonlyArray<string>
  readonly Tags: ReadonlyArray<Tag>
  readonly Changes: ReadonlyArray<{
    readonly Type: 'Resource'
    readonly ResourceChange: ResourceChange
  }>
}

export const describeChangeSet: Action<DescribeChangeSetInput, DescribeChangeSetOutput> = {
  permission: 'cloudformation:DescribeChangeSet',
  needs: onStack,
  run: (context, input) =>
    pipe(
      foundSet(context, input),
      E.flatMap((found) => {
        const { set } = found
        const changes = set.state === 'failed' ? [] : changesOf(context, found)
        return answer(context.world, {
          ...summaryOf(found),
          ...shownParameters(set),
          NotificationARNs: [],
          RollbackConfiguration: {},
          Capabilities: set.capabilities,
          Tags: set.tags,
          Changes: changes.map((change) => ({ Type: 'Resource', ResourceChange: change })),
        })
      }),
    ),
}

export const listChangeSets: Action<
  ListChangeSetsInput,
  { readonly Summaries: ReadonlyArray<ChangeSetSummary>; readonly NextToken?: string }
> = {
  permission: 'cloudformation:ListChangeSets',
  needs: onStack,
  run: (context, { StackName, NextToken }) =>
    pipe(
      foundStack(context, StackName, 'inBrackets'),
      E.map((stack) => (stack.changeSets ?? []).map((set) => summaryOf({ stack, set }))),
      E.flatMap((summaries) => pageOfStacks(summaries, NextToken)),
      E.flatMap(({ items, ...rest }) => answer(context.world, { Summaries: items, ...rest })),
    ),
}
