/**
 * Looking at stacks.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
import type { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import {
  type Stack,
  type StackOutput,
  type StackResource,
  type StackStatus,
  showsOutputs,
  stackStatusAt,
} from '../../world/Stack.ts'
import { resourcesOf } from '../../world/World.ts'
import type { Tag } from '../../world/network.ts'
import { dateOf } from '../dateOf.ts'
import { type Action, type Context, answer } from '../Action.ts'
import { flagAt, isRecord } from '../json.ts'
import { parseTemplate } from './readTemplate.ts'
import { pageOfStacks } from './pageOfStacks.ts'
import { type StackTimes, changeSetShown, notChecked, stackTimes } from './shownStack.ts'
import { foundStack, stackNeed } from './stackRecords.ts'
import type {
  DescribeStackEventsInput,
  DescribeStackResourcesInput,
  DescribeStacksInput,
  GetTemplateInput,
} from './CloudFormationInputs.ts'

// DescribeStacks

export interface StackParameter {
  readonly ParameterKey: string
  readonly ParameterValue: string
}

export interface DescribedStack extends StackTimes {
  readonly StackName: string
  readonly StackId: string
  readonly StackStatus: StackStatus
  readonly StackStatusReason?: string
  /** Absent for a template without one. */
  readonly Description?: string
  readonly ChangeSetId?: string
  readonly DisableRollback: boolean
  readonly DriftInformation: typeof notChecked
  readonly NotificationARNs: ReadonlyArray<never>
  readonly RollbackConfiguration: Readonly<Record<never, never>>
  readonly EnableTerminationProtection: boolean
  readonly Capabilities: ReadonlyArray<string>
  /** Absent until they can be read. */
  readonly Outputs?: ReadonlyArray<StackOutput>
  readonly Tags: ReadonlyArray<Tag>
  /** Absent for a template without any. */
  readonly Parameters?: ReadonlyArray<StackParameter>
}

/** Values that the template asks not to echo are masked. */
export const shownParameters = ({
  templateBody,
  parameters,
}: Pick<Stack, 'templateBody' | 'parameters'>): Pick<DescribedStack, 'Parameters'> => {
  if (parameters === undefined) return {}
  const template = parseTemplate(templateBody)
  const declared = E.isRight(template) ? template.right['Parameters'] : {}
  const isMasked = (name: string): boolean => {
    const declaration = isRecord(declared) ? declared[name] : undefined
    return isRecord(declaration) && flagAt(declaration, 'NoEcho') === true
  }
  return {
    Parameters: Object.entries(parameters).map(([ParameterKey, value]) => ({
      ParameterKey,
      ParameterValue: isMasked(ParameterKey) ? '****' : value,
    })),
  }
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
      ...(stack.description === '' ? {} : { Description: stack.description }),
      ...stackTimes(stack),
      ...changeSetShown(stack),
      DisableRollback: stack.disableRollback ?? false,
      DriftInformation: notChecked,
      NotificationARNs: [],
      RollbackConfiguration: {},
      EnableTerminationProtection: stack.terminationProtection,
      Capabilities: stack.capabilities,
      ...(showsOutputs(status) ? { Outputs: stack.outputs } : {}),
      Tags: stack.tags,
      ...shownParameters(stack),
    }
  }

export interface DescribeStacksOutput {
  readonly Stacks: ReadonlyArray<DescribedStack>
  readonly NextToken?: string
}

export const describeStacks: Action<DescribeStacksInput, DescribeStacksOutput> = {
  permission: 'cloudformation:DescribeStacks',
  needs: (context, { StackName }) => [stackNeed(context, StackName ?? '*')],
  run: (context, { StackName, NextToken }) => {
    if (StackName === undefined) {
      const all = resourcesOf(context.world, context, 'stacks').filter(
        (stack) => stackStatusAt(stack, context.world.now) !== 'DELETE_COMPLETE',
      )
      return pipe(
        pageOfStacks(all, NextToken),
        E.flatMap(({ items, ...rest }) =>
          answer(context.world, { Stacks: items.map(describedStack(context)), ...rest }),
        ),
      )
    }
    return pipe(
      foundStack(context, StackName),
      E.map((stack) => ({
        world: context.world,
        output: { Stacks: [describedStack(context)(stack)] },
      })),
    )
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
  readonly ClientRequestToken?: string
  readonly ResourceProperties?: string
  readonly Timestamp: Date
}

export const describeStackEvents: Action<
  DescribeStackEventsInput,
  { readonly StackEvents: ReadonlyArray<DescribedStackEvent>; readonly NextToken?: string }
> = {
  permission: 'cloudformation:DescribeStackEvents',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: (context, { StackName, NextToken }) => {
    const found = foundStack(context, StackName)
    if (E.isLeft(found)) return found
    const { id: StackId, name, events } = found.right
    // Newest first, as CloudFormation lists them.
    const past = events.filter(({ at }) => at <= context.world.now).toReversed()
    const page = pageOfStacks(past, NextToken)
    if (E.isLeft(page)) return page
    const { items, ...rest } = page.right
    return answer(context.world, {
      ...rest,
      StackEvents: items.map((event) => ({
        StackId,
        StackName: name,
        EventId: event.eventId,
        LogicalResourceId: event.logicalId,
        PhysicalResourceId: event.physicalId,
        ResourceType: event.type,
        ResourceStatus: event.status,
        ...(event.reason === undefined ? {} : { ResourceStatusReason: event.reason }),
        ...(event.properties === undefined ? {} : { ResourceProperties: event.properties }),
        ...(event.token === undefined ? {} : { ClientRequestToken: event.token }),
        Timestamp: dateOf(event.at),
      })),
    })
  },
}

// DescribeStackResources, GetTemplate

export interface DescribedStackResource {
  readonly StackId: string
  readonly StackName: string
  readonly LogicalResourceId: string
  readonly PhysicalResourceId: string
  readonly ResourceType: string
  readonly ResourceStatus: string
  readonly DriftInformation: { readonly StackResourceDriftStatus: 'NOT_CHECKED' }
  readonly Timestamp: Date
}

const describedResource = (
  { id, name, events }: Stack,
  { logicalId, physicalId, type }: StackResource,
  now: Instant,
): DescribedStackResource => {
  const last = events.findLast((event) => event.logicalId === logicalId && event.at <= now)
  return {
    StackId: id,
    StackName: name,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    ResourceStatus: last?.status ?? 'CREATE_COMPLETE',
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
    Timestamp: dateOf(last?.at ?? now),
  }
}

export const describeStackResources: Action<
  DescribeStackResourcesInput,
  { readonly StackResources: ReadonlyArray<DescribedStackResource> }
> = {
  permission: 'cloudformation:DescribeStackResources',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: (context, { StackName }) =>
    pipe(
      foundStack(context, StackName),
      E.map((stack) => ({
        world: context.world,
        output: {
          StackResources: stack.resources.map((resource) =>
            describedResource(stack, resource, context.world.now),
          ),
        },
      })),
    ),
}

export interface GetTemplateOutput {
  readonly TemplateBody: string
  readonly StagesAvailable: ReadonlyArray<'Original' | 'Processed'>
}

export const getTemplate: Action<GetTemplateInput, GetTemplateOutput> = {
  permission: 'cloudformation:GetTemplate',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: (context, { StackName }) =>
    pipe(
      foundStack(context, StackName),
      E.map(({ templateBody }) => ({
        world: context.world,
        output: { TemplateBody: templateBody, StagesAvailable: ['Original', 'Processed'] },
      })),
    ),
}
