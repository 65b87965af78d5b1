/**
 * How CloudFormation creates, updates and deletes a type of resource: by calling the actions of the
 * service, with the permissions of the stack's role or caller.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { World } from '../../world/World.ts'
import type { Tag } from '../../world/network.ts'
import type { Action, Context } from '../Action.ts'
import type { AwsError } from '../AwsError.ts'
import type { CreateInternetGatewayRequest } from '../ec2/Ec2Inputs.ts'
import { perform } from '../authorize.ts'
import { createTags, deleteTags } from '../ec2/tagActions.ts'
import { tagRole, untagRole } from '../iam/entityTags.ts'
import { type JsonRecord, isEqual } from '../json.ts'
import { mergeTags } from '../tags.ts'
import { tagsIn } from './readTemplate.ts'
import type { Made } from './resolveValue.ts'

// model

/** A resource of the template, with functions resolved. */
export interface Wanted {
  readonly stackName: string
  readonly stackId: string
  readonly logicalId: string
  readonly properties: JsonRecord
}

export interface Making {
  readonly world: World
  readonly made: Made
}

/** A resource of the stack, with the properties it was created with. */
export interface Existing {
  readonly made: Made
  readonly properties: JsonRecord
}

/** The service that tags a resource type. */
export type TagKeeper = 'ec2' | 'iam'

export interface ResourceType {
  /** Absent for types without tags. */
  readonly tags?: TagKeeper
  readonly create: (context: Context, wanted: Wanted) => E.Either<AwsError, Making>
  readonly remove: (context: Context, existing: Existing) => E.Either<AwsError, World>
  /**
   * Updates properties without replacement; absent for types of which only tags can be updated. The
   * table of properties lists them.
   */
  readonly update?: (
    context: Context,
    existing: Existing,
    wanted: Wanted,
  ) => E.Either<AwsError, Making>
}

// constructors

/** One of several calls, from a world to the next. */
export type Step = (context: Context) => E.Either<AwsError, World>

/** Calls an action and returns the world after it. */
export const step =
  <Input, Output>(action: Action<Input, Output>, input: Input): Step =>
  (context) =>
    pipe(
      perform(context, action, input),
      E.map(({ world }) => world),
    )

/** Runs calls in order until one fails. */
export const inOrder = (
  context: Context,
  steps: ReadonlyArray<Step>,
): E.Either<AwsError, World> => {
  let { world } = context
  for (const take of steps) {
    const next = take({ ...context, world })
    if (E.isLeft(next)) return next
    world = next.right
  }
  return E.right(world)
}

/** Returns the IDs and attributes of a new resource. */
export const making = (
  world: World,
  physicalId: string,
  attributes: Made['attributes'] = {},
): Making => ({ world, made: { physicalId, attributes } })

/** Returns the tags of the template and the ones that CloudFormation adds. */
export const stackTags = (wanted: Wanted): ReadonlyArray<Tag> => [
  ...tagsIn(wanted.properties),
  { Key: 'aws:cloudformation:stack-name', Value: wanted.stackName },
  { Key: 'aws:cloudformation:stack-id', Value: wanted.stackId },
  { Key: 'aws:cloudformation:logical-id', Value: wanted.logicalId },
]

/** Returns properties with the tags of the stack; tags of the resource take precedence. */
export const withStackTags = (properties: JsonRecord, tags: ReadonlyArray<Tag>): JsonRecord =>
  tags.length === 0 ? properties : { ...properties, Tags: mergeTags(tags, tagsIn(properties)) }

/** Removes tags that the template no longer has, then writes new and changed tags. */
export const retag = (
  context: Context,
  keeper: TagKeeper,
  { made, properties, wanted }: Existing & { readonly wanted: JsonRecord },
): E.Either<AwsError, World> => {
  const [before, after] = [tagsIn(properties), tagsIn(wanted)]
  const old = before.filter(({ Key }) => !after.some((tag) => tag.Key === Key))
  const fresh = after.filter((tag) => !before.some((other) => isEqual(tag, other)))
  // `Ref` of an Elastic IP address is its address; tags need its allocation ID.
  const id = made.attributes['AllocationId'] ?? made.physicalId
  const oldKeys = old.map(({ Key }) => ({ Key }))
  const TagKeys = old.map(({ Key }) => Key)
  const untagging =
    keeper === 'ec2'
      ? step(deleteTags, { Resources: [id], Tags: oldKeys })
      : step(untagRole, { RoleName: id, TagKeys })
  const tagging =
    keeper === 'ec2'
      ? step(createTags, { Resources: [id], Tags: fresh })
      : step(tagRole, { RoleName: id, Tags: fresh })
  return inOrder(context, [
    ...(old.length === 0 ? [] : [untagging]),
    ...(fresh.length === 0 ? [] : [tagging]),
  ])
}

/** Returns the tag specifications of an EC2 call. */
export const taggedAs = (
  wanted: Wanted,
  resourceType: string,
): Required<CreateInternetGatewayRequest> => ({
  TagSpecifications: [{ ResourceType: resourceType, Tags: stackTags(wanted) }],
})
