/**
 * CreateTags, DeleteTags and DescribeTags.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html
 */
import { requestTagKeys } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Peering, sideOf } from '../../world/Peering.ts'
import { type World, putResource, resourceOf, resourcesOf } from '../../world/World.ts'
import type { Tag } from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { applyFilters, pageOf } from '../filters.ts'
import { mergeTags, resourceTagKeys, withValues } from '../tags.ts'
import { ec2Arn } from './arns.ts'
import { isIdOf, unknownId } from './found.ts'
import { type IdNaming, identifiedKinds, otherIds } from './identifiedKinds.ts'
import { visiblePeering } from './peeringTransitions.ts'
import { visiblePeerings } from './peerings.ts'
import { putPeering } from './peeringsOf.ts'
import { type PlacedRule, rulesIn } from './ruleOutput.ts'
import { isReserved, withinTagLimit } from './soundTags.ts'
import type { CreateTagsRequest, DeleteTagsRequest, DescribeTagsRequest } from './Ec2Inputs.ts'

const taggables = Object.values(identifiedKinds)

const taggableOf = (id: string) => taggables.find(({ prefix }) => id.startsWith(`${prefix}-`))

const ownTagsOf = (context: Context, peering: Peering): ReadonlyArray<Tag> =>
  peering[sideOf(peering, context) ?? 'requester'].tags

type Retag = (tags: ReadonlyArray<Tag>) => ReadonlyArray<Tag>

const tagsOfResource = (context: Context, id: string): ReadonlyArray<Tag> => {
  if (id.startsWith('pcx-')) {
    const peering = visiblePeering(context, id)
    return E.isLeft(peering) ? [] : ownTagsOf(context, peering.right)
  }
  const placed = placedRule(context, id)
  if (placed !== undefined) return placed.tags
  const kind = taggableOf(id)?.kind
  return kind === undefined ? [] : (resourceOf(context.world, context, { kind, id })?.tags ?? [])
}

/** Returns the security group rule of an ID. */
const placedRule = (context: Context, id: string): PlacedRule | undefined =>
  id.startsWith('sgr-') ? rulesIn(context).find(({ rule }) => rule.id === id) : undefined

const retagRule = (
  { world }: Context,
  { group, rule, direction }: PlacedRule,
  change: Retag,
): World => {
  const rules = group[direction].map((other) =>
    other.id === rule.id ? { ...rule, tags: change(rule.tags) } : other,
  )
  return putResource(world, 'securityGroups', { ...group, [direction]: rules })
}

/** CreateTags and DeleteTags have their own error for addresses. */
const addressNaming: IdNaming = {
  ...identifiedKinds.addresses,
  notFound: 'InvalidElasticIpID.NotFound',
  noun: 'elasticIp ID',
}

/** Unknown IDs have an error for each type of resource; anything else is `InvalidID`. */
const untaggable = (id: string): E.Either<AwsError, never> => {
  const naming = [addressNaming, otherIds.securityGroupRule, otherIds.instance, ...taggables].find(
    ({ prefix }) => isIdOf(prefix, id),
  )
  return naming === undefined
    ? refuse('InvalidID', `The ID '${id}' is not valid`)
    : unknownId(naming, id)
}

const retag = (context: Context, id: string, change: Retag): E.Either<AwsError, World> => {
  if (id.startsWith('pcx-')) {
    const peering = visiblePeering(context, id)
    if (E.isLeft(peering)) return peering
    const side = sideOf(peering.right, context) ?? 'requester'
    const own = peering.right[side]
    const changed = { ...peering.right, [side]: { ...own, tags: change(own.tags) } }
    return E.right(putPeering(context.world, changed))
  }
  const placed = placedRule(context, id)
  if (placed !== undefined) return E.right(retagRule(context, placed, change))
  const kind = taggableOf(id)?.kind
  const resource = kind === undefined ? undefined : resourceOf(context.world, context, { kind, id })
  if (kind === undefined || resource === undefined) return untaggable(id)
  return E.right(putResource(context.world, kind, { ...resource, tags: change(resource.tags) }))
}

