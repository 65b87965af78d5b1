/**
 * Creating, updating and deleting stacks.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import {
  type Stack,
  type StackPhase,
  type StackResource,
  type StackStatus,
  stackStatusAt,
} from '../../world/Stack.ts'
import { type World, putResource, resourceOf } from '../../world/World.ts'
import { freshUuid } from '../../world/freshId.ts'
import { type Action, type Context, type Outcome, answer, arnOf } from '../Action.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import { isEqual } from '../json.ts'
import {
  type Failed,
  type Happening,
  type StackNames,
  executeTemplate,
  outputsOf,
  pseudoParametersOf,
  removeResources,
} from './executeTemplate.ts'
import { type ReadTemplate, type TemplateResource, readTemplate } from './readTemplate.ts'
import type { ParameterValues } from './templateParameters.ts'
import { isKnownType } from './resourceTypes/resourceTypes.ts'
import {
  foundStack,
  ownHappening,
  phaseOf,
  stackNeed,
  stackOf,
  withEvents,
} from './stackRecords.ts'
import type {
  CreateStackInput,
  DeleteStackInput,
  UpdateStackInput,
  UpdateTerminationProtectionInput,
} from './CloudFormationInputs.ts'

// inputs

export interface StackIdOutput {
  readonly StackId: string
}

export interface TokenInput {
  /** A call that comes again with the same token begins nothing new. */
  readonly ClientRequestToken?: string
}

/** Returns a token as phases keep it. */
export const kept = (token: string | undefined): Pick<StackPhase, 'token'> =>
  token === undefined ? {} : { token }

/** Returns a stack whose next operation has the token of a call. */
export const withToken = (stack: Stack, { ClientRequestToken }: TokenInput): Stack => {
  const { token: _last, ...phase } = stack.phase
  return { ...stack, phase: { ...phase, ...kept(ClientRequestToken) } }
}

/** Whether the operation that ran last was begun by the same call. */
const isRepeated = ({ phase }: Stack, { ClientRequestToken: token }: TokenInput): boolean =>
  token !== undefined && phase.token === token

// what is looked at before anything is made

/** The property that gives an identity a name of the template's choice, by type. */
const customNames: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
}

/**
 * Returns what must be acknowledged before a template is carried out; undefined for one without
 * identities.
 */
export const requiredCapability = ({
  resources,
}: {
  readonly resources: ReadonlyArray<Pick<TemplateResource, 'type' | 'properties'>>
}): string | undefined => {
  const identities = resources.filter(({ type }) => type.startsWith('AWS::IAM::'))
  if (identities.some(({ type, properties }) => (customNames[type] ?? '') in properties)) {
    return 'CAPABILITY_NAMED_IAM'
  }
  return identities.length > 0 ? 'CAPABILITY_IAM' : undefined
}

/** Lets a template through when what it needs is acknowledged. */
const acknowledged = (
  template: ReadTemplate,
  capabilities: ReadonlyArray<string> = [],
): E.Either<AwsError, ReadTemplate> => {
  const required = requiredCapability(template)
  const isGiven =
    required === undefined ||
    capabilities.includes('CAPABILITY_NAMED_IAM') ||
    capabilities.includes(required)
  return isGiven
    ? E.right(template)
    : refuse('InsufficientCapabilitiesException', `Requires capabilities : [${required}]`)
}

/** A macro changes the template in ways that only its owner knows. */
const withoutTransform = (
  template: ReadTemplate,
  capabilities: ReadonlyArray<string> = [],
): E.Either<AwsError, ReadTemplate> => {
  if (!template.hasTransform) return E.right(template)
  return capabilities.includes('CAPABILITY_AUTO_EXPAND')
    ? validationError('The in-memory AWS does not serve Transform in templates.')
    : refuse(
        'InsufficientCapabilitiesException',
        'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
      )
}

/** Lets a template through whose rules hold here; AWS does not document the text of the refusal. */
const asserted = (
  { accountId, region }: Context,
  template: ReadTemplate,
): E.Either<AwsError, ReadTemplate> => {
  const values: Readonly<Record<string, string>> = {
    'AWS::AccountId': accountId,
    'AWS::Region': region,
  }
  const failed = template.assertions.find(({ name, expected }) => values[name] !== expected)
  return failed === undefined ? E.right(template) : validationError(failed.description)
}

/** What a call says of a template, and the stack that it is for, when there is one. */
export type TemplateInput = Pick<
  UpdateStackInput,
  'StackName' | 'TemplateBody' | 'Capabilities' | 'Parameters'
>

