/**
 * Change sets: what a template would change, looked at before it is carried out. They belong to
 * their stack; one of type CREATE opens a stack of nothing first.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type ChangeSet, type Stack, stackStatusAt } from '../../world/Stack.ts'
import { type World, putResource, resourcesOf } from '../../world/World.ts'
import { freshUuid } from '../../world/freshId.ts'
import type { Tag } from '../../world/network.ts'
import { dateOf } from '../dateOf.ts'
import { type Action, type Context, type Outcome, answer, arnOf } from '../Action.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import { isEqual } from '../json.ts'
import { type ReadTemplate, readTemplate } from './readTemplate.ts'
import { type ResourceChange, resourceChanges } from './resourceChanges.ts'
import { pseudoParametersOf } from './executeTemplate.ts'
import { isKnownType } from './resourceTypes/resourceTypes.ts'
import {
  build,
  kept,
  keptParameters,
  newStack,
  replaceResources,
  templateOf,
  updatable,
  withToken,
} from './stackChanges.ts'
import { type StackParameter, shownParameters } from './stackReads.ts'
import { foundStack, phaseOf, stackNeed, stackOf } from './stackRecords.ts'
import type {
  CreateChangeSetInput,
  DeleteChangeSetInput,
  DescribeChangeSetInput,
  ExecuteChangeSetInput,
} from './CloudFormationInputs.ts'

// what is asked

const onStack = (context: Context, { StackName }: { readonly StackName?: string }) => [
  stackNeed(context, StackName ?? '*'),
]

// CreateChangeSet

const nothingChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set."

/** The stack that a change set is for: one that is there, or one of nothing for it to fill. */
const subjectOf = (
  context: Context,
  input: CreateChangeSetInput,
): E.Either<AwsError, { readonly world: World; readonly stack: Stack }> => {
  const { world } = context
  const existing = stackOf(context, input.StackName)
  const status = existing && stackStatusAt(existing, world.now)
  if (input.ChangeSetType !== 'CREATE') {
    if (existing === undefined) {
      return validationError(`Stack [${input.StackName}] does not exist`)
    }
    return status !== undefined && updatable.includes(status)
      ? E.right({ world, stack: existing })
      : validationError(
          `Stack:${existing.id} is in ${status ?? 'no'} state and can not be updated.`,
        )
  }
  if (existing !== undefined) {
    return status === 'REVIEW_IN_PROGRESS'
      ? E.right({ world, stack: existing })
      : validationError(`Stack [${input.StackName}] already exists and cannot be created again`)
  }
  const [withUuid, uuid] = freshUuid(world)
  const id = arnOf(context, 'cloudformation', `stack/${input.StackName}/${uuid}`)
  const empty = newStack(
    context,
    { ...input, TemplateBody: '' },
    {
      world: withUuid,
      id,
      description: '',
    },
  )
  const phase = phaseOf(withUuid, 'REVIEW_IN_PROGRESS', { after: 'REVIEW_IN_PROGRESS' })
  return E.right({ world: withUuid, stack: { ...empty, phase } })
}

const named = (stack: Stack, nameOrId: string): ChangeSet | undefined =>
  (stack.changeSets ?? []).find(({ id, name }) => id === nameOrId || name === nameOrId)

/** A change set of a stack; it has failed already when it would change nothing. */
const newSet = (
  context: Context,
  input: CreateChangeSetInput,
  {
    stack,
    uuid,
    parameters,
  }: Pick<ReadTemplate, 'parameters'> & {
    readonly stack: Stack
    readonly uuid: string
  },
): ChangeSet => {
  const { Tags: tags = stack.tags } = input
  const isSame =
    input.TemplateBody === stack.templateBody &&
    isEqual(tags, stack.tags) &&
    isEqual(parameters, stack.parameters ?? {})
  return {
    id: arnOf(context, 'cloudformation', `changeSet/${input.ChangeSetName}/${uuid}`),
    name: input.ChangeSetName,
    createdAt: context.world.now,
    templateBody: input.TemplateBody,
    capabilities: input.Capabilities ?? [],
    tags,
    ...keptParameters(parameters),
    state: isSame ? 'failed' : 'available',
    ...(input.Description === undefined ? {} : { description: input.Description }),
    ...(input.ClientToken === undefined ? {} : { token: input.ClientToken }),
  }
}

const createSet = (
  context: Context,
  input: CreateChangeSetInput,
): Outcome<{ readonly Id: string; readonly StackId: string }> => {
  const subject = subjectOf(context, input)
  if (E.isLeft(subject)) return subject
  const { stack } = subject.right
  const template = templateOf(context, input, stack.parameters)
  if (E.isLeft(template)) return template
  const existing = named(stack, input.ChangeSetName)
  if (existing !== undefined) {
    if (input.ClientToken !== undefined && existing.token === input.ClientToken) {
      return answer(context.world, { Id: existing.id, StackId: stack.id })
    }
    if (existing.state !== 'executed') {
      return refuse('AlreadyExistsException', `ChangeSet ${input.ChangeSetName} already exists`)
    }
  }
  const [world, uuid] = freshUuid(subject.right.world)
  const set = newSet(context, input, { stack, uuid, parameters: template.right.parameters })
  // One that was carried out only stands in the way of another of its name.
  const others = (stack.changeSets ?? []).filter((other) => other !== existing)
  const changed = { ...stack, changeSets: [...others, set] }
  return answer(putResource(world, 'stacks', changed), { Id: set.id, StackId: stack.id })
}

