/**
 * DescribeStacks, DescribeStackEvents and GetTemplate.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
import { omitUndefined } from '@byoa/core/codec'
import type { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import {
  type Stack,
  type StackOutput,
  type StackStatus,
  showsOutputs,
  stackStatusAt,
} from '../../world/Stack.ts'
import { resourcesOf } from '../../world/World.ts'
import type { Tag } from '../../world/network.ts'
import { dateOf } from '../dateOf.ts'
import { type Action, type Context, answer } from '../Action.ts'
import { flagAt, recordAt } from '../json.ts'
import { parseTemplate } from './readTemplate.ts'
import { pageOfStacks } from './pageOfStacks.ts'
import { type StackTimes, changeSetShown, notChecked, stackTimes } from './shownStack.ts'
import { foundStack, stackNeed } from './stackRecords.ts'
import type {
  DescribeStackEventsInput,
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
  readonly EnableTerminationProtection: boolean
  readonly NotificationARNs: ReadonlyArray<string>
  readonly RoleARN?: string
  readonly RollbackConfiguration: Readonly<Record<never, never>>
  readonly Capabilities: ReadonlyArray<string>
  /** Absent until the stack is complete. */
  readonly Outputs?: ReadonlyArray<StackOutput>
  readonly Tags: ReadonlyArray<Tag>
  /** Absent for a template without any. */
  readonly Parameters?: ReadonlyArray<StackParameter>
}

type Parameters = NonNullable<Stack['parameters']>

const newlyShown = (
  templateBody: string,
  parameters: Parameters,
): ReadonlyArray<StackParameter> => {
  const template = parseTemplate(templateBody)
  const declared = E.isRight(template) ? recordAt(template.right, 'Parameters') : {}
  const isMasked = (name: string): boolean => flagAt(recordAt(declared, name), 'NoEcho') === true
  return Object.entries(parameters).map(([ParameterKey, value]) => ({
    ParameterKey,
    ParameterValue: isMasked(ParameterKey) ? '****' : value,
  }))
}

// A cache: `parameters` is a new object for each template.
const shown = new WeakMap<Parameters, ReadonlyArray<StackParameter>>()

/** Returns the values of parameters; those with `NoEcho` are masked. */
export const shownParameters = ({
  templateBody,
  parameters,
}: Pick<Stack, 'templateBody' | 'parameters'>): Pick<DescribedStack, 'Parameters'> => {
  if (parameters === undefined) return {}
  const Parameters = shown.get(parameters) ?? newlyShown(templateBody, parameters)
  shown.set(parameters, Parameters)
  return { Parameters }
}

/** Returns the status of a stack, and the reason for it once its operation has ended. */
export const statusOf = (
  stack: Stack,
  now: Instant,
): Pick<DescribedStack, 'StackStatus' | 'StackStatusReason'> => {
  const StackStatus = stackStatusAt(stack, now)
  const { reason, after } = stack.phase
  return StackStatus === after && reason !== undefined
    ? { StackStatus, StackStatusReason: reason }
    : { StackStatus }
}

const describedStack =
  ({ world }: Context) =>
  (stack: Stack): DescribedStack => {
    const status = stackStatusAt(stack, world.now)
    return {
      StackName: stack.name,
      StackId: stack.id,
      ...statusOf(stack, world.now),
      ...(stack.description === '' ? {} : { Description: stack.description }),
      ...stackTimes(stack),
      ...changeSetShown(stack),
      DisableRollback: stack.disableRollback ?? false,
      DriftInformation: notChecked,
      NotificationARNs: [],
      ...omitUndefined({ RoleARN: stack.roleArn }),
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
    const found = foundStack(context, StackName, 'inBrackets')
    if (E.isLeft(found)) return found
    const { id: StackId, name, events } = found.right
    // Newest first.
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

// GetTemplate

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
      E.flatMap(({ templateBody }) =>
        answer(context.world, {
          TemplateBody: templateBody,
          StagesAvailable: ['Original', 'Processed'],
        }),
      ),
    ),
}