/** Reads the template of a call, with what the caller acknowledges and fills in. */
export const templateOf = (
  context: Context,
  { StackName, TemplateBody, Capabilities, Parameters = [] }: TemplateInput,
  previous: Stack['parameters'] = {},
): E.Either<AwsError, ReadTemplate> =>
  pipe(
    readTemplate(TemplateBody, {
      isKnownType,
      given: Parameters,
      previous,
      pseudoParameters: pseudoParametersOf(context, StackName),
    }),
    E.flatMap((template) => withoutTransform(template, Capabilities)),
    E.flatMap((template) => asserted(context, template)),
    E.flatMap((template) => acknowledged(template, Capabilities)),
  )

// CreateStack

/** Returns to the world as it was; only the ids that were given out stay given out. */
const rolledBack = (before: World, { world }: Failed): World => ({
  ...before,
  idCount: world.idCount,
})

const failureReason = ({ failedLogicalId }: Failed): string =>
  `The following resource(s) failed to create: [${failedLogicalId}]. `

const afterFailure: Readonly<
  Record<'DO_NOTHING' | 'ROLLBACK' | 'DELETE', readonly [StackStatus, StackStatus]>
> = {
  DO_NOTHING: ['CREATE_IN_PROGRESS', 'CREATE_FAILED'],
  ROLLBACK: ['ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETE'],
  DELETE: ['DELETE_IN_PROGRESS', 'DELETE_COMPLETE'],
}

/** What a caller is taken to have asked for, in the reason of the stack. */
const wishes: Readonly<Record<keyof typeof afterFailure, string>> = {
  DO_NOTHING: '',
  ROLLBACK: 'Rollback requested by user.',
  DELETE: 'Delete requested by user.',
}

/** The stack turns back, and takes away what it has made, last made first. */
const undoings = (
  stack: Stack,
  failed: Failed,
  { during, wish }: { readonly during: StackStatus; readonly wish: string },
): ReadonlyArray<Happening> => [
  { ...ownHappening(stack, during), reason: `${failureReason(failed)}${wish}` },
  ...failed.resources.toReversed().flatMap(({ logicalId, physicalId, type, properties }) => {
    const at = { logicalId, physicalId, type, properties: JSON.stringify(properties) }
    return [
      { ...at, status: 'DELETE_IN_PROGRESS' },
      { ...at, status: 'DELETE_COMPLETE' },
    ]
  }),
]

const failedStack = (
  stack: Stack,
  failed: Failed,
  { before, onFailure }: { readonly before: World; readonly onFailure: keyof typeof afterFailure },
): World => {
  const keeps = onFailure === 'DO_NOTHING'
  const world = keeps ? failed.world : rolledBack(before, failed)
  const [during, after] = afterFailure[onFailure]
  const phase = phaseOf(world, during, {
    ...kept(stack.phase.token),
    after,
    reason: failureReason(failed),
  })
  const undone = keeps ? [] : undoings(stack, failed, { during, wish: wishes[onFailure] })
  const ended: Stack = { ...stack, phase, resources: keeps ? failed.resources : [] }
  const begun = { ...ended, phase: { ...phase, during: 'CREATE_IN_PROGRESS' } as const }
  const events = withEvents(begun, world.now, [...failed.happenings, ...undone])
  return putResource(world, 'stacks', { ...ended, events })
}

/** Makes a new stack from its template, or undoes what failed. */
export const build = (
  context: Context,
  stack: Stack,
  {
    template,
    onFailure,
  }: {
    readonly template: ReadTemplate
    readonly onFailure: keyof typeof afterFailure
  },
): Outcome<StackIdOutput> => {
  const names: StackNames = { stackName: stack.name, stackId: stack.id }
  const executed = executeTemplate(context, {
    names,
    template,
    tags: stack.tags,
    previous: [],
  })
  if (E.isLeft(executed)) {
    const world = failedStack(stack, executed.left, { before: context.world, onFailure })
    return answer(world, { StackId: stack.id })
  }
  const { world, resources, happenings } = executed.right
  const outputs = outputsOf(context, { names, template }, resources)
  const complete: Stack = { ...stack, resources, outputs }
  const events = withEvents(complete, world.now, happenings)
  return answer(putResource(world, 'stacks', { ...complete, events }), { StackId: stack.id })
}

/** Returns the parameters of a stack as it keeps them; absent without any. */
export const keptParameters = (parameters: ParameterValues): Pick<Stack, 'parameters'> =>
  Object.keys(parameters).length === 0 ? {} : { parameters }

