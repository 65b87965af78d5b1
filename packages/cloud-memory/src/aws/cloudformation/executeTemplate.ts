/**
 * Creates, updates and deletes the resources of a stack in the order of their dependencies.
 * Unchanged resources are kept; others are updated in place or replaced, and replaced ones are
 * deleted at the end. A rollback returns the world before the operation.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
import { dnsSuffixOf } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { StackOutput, StackResource } from '../../world/Stack.ts'
import { type World, resourcesOf } from '../../world/World.ts'
import type { Tag } from '../../world/network.ts'
import { zonesOf } from '../../world/zones.ts'
import type { Context } from '../Action.ts'
import type { AwsError } from '../AwsError.ts'
import {
  type Existing,
  type Making,
  type ResourceType,
  type Wanted,
  retag,
  withStackTags,
} from './ResourceType.ts'
import { ownTags } from '../fieldConstraints.ts'
import { type JsonRecord, isEqual, isRecord } from '../json.ts'
import { missingValues } from './existingParameters.ts'
import type { ReadTemplate, TemplateResource } from './readTemplate.ts'
import { type Made, type Scope, resolveProperties, resolveValue } from './resolveValue.ts'
import { propertyChanges, propertyFault } from './resourceTypes/servedProperties.ts'
import { resourceTypeOf } from './resourceTypes/resourceTypes.ts'
import { exportsIn } from './stackExports.ts'

// model

export interface StackNames {
  readonly stackName: string
  readonly stackId: string
}

/** An event of a resource. */
export interface Happening {
  readonly logicalId: string
  readonly physicalId: string
  readonly type: string
  readonly status: string
  readonly reason?: string
  /** Properties of the resource, as JSON. */
  readonly properties?: string
}

export interface Executed {
  readonly world: World
  readonly resources: ReadonlyArray<StackResource>
  readonly happenings: ReadonlyArray<Happening>
}

/** The resource that failed, or the reason why the stack did. */
export type Failed = Executed &
  ({ readonly failedLogicalId: string } | { readonly stackReason: string })

// scope

/** Pseudo parameters that are known before the stack has an ID. */
export const pseudoParametersOf = (
  context: Context,
  stackName: string,
): Readonly<Record<string, string>> => ({
  'AWS::AccountId': context.accountId,
  'AWS::Partition': context.partition,
  'AWS::Region': context.region,
  'AWS::StackName': stackName,
  'AWS::URLSuffix': dnsSuffixOf(context.partition),
})

/**
 * Returns the zones of a Region with a default subnet; every zone when there is none.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html
 */
const zoneNames =
  ({ world, accountId, identity }: Context) =>
  (region: string): ReadonlyArray<string> => {
    const names = zonesOf(identity.account, region).map(({ name }) => name)
    const subnets = resourcesOf(world, { accountId, region }, 'subnets')
    const usual = names.filter((name) =>
      subnets.some(({ isDefault, availabilityZone }) => isDefault && availabilityZone === name),
    )
    return usual.length === 0 ? names : usual
  }

/** Returns exported names and values; empty for a template without imports. */
const importable = (context: Context, { imports }: ReadTemplate): Scope['imports'] =>
  imports.length === 0
    ? {}
    : Object.fromEntries(exportsIn(context).map(({ Name, Value }) => [Name, Value]))

const scopeOf = (
  context: Context,
  { names: { stackName, stackId }, template }: Pick<Execution, 'names' | 'template'>,
  made: ReadonlyMap<string, Made>,
): Scope => ({
  region: context.region,
  zoneNames: zoneNames(context),
  made,
  imports: importable(context, template),
  pseudoParameters: { ...pseudoParametersOf(context, stackName), 'AWS::StackId': stackId },
})

const propertiesOf = ({ properties }: StackResource): JsonRecord =>
  isRecord(properties) ? properties : {}

const existingOf = (resource: StackResource): Existing => ({
  made: resource,
  properties: propertiesOf(resource),
})

// one resource

const reasonOf = ({ code, message, status }: AwsError): string =>
  `Resource handler returned message: "${message}" (Status Code: ${status}; Error Code: ${code})`

interface Brought extends Making {
  readonly how: 'CREATE' | 'UPDATE' | 'REPLACE' | 'KEEP'
}

const withTagsOf = (properties: JsonRecord, { Tags }: JsonRecord): JsonRecord => {
  const { Tags: _own, ...others } = properties
  return Tags === undefined ? others : { ...others, Tags }
}

