/**
 * DescribeStackResource, DescribeStackResources and ListStackResources.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResource.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html
 */
import type { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import {
  type Stack,
  type StackEvent,
  type StackResource,
  stackStatusAt,
} from '../../world/Stack.ts'
import { resourcesOf } from '../../world/World.ts'
import { type Action, type Context, answer } from '../Action.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import { dateOf } from '../dateOf.ts'
import type {
  DescribeStackResourceInput,
  DescribeStackResourcesInput,
  ListStackResourcesInput,
} from './CloudFormationInputs.ts'
import { pageOfStacks } from './pageOfStacks.ts'
import { foundStack, stackNeed } from './stackRecords.ts'

// outputs

interface ResourceState {
  readonly LogicalResourceId: string
  readonly PhysicalResourceId: string
  readonly ResourceType: string
  readonly ResourceStatus: string
  readonly ResourceStatusReason?: string
  readonly DriftInformation: { readonly StackResourceDriftStatus: 'NOT_CHECKED' }
}

interface ResourceOfStack extends ResourceState {
  readonly StackId: string
  readonly StackName: string
}

interface ReadResource {
  readonly state: ResourceState
  readonly changedAt: Date
}

/** What a resource and its events have in common. */
type Named = Pick<StackResource, 'logicalId' | 'physicalId' | 'type'>

/** The events of resources so far. */
const resourceEvents = ({ id, events }: Stack, now: Instant): ReadonlyArray<StackEvent> =>
  events.filter(({ at, physicalId }) => at <= now && physicalId !== id)

/** The last event of a resource; the deletion of what it has replaced is none of its. */
const lastEvent = (
  events: ReadonlyArray<StackEvent>,
  { logicalId, physicalId }: Named,
): StackEvent | undefined =>
  events.findLast(
    (event) =>
      event.logicalId === logicalId &&
      (event.physicalId === physicalId || !event.status.startsWith('DELETE_')),
  )

/** A resource has the status of its last event. */
const readResource = (
  resource: Named,
  last: StackEvent | undefined,
  now: Instant,
): ReadResource => ({
  state: {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    ResourceStatus: last?.status ?? 'CREATE_COMPLETE',
    ...(last?.reason === undefined ? {} : { ResourceStatusReason: last.reason }),
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  },
  changedAt: dateOf(last?.at ?? now),
})

/** What the rollback of a creation, or the deletion of the stack, has deleted stays listed. */
const deletedOf = (
  stack: Stack,
  events: ReadonlyArray<StackEvent>,
  now: Instant,
): ReadonlyArray<Named> => {
  if (!/^(?:ROLLBACK|DELETE)_/.test(stackStatusAt(stack, now))) return []
  const left = new Set(stack.resources.map(({ logicalId }) => logicalId))
  const made = events.filter(
    ({ logicalId, physicalId }) => !left.has(logicalId) && physicalId !== '',
  )
  return [...new Map(made.map((event) => [event.logicalId, event])).values()]
}

const readResources = (stack: Stack, now: Instant): ReadonlyArray<ReadResource> => {
  const events = resourceEvents(stack, now)
  return [...stack.resources, ...deletedOf(stack, events, now)].map((resource) =>
    readResource(resource, lastEvent(events, resource), now),
  )
}

const namesOf = ({ id, name }: Stack): Pick<ResourceOfStack, 'StackId' | 'StackName'> => ({
  StackId: id,
  StackName: name,
})

// DescribeStackResource

export interface StackResourceDetail extends ResourceOfStack {
  readonly LastUpdatedTimestamp: Date
}

const resourceNamed = (
  stack: Stack,
  logicalId: string,
  now: Instant,
): E.Either<AwsError, ReadResource> => {
  const resource = readResources(stack, now).find(
    ({ state }) => state.LogicalResourceId === logicalId,
  )
  return resource === undefined
    ? validationError(`Resource ${logicalId} does not exist for stack ${stack.name}`)
    : E.right(resource)
}

export const describeStackResource: Action<
  DescribeStackResourceInput,
  { readonly StackResourceDetail: StackResourceDetail }
> = {
  permission: 'cloudformation:DescribeStackResource',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: (context, { StackName, LogicalResourceId }) =>
    pipe(
      foundStack(context, StackName, 'inQuotes'),
      E.bindTo('stack'),
      E.bind('resource', ({ stack }) => resourceNamed(stack, LogicalResourceId, context.world.now)),
      E.flatMap(({ stack, resource: { state, changedAt } }) => {
        const detail = { ...namesOf(stack), ...state, LastUpdatedTimestamp: changedAt }
        return answer(context.world, { StackResourceDetail: detail })
      }),
    ),
}

// DescribeStackResources

export interface DescribedStackResource extends ResourceOfStack {
  readonly Timestamp: Date
}

/** Returns the stack of a call, by its name or by the ID of a resource. */
const stackAsked = (
  context: Context,
  { StackName, PhysicalResourceId }: DescribeStackResourcesInput,
): E.Either<AwsError, Stack> => {
  if ((StackName === undefined) === (PhysicalResourceId === undefined)) {
    return validationError('Either StackName or PhysicalResourceId must be specified, but not both')
  }
  if (StackName !== undefined) return foundStack(context, StackName)
  const stack = resourcesOf(context.world, context, 'stacks').find(({ resources }) =>
    resources.some(({ physicalId }) => physicalId === PhysicalResourceId),
  )
  return stack === undefined
    ? validationError(`Stack for ${PhysicalResourceId} does not exist`)
    : E.right(stack)
}

export const describeStackResources: Action<
  DescribeStackResourcesInput,
  { readonly StackResources: ReadonlyArray<DescribedStackResource> }
> = {
  permission: 'cloudformation:DescribeStackResources',
  needs: (context, { StackName }) => [stackNeed(context, StackName ?? '*')],
  run: (context, input) =>
    pipe(
      stackAsked(context, input),
      E.flatMap((stack) =>
        answer(context.world, {
          StackResources: readResources(stack, context.world.now)
            .filter(
              ({ state: { LogicalResourceId: id } }) => (input.LogicalResourceId ?? id) === id,
            )
            .map(({ state, changedAt }) => ({
              ...namesOf(stack),
              ...state,
              Timestamp: changedAt,
            })),
        }),
      ),
    ),
}

// ListStackResources

export interface StackResourceSummary extends ResourceState {
  readonly LastUpdatedTimestamp: Date
}

export const listStackResources: Action<
  ListStackResourcesInput,
  {
    readonly StackResourceSummaries: ReadonlyArray<StackResourceSummary>
    readonly NextToken?: string
  }
> = {
  permission: 'cloudformation:ListStackResources',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: (context, { StackName, NextToken }) =>
    pipe(
      foundStack(context, StackName),
      E.map((stack) =>
        readResources(stack, context.world.now).map(({ state, changedAt }) => ({
          ...state,
          LastUpdatedTimestamp: changedAt,
        })),
      ),
      E.flatMap((summaries) => pageOfStacks(summaries, NextToken)),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { StackResourceSummaries: items, ...rest }),
      ),
    ),
}