/** Returns a stack with nothing in it yet. */
export const newStack = (
  context: Context,
  input: CreateStackInput,
  {
    world,
    id,
    description,
  }: {
    readonly world: World
    readonly id: string
    readonly description: string
  },
): Stack => ({
  id,
  accountId: context.accountId,
  region: context.region,
  tags: input.Tags ?? [],
  name: input.StackName,
  templateBody: input.TemplateBody,
  description,
  capabilities: input.Capabilities ?? [],
  terminationProtection: input.EnableTerminationProtection ?? false,
  createdAt: world.now,
  ...kept(input.ClientRequestToken),
  phase: phaseOf(world, 'CREATE_IN_PROGRESS', {
    after: 'CREATE_COMPLETE',
    ...kept(input.ClientRequestToken),
  }),
  resources: [],
  outputs: [],
  events: [],
})

/** What happens to a stack that fails; `DisableRollback` is another way to say `DO_NOTHING`. */
const onFailureOf = ({
  OnFailure,
  DisableRollback,
}: CreateStackInput): E.Either<AwsError, keyof typeof afterFailure> => {
  if (OnFailure !== undefined && DisableRollback !== undefined) {
    return validationError('You can specify either DisableRollback or OnFailure, but not both.')
  }
  return E.right(OnFailure ?? (DisableRollback === true ? 'DO_NOTHING' : 'ROLLBACK'))
}

const create = (context: Context, input: CreateStackInput): Outcome<StackIdOutput> => {
  const onFailure = onFailureOf(input)
  if (E.isLeft(onFailure)) return onFailure
  const existing = stackOf(context, input.StackName)
  if (existing !== undefined) {
    const isRetry =
      input.ClientRequestToken !== undefined && existing.token === input.ClientRequestToken
    return isRetry
      ? answer(context.world, { StackId: existing.id })
      : refuse('AlreadyExistsException', `Stack [${input.StackName}] already exists`)
  }
  const template = templateOf(context, input)
  if (E.isLeft(template)) return template
  const [world, uuid] = freshUuid(context.world)
  const id = arnOf(context, 'cloudformation', `stack/${input.StackName}/${uuid}`)
  const { description, parameters } = template.right
  const stack = {
    ...newStack(context, input, { world, id, description }),
    ...keptParameters(parameters),
    ...(onFailure.right === 'DO_NOTHING' ? { disableRollback: true as const } : {}),
  }
  return build({ ...context, world }, stack, {
    template: template.right,
    onFailure: onFailure.right,
  })
}

export const createStack: Action<CreateStackInput, StackIdOutput> = {
  permission: 'cloudformation:CreateStack',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: create,
}

// UpdateStack

/** Statuses from which a stack can be updated. */
export const updatable: ReadonlyArray<StackStatus> = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
]

/** Goes back to what a stack was: the template it had, and the tags. */
const undoneUpdate = (context: Context, stack: Stack, failed: Failed): Outcome<StackIdOutput> => {
  const world = rolledBack(context.world, failed)
  const phase = phaseOf(world, 'UPDATE_ROLLBACK_IN_PROGRESS', {
    ...kept(stack.phase.token),
    after: 'UPDATE_ROLLBACK_COMPLETE',
    reason: failureReason(failed),
  })
  const before = resourceOf(world, context, { kind: 'stacks', id: stack.id }) ?? stack
  // The change set that asked for this is used up.
  const { changeSets } = stack
  const ended: Stack = { ...before, phase, ...(changeSets === undefined ? {} : { changeSets }) }
  const begun = { ...ended, phase: { ...phase, during: 'UPDATE_IN_PROGRESS' } as const }
  const events = withEvents(begun, world.now, [
    ...failed.happenings,
    {
      ...ownHappening(ended, 'UPDATE_ROLLBACK_IN_PROGRESS'),
      reason: `The following resource(s) failed to update: [${failed.failedLogicalId}]. `,
    },
  ])
  return answer(putResource(world, 'stacks', { ...ended, events }), { StackId: stack.id })
}

/** What is replaced goes or stays by another policy than what is deleted. */
const replacedBy = ({ resources }: ReadTemplate, old: StackResource): StackResource => {
  const successor = resources.find(({ logicalId }) => logicalId === old.logicalId)
  return successor === undefined ? old : { ...old, retain: successor.retainReplaced }
}