/** Updates properties other than tags, then tags. */
const updateInPlace = (
  context: Context,
  existing: Existing,
  { resourceType, ...wanted }: TypedWanted,
): E.Either<AwsError, Making> => {
  const { tags, update } = resourceType
  const same = E.right({ world: context.world, made: existing.made })
  if (tags === undefined) return update?.(context, existing, wanted) ?? same
  const properties = withTagsOf(wanted.properties, existing.properties)
  const changed = isEqual(properties, existing.properties)
    ? same
    : (update?.(context, existing, { ...wanted, properties }) ?? same)
  if (E.isLeft(changed)) return changed
  const { world, made } = changed.right
  return pipe(
    retag({ ...context, world }, tags, { ...existing, wanted: wanted.properties }),
    E.map((retagged) => ({ world: retagged, made })),
  )
}

interface TypedWanted extends Wanted {
  readonly resourceType: ResourceType
}

const broughtAs =
  (how: Brought['how']) =>
  (making: Making): Brought => ({ ...making, how })

const bring = (context: Context, { wanted, type, old }: Step): E.Either<AwsError, Brought> => {
  const { resourceType } = wanted
  const created = (how: 'CREATE' | 'REPLACE') =>
    pipe(resourceType.create(context, wanted), E.map(broughtAs(how)))
  if (old === undefined) return created('CREATE')
  const existing = existingOf(old)
  const changes = propertyChanges(type, existing.properties, wanted.properties)
  if (changes.length === 0) {
    return E.right({ world: context.world, made: old, how: 'KEEP' })
  }
  return changes.some(({ recreates }) => recreates)
    ? created('REPLACE')
    : pipe(updateInPlace(context, existing, wanted), E.map(broughtAs('UPDATE')))
}

const happeningsOf = (
  { logicalId, type }: TemplateResource,
  { made, how, old }: Brought & Pick<Step, 'old'>,
  properties: string,
): ReadonlyArray<Happening> => {
  const at = { logicalId, type, physicalId: made.physicalId, properties }
  switch (how) {
    case 'KEEP':
      return []
    case 'UPDATE':
      return [
        { ...at, status: 'UPDATE_IN_PROGRESS' },
        { ...at, status: 'UPDATE_COMPLETE' },
      ]
    case 'CREATE':
      return [
        { ...at, physicalId: '', status: 'CREATE_IN_PROGRESS' },
        { ...at, status: 'CREATE_IN_PROGRESS', reason: 'Resource creation Initiated' },
        { ...at, status: 'CREATE_COMPLETE' },
      ]
    case 'REPLACE':
      return [
        {
          ...at,
          physicalId: old?.physicalId ?? '',
          status: 'UPDATE_IN_PROGRESS',
          reason:
            'Requested update requires the creation of a new physical resource; hence creating one.',
        },
        { ...at, status: 'UPDATE_IN_PROGRESS', reason: 'Resource creation Initiated' },
        { ...at, status: 'UPDATE_COMPLETE' },
      ]
  }
}

/** The events of a resource that cannot be created or updated. */
const failureOf = (
  { logicalId, type }: TemplateResource,
  old: StackResource | undefined,
  { properties, reason }: Required<Pick<Happening, 'properties' | 'reason'>>,
): ReadonlyArray<Happening> => {
  const how = old === undefined ? 'CREATE' : 'UPDATE'
  const at = { logicalId, type, physicalId: old?.physicalId ?? '', properties }
  return [
    { ...at, status: `${how}_IN_PROGRESS` },
    { ...at, status: `${how}_FAILED`, reason },
  ]
}

interface Step {
  readonly wanted: TypedWanted
  readonly type: string
  /** Properties without the tags of the stack. */
  readonly own: JsonRecord
  readonly old: StackResource | undefined
}

/** Creates or updates one resource; Left is the status reason of its failure. */
const carriedOut = (context: Context, step: Step): E.Either<string, Brought> => {
  const { wanted, type, own } = step
  const fault = propertyFault(wanted.logicalId, type, own)
  if (fault !== undefined) return E.left(fault)
  const owned = ownTags(type.startsWith('AWS::IAM::') ? 'iam:TagRole' : 'ec2:CreateTags', own)
  return pipe(E.isLeft(owned) ? owned : bring(context, step), E.mapLeft(reasonOf))
}

// all resources

export interface Execution {
  readonly names: StackNames
  readonly template: ReadTemplate
  /** Tags of the stack, which apply to its resources, too. */
  readonly tags: ReadonlyArray<Tag>
  /** The resources that the stack has. */
  readonly previous: ReadonlyArray<StackResource>
}

const importsOf = (scope: Scope, { imports }: ReadTemplate): ReadonlyArray<string> => [
  ...new Set(imports.map((name) => String(resolveValue(scope, name)))),
]

