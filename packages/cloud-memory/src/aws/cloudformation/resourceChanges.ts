/**
 * The resource changes of a change set: additions, modifications with their replacement, removals.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html
 */
import type { StackResource } from '../../world/Stack.ts'
import type { Tag } from '../../world/network.ts'
import { type JsonRecord, isEqual } from '../json.ts'
import { withStackTags } from './ResourceType.ts'
import { mentionsIn } from './mentions.ts'
import type { TemplateResource } from './readTemplate.ts'
import { resourceTypeOf } from './resourceTypes/resourceTypes.ts'
import { type PropertyChange, propertyChanges } from './resourceTypes/servedProperties.ts'

// model

export type ChangedAttribute =
  | 'Properties'
  | 'Tags'
  | 'Metadata'
  | 'DeletionPolicy'
  | 'UpdateReplacePolicy'

export interface ChangeDetail {
  readonly Target: {
    readonly Attribute: ChangedAttribute
    readonly Name?: string
    readonly RequiresRecreation: 'Always' | 'Never'
  }
  /** `Dynamic`: known only once the cause has changed. */
  readonly Evaluation: 'Static' | 'Dynamic'
  readonly ChangeSource: 'DirectModification' | 'ResourceAttribute' | 'ResourceReference'
  readonly CausingEntity?: string
}

export interface ResourceChange {
  readonly Action: 'Add' | 'Modify' | 'Remove'
  readonly LogicalResourceId: string
  readonly PhysicalResourceId?: string
  readonly ResourceType: string
  readonly Replacement?: 'True' | 'False' | 'Conditional'
  readonly PolicyAction?: 'Delete' | 'Retain' | 'ReplaceAndDelete' | 'ReplaceAndRetain'
  readonly Scope: ReadonlyArray<ChangedAttribute>
  readonly Details: ReadonlyArray<ChangeDetail>
}

/** An unresolved template, and the tags of its stack. */
export interface Side {
  readonly resources: ReadonlyArray<TemplateResource>
  readonly tags: ReadonlyArray<Tag>
}

export interface Comparison {
  readonly before: Side
  readonly after: Side
  /** The resources of the stack. */
  readonly made: ReadonlyArray<StackResource>
}

// details

const targetOf = ({ name, recreates }: PropertyChange): ChangeDetail['Target'] => ({
  ...(name === 'Tags'
    ? { Attribute: 'Tags' as const }
    : { Attribute: 'Properties' as const, Name: name }),
  RequiresRecreation: recreates ? 'Always' : 'Never',
})

const attributeNames = ['Metadata', 'DeletionPolicy', 'UpdateReplacePolicy'] as const

const attributeTargets = (
  { attributes: old }: TemplateResource,
  { attributes: next }: TemplateResource,
): ReadonlyArray<ChangeDetail['Target']> =>
  attributeNames
    .filter((name) => !isEqual(old[name], next[name]))
    .map((Attribute) => ({ Attribute, RequiresRecreation: 'Never' }))

/** References of a value to replaced resources. */
const causesIn = (
  value: unknown,
  replaced: ReadonlySet<string>,
): ReadonlyArray<Pick<ChangeDetail, 'ChangeSource' | 'CausingEntity'>> => {
  const { names, attributes } = mentionsIn(value)
  const asked = attributes.filter(([logicalId]) => replaced.has(logicalId))
  const referred = [...names].filter(
    (name) => replaced.has(name) && !asked.some(([logicalId]) => logicalId === name),
  )
  return [
    ...referred.map(
      (name) => ({ ChangeSource: 'ResourceReference', CausingEntity: name }) as const,
    ),
    ...asked.map(
      ([logicalId, attribute]) =>
        ({
          ChangeSource: 'ResourceAttribute',
          CausingEntity: `${logicalId}.${attribute}`,
        }) as const,
    ),
  ]
}

const dynamicDetails = (
  { type, properties }: TemplateResource,
  replaced: ReadonlySet<string>,
): ReadonlyArray<ChangeDetail> =>
  Object.entries(properties).flatMap(([name, value]) => {
    const [change] = propertyChanges(type, {}, { [name]: value })
    return change === undefined
      ? []
      : causesIn(value, replaced).map((cause) => ({
          Target: targetOf(change),
          Evaluation: 'Dynamic' as const,
          ...cause,
        }))
  })

const replacementFor = (
  details: ReadonlyArray<ChangeDetail>,
): Required<ResourceChange>['Replacement'] => {
  const recreating = details.filter(({ Target }) => Target.RequiresRecreation === 'Always')
  if (recreating.some(({ Evaluation }) => Evaluation === 'Static')) return 'True'
  return recreating.length > 0 ? 'Conditional' : 'False'
}

// changes

const taggedProperties = ({ type, properties }: TemplateResource, { tags }: Side): JsonRecord =>
  resourceTypeOf(type)?.tags === undefined ? properties : withStackTags(properties, tags)

const twinIn = ({ resources }: Side, logicalId: string): TemplateResource | undefined =>
  resources.find((resource) => resource.logicalId === logicalId)

const headOf = (
  { made }: Comparison,
  { logicalId, type }: TemplateResource,
): Pick<ResourceChange, 'LogicalResourceId' | 'PhysicalResourceId' | 'ResourceType'> => {
  const existing = made.find((resource) => resource.logicalId === logicalId)
  return {
    LogicalResourceId: logicalId,
    ...(existing === undefined ? {} : { PhysicalResourceId: existing.physicalId }),
    ResourceType: type,
  }
}

const modification = (
  comparison: Comparison,
  { old, next }: { readonly old: TemplateResource; readonly next: TemplateResource },
  replaced: ReadonlySet<string>,
): ResourceChange | undefined => {
  const changes = propertyChanges(
    next.type,
    taggedProperties(old, comparison.before),
    taggedProperties(next, comparison.after),
  )
  const Details: ReadonlyArray<ChangeDetail> = [
    ...[...changes.map(targetOf), ...attributeTargets(old, next)].map((Target) => ({
      Target,
      Evaluation: 'Static' as const,
      ChangeSource: 'DirectModification' as const,
    })),
    ...dynamicDetails(next, replaced),
  ]
  if (Details.length === 0) return undefined
  const Replacement = replacementFor(Details)
  return {
    Action: 'Modify',
    ...headOf(comparison, next),
    Replacement,
    ...(Replacement === 'False'
      ? {}
      : { PolicyAction: next.retainReplaced ? 'ReplaceAndRetain' : 'ReplaceAndDelete' }),
    Scope: [...new Set(Details.map(({ Target }) => Target.Attribute))],
    Details,
  }
}

/** Lists changes in the order of execution. */
export const resourceChanges = (comparison: Comparison): ReadonlyArray<ResourceChange> => {
  const { before, after } = comparison
  const replaced = new Set<string>()
  const changes = after.resources.flatMap((next): ReadonlyArray<ResourceChange> => {
    const old = twinIn(before, next.logicalId)
    if (old === undefined) {
      return [{ Action: 'Add', ...headOf(comparison, next), Scope: [], Details: [] }]
    }
    const change = modification(comparison, { old, next }, replaced)
    if (change === undefined) return []
    if (change.Replacement !== 'False') replaced.add(next.logicalId)
    return [change]
  })
  const removals = before.resources
    .filter(({ logicalId }) => twinIn(after, logicalId) === undefined)
    .map((old): ResourceChange => ({
      Action: 'Remove',
      ...headOf(comparison, old),
      PolicyAction: old.retain ? 'Retain' : 'Delete',
      Scope: [],
      Details: [],
    }))
  return [...changes, ...removals]
}