/** Makes of a stack what another template says, or goes back to what it was. */
export const replaceResources = (
  context: Context,
  stack: Stack,
  template: ReadTemplate,
): Outcome<StackIdOutput> => {
  const names: StackNames = { stackName: stack.name, stackId: stack.id }
  const executed = executeTemplate(context, {
    names,
    template,
    tags: stack.tags,
    previous: stack.resources,
  })
  if (E.isLeft(executed)) return undoneUpdate(context, stack, executed.left)
  const { resources } = executed.right
  const remaining = new Set(resources.map(({ physicalId }) => physicalId))
  const superseded = stack.resources
    .filter(({ physicalId }) => !remaining.has(physicalId))
    .map((resource) => replacedBy(template, resource))
  const removed = removeResources({ ...context, world: executed.right.world }, superseded)
  const { world } = removed
  const token = kept(stack.phase.token)
  const phase = phaseOf(world, 'UPDATE_IN_PROGRESS', { after: 'UPDATE_COMPLETE', ...token })
  const outputs = outputsOf(context, { names, template }, resources)
  const ended: Stack = { ...stack, phase, resources, outputs, description: template.description }
  const events = withEvents(ended, world.now, [
    ...executed.right.happenings,
    ownHappening(ended, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'),
    ...removed.happenings,
  ])
  return answer(putResource(world, 'stacks', { ...ended, events }), { StackId: stack.id })
}

const update = (context: Context, input: UpdateStackInput): Outcome<StackIdOutput> => {
  const stack = foundStack(context, input.StackName)
  if (E.isLeft(stack)) return stack
  if (isRepeated(stack.right, input)) return answer(context.world, { StackId: stack.right.id })
  const status = stackStatusAt(stack.right, context.world.now)
  if (!updatable.includes(status)) {
    return validationError(`Stack:${stack.right.id} is in ${status} state and can not be updated.`)
  }
  const template = templateOf(context, input, stack.right.parameters)
  if (E.isLeft(template)) return template
  const { TemplateBody: templateBody, Tags: tags = stack.right.tags } = input
  const { parameters } = template.right
  const isSame =
    templateBody === stack.right.templateBody &&
    isEqual(tags, stack.right.tags) &&
    isEqual(parameters, stack.right.parameters ?? {})
  if (isSame) {
    return validationError('No updates are to be performed.')
  }
  const { parameters: _before, ...unparameterized } = stack.right
  const changed = withToken(
    { ...unparameterized, templateBody, tags, ...keptParameters(parameters) },
    input,
  )
  return replaceResources(context, changed, template.right)
}

export const updateStack: Action<UpdateStackInput, StackIdOutput> = {
  permission: 'cloudformation:UpdateStack',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: update,
}

// DeleteStack

const remove = (context: Context, input: DeleteStackInput): Outcome<Record<never, never>> => {
  const stack = stackOf(context, input.StackName)
  // Deleting what is not there, or is being deleted, succeeds.
  if (stack === undefined) return answer(context.world, {})
  const status = stackStatusAt(stack, context.world.now)
  if (status === 'DELETE_COMPLETE' || status === 'DELETE_IN_PROGRESS') {
    return answer(context.world, {})
  }
  if (stack.terminationProtection) {
    return validationError(
      `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
    )
  }
  const { world, left, happenings } = removeResources(context, stack.resources)
  const token = kept(input.ClientRequestToken)
  const names = left.map(({ logicalId }) => logicalId).join(', ')
  const phase = phaseOf(
    world,
    'DELETE_IN_PROGRESS',
    left.length === 0
      ? { after: 'DELETE_COMPLETE', ...token }
      : {
          ...token,
          after: 'DELETE_FAILED',
          reason: `The following resource(s) failed to delete: [${names}]. `,
        },
  )
  const ended: Stack = { ...stack, phase, resources: left }
  const events = withEvents(ended, world.now, happenings)
  return answer(putResource(world, 'stacks', { ...ended, events }), {})
}

export const deleteStack: Action<DeleteStackInput, Record<never, never>> = {
  permission: 'cloudformation:DeleteStack',
  needs: (context, { StackName }) => [stackNeed(context, StackName)],
  run: remove,
}

// UpdateTerminationProtection

export const updateTerminationProtection: Action<UpdateTerminationProtectionInput, StackIdOutput> =
  {
    permission: 'cloudformation:UpdateTerminationProtection',
    needs: (context, { StackName }) => [stackNeed(context, StackName)],
    run: (context, { StackName, EnableTerminationProtection }) =>
      pipe(
        foundStack(context, StackName),
        E.map((stack) => ({ ...stack, terminationProtection: EnableTerminationProtection })),
        E.map((stack) => ({
          world: putResource(context.world, 'stacks', stack),
          output: { StackId: stack.id },
        })),
      ),
  }