/** Returns the status reason of a stack that imports what is not exported. */
const missingExport = (scope: Scope, template: ReadTemplate): string | undefined => {
  const missing = importsOf(scope, template).find((name) => !Object.hasOwn(scope.imports, name))
  return missing === undefined ? undefined : `No export named ${missing} found.`
}

/**
 * Creates and updates the resources of a template; Left when one fails, with the world at that
 * point.
 */
export const executeTemplate = (
  context: Context,
  { names, template, tags, previous }: Execution,
): E.Either<Failed, Executed> => {
  const before = new Map(previous.map((resource) => [resource.logicalId, resource]))
  const made = new Map<string, Made>()
  const scope = scopeOf(context, { names, template }, made)
  const stackReason = missingValues(context, template) ?? missingExport(scope, template)
  if (stackReason !== undefined) {
    return E.left({ world: context.world, resources: [], happenings: [], stackReason })
  }
  const resources: StackResource[] = []
  const happenings: Happening[] = []
  let { world } = context
  for (const resource of template.resources) {
    const { logicalId, type, retain } = resource
    const resourceType = resourceTypeOf(type)
    if (resourceType === undefined) continue
    const old = before.get(logicalId)
    const resolved = resolveProperties(scope, resource.properties)
    const properties = resourceType.tags === undefined ? resolved : withStackTags(resolved, tags)
    const wanted = { ...names, logicalId, properties, resourceType }
    const step = { wanted, type, own: resolved, old }
    const brought = carriedOut({ ...context, world }, step)
    const written = JSON.stringify(resolved)
    if (E.isLeft(brought)) {
      happenings.push(...failureOf(resource, old, { properties: written, reason: brought.left }))
      return E.left({ world, resources, happenings, failedLogicalId: logicalId })
    }
    ;({ world } = brought.right)
    made.set(logicalId, brought.right.made)
    const { physicalId, attributes } = brought.right.made
    resources.push({ logicalId, type, physicalId, attributes, properties, retain })
    happenings.push(...happeningsOf(resource, { ...brought.right, old }, written))
  }
  return E.right({ world, resources, happenings })
}

/** Outputs and imports of a template. */
export interface Results {
  readonly outputs: ReadonlyArray<StackOutput>
  readonly imports: ReadonlyArray<string>
}

/** Returns the outputs and imports of a template whose resources exist. */
export const resultsOf = (
  context: Context,
  execution: Pick<Execution, 'names' | 'template'>,
  resources: ReadonlyArray<StackResource>,
): Results => {
  const made = new Map<string, Made>(resources.map((resource) => [resource.logicalId, resource]))
  const { template } = execution
  const scope = scopeOf(context, execution, made)
  const outputs = template.outputs.map(({ key, description, value, exportName }) => ({
    OutputKey: key,
    OutputValue: String(resolveValue(scope, value)),
    ...(description === undefined ? {} : { Description: description }),
    ...(exportName === undefined ? {} : { ExportName: String(resolveValue(scope, exportName)) }),
  }))
  return { outputs, imports: importsOf(scope, template) }
}

// removal

const isGone = ({ code }: AwsError): boolean =>
  code.endsWith('NotFound') || code === 'NoSuchEntity' || code === 'ResourceNotFoundException'

export interface Removed {
  readonly world: World
  /** Resources that could not be deleted, in order of creation. */
  readonly left: ReadonlyArray<StackResource>
  readonly happenings: ReadonlyArray<Happening>
}

/** Deletes resources, newest first. A failure does not stop the others. */
export const removeResources = (
  context: Context,
  resources: ReadonlyArray<StackResource>,
): Removed => {
  let { world } = context
  const left: StackResource[] = []
  const happenings: Happening[] = []
  for (const resource of resources.toReversed()) {
    const { logicalId, physicalId, type, retain } = resource
    const properties = JSON.stringify(propertiesOf(resource))
    const at = { logicalId, physicalId, type, properties }
    if (retain) {
      happenings.push({ ...at, status: 'DELETE_SKIPPED' })
      continue
    }
    happenings.push({ ...at, status: 'DELETE_IN_PROGRESS' })
    const removed = resourceTypeOf(type)?.remove({ ...context, world }, existingOf(resource))
    if (removed !== undefined && E.isLeft(removed) && !isGone(removed.left)) {
      left.unshift(resource)
      happenings.push({ ...at, status: 'DELETE_FAILED', reason: reasonOf(removed.left) })
      continue
    }
    if (removed !== undefined && E.isRight(removed)) world = removed.right
    happenings.push({ ...at, status: 'DELETE_COMPLETE' })
  }
  return { world, left, happenings }
}