const typeOf = (id: string): string => {
  if (id.startsWith('pcx-')) return 'vpc-peering-connection'
  return id.startsWith('sgr-') ? 'security-group-rule' : (taggableOf(id)?.type ?? '*')
}

const needsOf = (context: Context, { Resources, Tags = [] }: DeleteTagsRequest) =>
  Resources.map((id) => ({
    resource: ec2Arn(context, typeOf(id), id),
    keys: { ...resourceTagKeys(tagsOfResource(context, id)), ...requestTagKeys(withValues(Tags)) },
  }))

const retagAll = (
  context: Context,
  ids: ReadonlyArray<string>,
  change: Retag,
): Outcome<Record<never, never>> => {
  let { world } = context
  for (const id of ids) {
    const next = retag({ ...context, world }, id, change)
    if (E.isLeft(next)) return next
    world = next.right
  }
  return answer(world, {})
}

export const createTags: Action<CreateTagsRequest, Record<never, never>> = {
  permission: 'ec2:CreateTags',
  needs: needsOf,
  run: (context, { Resources, Tags }) => {
    const merged = (tags: ReadonlyArray<Tag>) => mergeTags(tags, withValues(Tags))
    const within = Resources.map((id) =>
      withinTagLimit(merged(tagsOfResource(context, id)).map(({ Key }) => Key)),
    )
    return within.find(E.isLeft) ?? retagAll(context, Resources, merged)
  },
}

/** Tags are deleted by key, or by key and value; without `Tags`, all but reserved ones. */
const isDeleted = (deleted: DeleteTagsRequest['Tags'], tag: Tag): boolean =>
  deleted === undefined
    ? !isReserved(tag.Key)
    : deleted.some(({ Key, Value }) => Key === tag.Key && (Value ?? tag.Value) === tag.Value)

export const deleteTags: Action<DeleteTagsRequest, Record<never, never>> = {
  permission: 'ec2:DeleteTags',
  needs: needsOf,
  run: (context, { Resources, Tags }) =>
    retagAll(context, Resources, (tags) => tags.filter((tag) => !isDeleted(Tags, tag))),
}

// DescribeTags

export interface TagDescription extends Tag {
  readonly ResourceId: string
  readonly ResourceType: string
}

export interface DescribeTagsOutput {
  readonly Tags: ReadonlyArray<TagDescription>
  readonly NextToken?: string
}

type Described = TagDescription & { readonly tags: ReadonlyArray<Tag> }

const describedAs = (
  ResourceType: string,
  { id, tags }: { readonly id: string; readonly tags: ReadonlyArray<Tag> },
): ReadonlyArray<Described> =>
  tags.map((tag) => ({ ...tag, ResourceId: id, ResourceType, tags: [tag] }))

const allTags = (context: Context): ReadonlyArray<Described> => [
  ...taggables.flatMap(({ kind, type }) =>
    resourcesOf(context.world, context, kind).flatMap((resource) => describedAs(type, resource)),
  ),
  ...rulesIn(context).flatMap(({ rule }) => describedAs('security-group-rule', rule)),
  ...visiblePeerings(context).flatMap((peering) =>
    describedAs('vpc-peering-connection', { id: peering.id, tags: ownTagsOf(context, peering) }),
  ),
]

const tagFilters = {
  key: ({ Key }: Described) => [Key],
  value: ({ Value }: Described) => [Value],
  'resource-id': ({ ResourceId }: Described) => [ResourceId],
  'resource-type': ({ ResourceType }: Described) => [ResourceType],
}

export const describeTags: Action<DescribeTagsRequest, DescribeTagsOutput> = {
  permission: 'ec2:DescribeTags',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      applyFilters(allTags(context), input.Filters, tagFilters),
      E.flatMap((matching) => pageOf(matching, input, { from: 5, to: 1000 })),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { Tags: items.map(({ tags: _tags, ...tag }) => tag), ...rest }),
      ),
    ),
}
