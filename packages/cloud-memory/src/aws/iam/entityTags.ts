/**
 * Tags of roles, managed policies and instance profiles.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
 */
import { requestTagKeys } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'
import { identity, pipe } from 'fp-ts/lib/function.js'
import * as S from 'fp-ts/lib/string.js'

import type { World } from '../../world/World.ts'
import type { InstanceProfile, ManagedPolicy, Role } from '../../world/identities.ts'
import type { Tag } from '../../world/network.ts'
import { type Action, type Context, type Need, answer } from '../Action.ts'
import type { AwsError } from '../AwsError.ts'
import { caselessKey, mergeTags } from '../tags.ts'
import {
  limitExceeded,
  ownPolicyWithArn,
  policyWithArn,
  profileNamed,
  putPolicy,
  putProfile,
  putRole,
  roleNamed,
} from './found.ts'
import type {
  GetInstanceProfileRequest,
  GetPolicyRequest,
  GetRoleRequest,
  ListInstanceProfileTagsRequest,
  ListPolicyTagsRequest,
  ListRoleTagsRequest,
  TagInstanceProfileRequest,
  TagPolicyRequest,
  TagRoleRequest,
  UntagInstanceProfileRequest,
  UntagPolicyRequest,
  UntagRoleRequest,
} from './IamInputs.ts'
import { onProfile } from './instanceProfiles.ts'
import { onPolicy } from './managedPolicies.ts'
import { type MarkedPageInput, type MarkedPageOf, markedPageOf } from './markedPageOf.ts'
import { onRole } from './roles.ts'

// model

interface Tagged {
  readonly tags: ReadonlyArray<Tag>
}

/** A kind of entity, and the parameter that identifies it. */
interface TaggedKind<Named, Entity extends Tagged> {
  readonly name: 'InstanceProfile' | 'Policy' | 'Role'
  /** Returns the form in which tag keys are compared. */
  readonly comparedKey: (key: string) => string
  readonly needs: (context: Context, input: Named) => ReadonlyArray<Need>
  readonly read: (context: Context, input: Named) => E.Either<AwsError, Entity>
  /** Returns an entity that can be changed; absent when all can. */
  readonly own?: (context: Context, input: Named) => E.Either<AwsError, Entity>
  readonly put: (world: World, context: Context, entity: Entity) => World
}

const roles: TaggedKind<GetRoleRequest, Role> = {
  name: 'Role',
  comparedKey: caselessKey,
  needs: onRole,
  read: (context, { RoleName }) => roleNamed(context, RoleName),
  put: putRole,
}

const policies: TaggedKind<GetPolicyRequest, ManagedPolicy> = {
  name: 'Policy',
  comparedKey: identity,
  needs: onPolicy,
  read: (context, { PolicyArn }) => policyWithArn(context, PolicyArn),
  own: (context, { PolicyArn }) => ownPolicyWithArn(context, PolicyArn),
  put: putPolicy,
}

const profiles: TaggedKind<GetInstanceProfileRequest, InstanceProfile> = {
  name: 'InstanceProfile',
  comparedKey: identity,
  needs: onProfile,
  read: (context, { InstanceProfileName }) => profileNamed(context, InstanceProfileName),
  put: putProfile,
}

// what is done with tags

const quotaNames = {
  InstanceProfile: 'TagsPerInstanceProfile',
  Policy: 'TagsPerPolicy',
  Role: 'TagsPerRole',
} as const

const mostTags = 50

type Tagging<Named> = Named & { readonly Tags: ReadonlyArray<Tag> }

const tagging = <Named, Entity extends Tagged>({
  name,
  comparedKey,
  needs,
  read,
  own = read,
  put,
}: TaggedKind<Named, Entity>): Action<Tagging<Named>, Record<never, never>> => ({
  permission: `iam:Tag${name}`,
  needs: (context, input) =>
    needs(context, input).map((need) => ({ ...need, keys: requestTagKeys(input.Tags) })),
  run: (context, input) =>
    pipe(
      own(context, input),
      E.map((entity) => ({ ...entity, tags: mergeTags(entity.tags, input.Tags, comparedKey) })),
      E.filterOrElse(
        // Tags of CloudFormation do not count.
        ({ tags }) => tags.filter(({ Key }) => !Key.startsWith('aws:')).length <= mostTags,
        () => limitExceeded(quotaNames[name], mostTags),
      ),
      E.flatMap((entity) => answer(put(context.world, context, entity), {})),
    ),
})

type Untagging<Named> = Named & { readonly TagKeys: ReadonlyArray<string> }

const untagging = <Named, Entity extends Tagged>({
  name,
  comparedKey,
  needs,
  read,
  own = read,
  put,
}: TaggedKind<Named, Entity>): Action<Untagging<Named>, Record<never, never>> => ({
  permission: `iam:Untag${name}`,
  needs: (context, input) =>
    needs(context, input).map((need) => ({ ...need, keys: { 'aws:TagKeys': input.TagKeys } })),
  run: (context, input) => {
    const keys = new Set(input.TagKeys.map(comparedKey))
    return pipe(
      own(context, input),
      E.map((entity) => ({
        ...entity,
        tags: entity.tags.filter(({ Key }) => !keys.has(comparedKey(Key))),
      })),
      E.flatMap((entity) => answer(put(context.world, context, entity), {})),
    )
  },
})

const byKey = (a: Tag, b: Tag): number => S.Ord.compare(a.Key, b.Key)

const tagList = <Named, Entity extends Tagged>({
  name,
  needs,
  read,
}: TaggedKind<Named, Entity>): Action<Named & MarkedPageInput, MarkedPageOf<'Tags', Tag>> => ({
  permission: `iam:List${name}Tags`,
  needs,
  run: (context, input) =>
    pipe(
      read(context, input),
      E.flatMap(({ tags }) => markedPageOf(tags.toSorted(byKey), input)),
      E.flatMap(({ items, ...rest }) => answer(context.world, { Tags: items, ...rest })),
    ),
})

// actions

type Nothing = Record<never, never>
type TagList = MarkedPageOf<'Tags', Tag>

export const tagRole: Action<TagRoleRequest, Nothing> = tagging(roles)
export const untagRole: Action<UntagRoleRequest, Nothing> = untagging(roles)
export const listRoleTags: Action<ListRoleTagsRequest, TagList> = tagList(roles)

export const tagPolicy: Action<TagPolicyRequest, Nothing> = tagging(policies)
export const untagPolicy: Action<UntagPolicyRequest, Nothing> = untagging(policies)
export const listPolicyTags: Action<ListPolicyTagsRequest, TagList> = tagList(policies)

export const tagInstanceProfile: Action<TagInstanceProfileRequest, Nothing> = tagging(profiles)
export const untagInstanceProfile: Action<UntagInstanceProfileRequest, Nothing> =
  untagging(profiles)
export const listInstanceProfileTags: Action<ListInstanceProfileTagsRequest, TagList> =
  tagList(profiles)
