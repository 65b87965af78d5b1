/**
 * What a template would change of a stack, and whether a resource would be replaced. The template
 * is carried out in a world that nobody keeps; a property needs a new resource when the type does
 * not change it in place.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */
import { parseJson } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'

import type { Stack, StackResource } from '../../world/Stack.ts'
import type { Tag } from '../../world/network.ts'
import type { Context } from '../Action.ts'
import { type JsonRecord, isEqual, isRecord } from '../json.ts'
import { executeTemplate } from './executeTemplate.ts'
import type { ReadTemplate, TemplateResource } from './readTemplate.ts'
import { resourceTypeOf } from './resourceTypes/resourceTypes.ts'

// model

type Recreation = 'Never' | 'Always' | 'Conditionally'

export interface ChangeDetail {
  readonly Target:
    | {
        readonly Attribute: 'Properties'
        readonly Name: string
        readonly RequiresRecreation: Recreation
      }
    | { readonly Attribute: 'Tags'; readonly RequiresRecreation: Recreation }
  readonly Evaluation: 'Static'
  readonly ChangeSource: 'DirectModification'
}

export interface ResourceChange {
  readonly Action: 'Add' | 'Modify' | 'Remove'
  readonly LogicalResourceId: string
  readonly PhysicalResourceId?: string
  readonly ResourceType: string
  /** Of what is modified. */
  readonly Replacement?: 'True' | 'False' | 'Conditional'
  readonly Scope: ReadonlyArray<'Properties' | 'Tags'>
  readonly Details: ReadonlyArray<ChangeDetail>
}

/** A stack, with what it would be made from. */
export interface Proposal {
  readonly stack: Stack
  readonly before: ReadonlyArray<TemplateResource>
  readonly template: ReadTemplate
  readonly tags: ReadonlyArray<Tag>
}

// what is modified

/** Logical id → the properties that a resource would have; those behind a failure are not known. */
type Proposed = ReadonlyMap<string, JsonRecord>

const proposedProperties = (context: Context, { stack, template, tags }: Proposal): Proposed => {
  const executed = executeTemplate(context, {
    names: { stackName: stack.name, stackId: stack.id },
    template,
    tags,
    previous: stack.resources,
  })
  const { happenings } = E.isRight(executed) ? executed.right : executed.left
  return new Map(
    happenings.flatMap(({ logicalId, properties = '' }) => {
      const read = parseJson(properties)
      return E.isRight(read) && isRecord(read.right) ? [[logicalId, read.right] as const] : []
    }),
  )
}

const changedNames = (a: JsonRecord, b: JsonRecord): ReadonlyArray<string> =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !isEqual(a[name], b[name]))

const propertiesOf = ({ properties }: StackResource): JsonRecord =>
  isRecord(properties) ? properties : {}

/** A resource as it is, and the properties that it would have, as far as they are known. */
interface Pair {
  readonly stack: Stack
  readonly made: StackResource | undefined
  readonly proposed: JsonRecord | undefined
}

/** Whether the type would make a new resource if this property alone were another. */
const recreationFor = (
  context: Context,
  { stack, made, proposed }: Pair,
  name: string,
): Recreation => {
  if (made === undefined || proposed === undefined) return 'Conditionally'
  const properties = propertiesOf(made)
  const updated = resourceTypeOf(made.type)?.update?.(
    context,
    { made, properties },
    {
      stackName: stack.name,
      stackId: stack.id,
      logicalId: made.logicalId,
      properties: { ...properties, [name]: proposed[name] },
    },
  )
  return updated === undefined ? 'Always' : 'Never'
}

const detailOf = (context: Context, pair: Pair, name: string): ChangeDetail => {
  const isTags = name === 'Tags' && resourceTypeOf(pair.made?.type ?? '')?.tags !== undefined
  const Target: ChangeDetail['Target'] = isTags
    ? { Attribute: 'Tags', RequiresRecreation: 'Never' }
    : {
        Attribute: 'Properties',
        Name: name,
        RequiresRecreation: recreationFor(context, pair, name),
      }
  return { Target, Evaluation: 'Static', ChangeSource: 'DirectModification' }
}

const replacementOf = (details: ReadonlyArray<ChangeDetail>): ResourceChange['Replacement'] => {
  const needs = details.map(({ Target }) => Target.RequiresRecreation)
  if (needs.includes('Always')) return 'True'
  return needs.includes('Conditionally') ? 'Conditional' : 'False'
}

const named = <A extends { readonly logicalId: string }>(
  all: ReadonlyArray<A>,
  id: string,
): A | undefined => all.find(({ logicalId }) => logicalId === id)

type Modification = Pick<ResourceChange, 'Replacement' | 'Scope' | 'Details'>

const unmodified: Modification = { Scope: [], Details: [] }

/** How a resource would be modified; undefined for one that stays as it is. */
const modificationOf = (
  context: Context,
  {
    stack,
    old,
    resource,
    proposed,
  }: {
    readonly stack: Stack
    readonly old: TemplateResource
    readonly resource: TemplateResource
    readonly proposed: JsonRecord | undefined
  },
): Modification | undefined => {
  const names = changedNames(old.properties, resource.properties)
  if (old.type !== resource.type) return { ...unmodified, Replacement: 'True' }
  if (names.length === 0) return undefined
  const made = named(stack.resources, resource.logicalId)
  const Details = names.map((name) => detailOf(context, { stack, made, proposed }, name))
  return {
    Replacement: replacementOf(Details) ?? 'False',
    Scope: [...new Set(Details.map(({ Target }) => Target.Attribute))],
    Details,
  }
}

// all changes

/** Returns the changes, in the order of the template; what would be removed comes last. */
export const resourceChanges = (
  context: Context,
  proposal: Proposal,
): ReadonlyArray<ResourceChange> => {
  const { stack, before, template } = proposal
  const proposed = proposedProperties(context, proposal)
  const change = (
    kind: ResourceChange['Action'],
    { logicalId, type }: TemplateResource,
    modification: Modification = unmodified,
  ): ResourceChange => {
    const made = named(stack.resources, logicalId)
    return {
      Action: kind,
      LogicalResourceId: logicalId,
      ...(made === undefined ? {} : { PhysicalResourceId: made.physicalId }),
      ResourceType: type,
      ...modification,
    }
  }
  const changed = template.resources.flatMap((resource) => {
    const { logicalId } = resource
    const old = named(before, logicalId)
    if (old === undefined) return [change('Add', resource)]
    const both = { stack, old, resource, proposed: proposed.get(logicalId) }
    const modification = modificationOf(context, both)
    return modification === undefined ? [] : [change('Modify', resource, modification)]
  })
  const removed = before.filter(
    ({ logicalId }) => named(template.resources, logicalId) === undefined,
  )
  return [...changed, ...removed.map((resource) => change('Remove', resource))]
}
