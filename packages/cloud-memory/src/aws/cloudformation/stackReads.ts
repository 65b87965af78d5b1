/**
 * Looking at stacks.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
import { renderInstant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import {
  type Stack,
  type StackOutput,
  type StackStatus,
  showsOutputs,
  stackStatusAt,
} from '../../world/Stack.ts'
import { resourcesOf } from '../../world/World.ts'
import type { Tag } from '../../world/network.ts'
import { type Action, type Context, answer } from '../Action.ts'
import type { StackNameInput } from './stackChanges.ts'
import { foundStack, stackNeed } from './stackRecords.ts'

// DescribeStacks

export interface DescribedStack {
  readonly StackName: string
  readonly StackId: string
  readonly StackStatus: StackStatus
  readonly StackStatusReason?: string
  readonly Description: string
  readonly CreationTime: string
  readonly EnableTerminationProtection: boolean
  readonly Capabilities: ReadonlyArray<string>
  /** Absent until they can be read. */
  readonly Outputs?: ReadonlyArray<StackOutput>
  readonly Tags: ReadonlyArray<Tag>
}

const describedStack =
  ({ world }: Context) =>
  (stack: Stack): DescribedStack => {
    const status = stackStatusAt(stack, world.now)
    const hasEnded = status === stack.phase.after
    return {
      StackName: stack.name,
      StackId: stack.id,
      StackStatus: status,
      ...(hasEnded && stack.phase.reason !== undefined
        ? { StackStatusReason: stack.phase.reason }
        : {}),
      Description: stack.description,
      CreationTime: renderInstant(stack.createdAt),
      EnableTerminationProtection: stack.terminationProtection,
      Capabilities: stack.capabilities,
      ...(showsOutputs(status) ? { Outputs: stack.outputs } : {}),
      Tags: stack.tags,
    }
  }

export interface DescribeStacksOutput {
  readonly Stacks: ReadonlyArray<DescribedStack>
}

export const describeStacks: Action<Partial<StackNameInput>, DescribeStacksOutput> = {
  permission: 'cloudformation:DescribeStacks',
  needs: (context, { StackName }) => [stackNeed(context, StackName ?? '*')],
  run: (context, { StackName }) => {
    if (StackName === undefined) {
      const all = resourcesOf(context.world, context, 'stacks').filter(
        (stack) => stackStatusAt(stack, context.world.now) !== 'DELETE_COMPLETE',
      )
      return answer(context.world, { Stacks: all.map(describedStack(context)) })
    }
    const stack = foundStack(context, StackName)
    return E.isLeft(stack)
      ? stack
      : answer(context.world, { Stacks: [describedStack(context)(stack.right)] })
  },
}

// DescribeStackEvents

export interface DescribedStackEvent {
  readonly StackId: string
  readonly StackName: string
  readonly EventId: string
  readonly LogicalResourceId: string
  readonly PhysicalResourceId: string
  readonly ResourceType: string
  readonly ResourceStatus: string
  readonly ResourceStatusReason?: string
  readonly Timestamp: string
}

export const describeStackEvents: Action<
  StackNameInput,
  { readonly StackEvents: ReadonlyArray<DescribedStackEvent> }
> = {
  permission: 'cloudformation:DescribeStackEvents',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: (context, { StackName }) => {
    const found = foundStack(context, StackName)
    if (E.isLeft(found)) return found
    const { id, name, events } = found.right
    const past = events.filter(({ at }) => at <= context.world.now)
    return answer(context.world, {
      // Newest first, as CloudFormation lists them.
      StackEvents: past.toReversed().map((event) => ({
        StackId: id,
        StackName: name,
        EventId: event.eventId,
        LogicalResourceId: event.logicalId,
        PhysicalResourceId: event.physicalId,
        ResourceType: event.type,
        ResourceStatus: event.status,
        ...(event.reason === undefined ? {} : { ResourceStatusReason: event.reason }),
        Timestamp: renderInstant(event.at),
      })),
    })
  },
}

// DescribeStackResources, GetTemplate

export interface DescribedStackResource {
  readonly LogicalResourceId: string
  readonly PhysicalResourceId: string
  readonly ResourceType: string
}

export const describeStackResources: Action<
  StackNameInput,
  { readonly StackResources: ReadonlyArray<DescribedStackResource> }
> = {
  permission: 'cloudformation:DescribeStackResources',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: (context, { StackName }) => {
    const found = foundStack(context, StackName)
    if (E.isLeft(found)) return found
    return answer(context.world, {
      StackResources: found.right.resources.map(({ logicalId, physicalId, type }) => ({
        LogicalResourceId: logicalId,
        PhysicalResourceId: physicalId,
        ResourceType: type,
      })),
    })
  },
}

export const getTemplate: Action<StackNameInput, { readonly TemplateBody: string }> = {
  permission: 'cloudformation:GetTemplate',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: (context, { StackName }) => {
    const found = foundStack(context, StackName)
    return E.isLeft(found)
      ? found
      : answer(context.world, { TemplateBody: found.right.templateBody })
  },
}