export const createChangeSet: Action<
  CreateChangeSetInput,
  { readonly Id: string; readonly StackId: string }
> = { permission: 'cloudformation:CreateChangeSet', needs: onStack, run: createSet }

// finding

interface Found {
  readonly stack: Stack
  readonly set: ChangeSet
}

const missing = (name: string): E.Either<AwsError, never> =>
  refuse('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404)

/** The stack of a change set: named beside it, or whichever has a set of that ARN. */
const stackOfSet = (
  context: Context,
  { ChangeSetName, StackName }: DescribeChangeSetInput,
): E.Either<AwsError, Stack> => {
  if (StackName !== undefined) return foundStack(context, StackName)
  if (!ChangeSetName.startsWith('arn:')) {
    return validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    )
  }
  const holder = resourcesOf(context.world, context, 'stacks').find(
    (stack) => named(stack, ChangeSetName) !== undefined,
  )
  return holder === undefined ? missing(ChangeSetName) : E.right(holder)
}

const setIn = (stack: Stack, nameOrId: string): E.Either<AwsError, Found> => {
  const set = named(stack, nameOrId)
  return set === undefined ? missing(nameOrId) : E.right({ stack, set })
}

const foundSet = (context: Context, input: DescribeChangeSetInput): E.Either<AwsError, Found> =>
  pipe(
    stackOfSet(context, input),
    E.flatMap((stack) => setIn(stack, input.ChangeSetName)),
  )

// DescribeChangeSet

export interface DescribeChangeSetOutput {
  readonly ChangeSetId: string
  readonly ChangeSetName: string
  readonly StackId: string
  readonly StackName: string
  readonly Description?: string
  readonly CreationTime: Date
  readonly Status: 'CREATE_COMPLETE' | 'FAILED'
  readonly StatusReason?: string
  readonly ExecutionStatus: 'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTE_COMPLETE'
  readonly Capabilities: ReadonlyArray<string>
  readonly IncludeNestedStacks: false
  readonly NotificationARNs: ReadonlyArray<never>
  readonly RollbackConfiguration: Readonly<Record<never, never>>
  /** Absent for a template without any. */
  readonly Parameters?: ReadonlyArray<StackParameter>
  readonly Tags: ReadonlyArray<Tag>
  readonly Changes: ReadonlyArray<{
    readonly Type: 'Resource'
    readonly ResourceChange: ResourceChange
  }>
}

/** Reads a template again, with the values that it was read with. */
const reread = (
  context: Context,
  stackName: string,
  { templateBody, parameters = {} }: Pick<Stack, 'templateBody' | 'parameters'>,
): E.Either<AwsError, ReadTemplate> =>
  readTemplate(templateBody, {
    isKnownType,
    given: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    previous: {},
    pseudoParameters: pseudoParametersOf(context, stackName),
  })

const resourcesIn = (template: E.Either<AwsError, ReadTemplate>): ReadTemplate['resources'] =>
  E.isRight(template) ? template.right.resources : []

const changesOf = (context: Context, { stack, set }: Found): ReadonlyArray<ResourceChange> => {
  const before = resourcesIn(reread(context, stack.name, stack))
  const template = reread(context, stack.name, set)
  return E.isLeft(template)
    ? []
    : resourceChanges(context, { stack, before, template: template.right, tags: set.tags })
}

const executionStatus = {
  available: 'AVAILABLE',
  failed: 'UNAVAILABLE',
  executed: 'EXECUTE_COMPLETE',
} as const

export const describeChangeSet: Action<DescribeChangeSetInput, DescribeChangeSetOutput> = {
  permission: 'cloudformation:DescribeChangeSet',
  needs: onStack,
  run: (context, input) => {
    const found = foundSet(context, input)
    if (E.isLeft(found)) return found
    const { stack, set } = found.right
    return answer(context.world, {
      ChangeSetId: set.id,
      ChangeSetName: set.name,
      StackId: stack.id,
      StackName: stack.name,
      ...(set.description === undefined ? {} : { Description: set.description }),
      CreationTime: dateOf(set.createdAt),
      Status: set.state === 'failed' ? 'FAILED' : 'CREATE_COMPLETE',
      ...(set.state === 'failed' ? { StatusReason: nothingChanges } : {}),
      ExecutionStatus: executionStatus[set.state],
      Capabilities: set.capabilities,
      IncludeNestedStacks: false,
      NotificationARNs: [],
      RollbackConfiguration: {},
      ...shownParameters(set),
      Tags: set.tags,
      Changes: (set.state === 'available' ? changesOf(context, found.right) : []).map(
        (ResourceChange) => ({
          Type: 'Resource',
          ResourceChange,
        }),
      ),
    })
  },
}

// ExecuteChangeSet, DeleteChangeSet

const execute = (context: Context, input: ExecuteChangeSetInput): Outcome<Record<never, never>> => {
  const found = foundSet(context, input)
  if (E.isLeft(found)) return found
  const { stack, set } = found.right
  if (set.state !== 'available') {
    return refuse(
      'InvalidChangeSetStatus',
      `ChangeSet [${set.id}] cannot be executed in its current execution status of [${executionStatus[set.state]}]`,
    )
  }
  const template = reread(context, stack.name, set)
  if (E.isLeft(template)) return template
  // The others were about a stack that is no longer so.
  const changeSets: ReadonlyArray<ChangeSet> = [{ ...set, state: 'executed' }]
  const { templateBody, capabilities, tags } = set
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
