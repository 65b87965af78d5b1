/**
 * How CloudFormation makes, changes and takes away one type of resource: by calling the service's
 * own actions, with the permissions of whoever runs the stack.
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

/** A resource as the template asks for it, functions carried out. */
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

/** A resource that exists, with the properties it was made from. */
export interface Existing {
  readonly made: Made
  readonly properties: JsonRecord
}

/** Which service keeps the tags of a type. */
export type TagKeeper = 'ec2' | 'iam'

export interface ResourceType {
  /** Absent for what carries no tags. */
  readonly tags?: TagKeeper
  readonly create: (context: Context, wanted: Wanted) => E.Either<AwsError, Making>
  readonly remove: (context: Context, existing: Existing) => E.Either<AwsError, World>
  /**
   * Changes in place what can be; absent for a type of which nothing but tags can. Which properties
   * those are is in the table of properties.
   */
  readonly update?: (
    context: Context,
    existing: Existing,
    wanted: Wanted,
  ) => E.Either<AwsError, Making>
}

// constructors

/** A step of several; the world passes through. */
export type Step = (context: Context) => E.Either<AwsError, World>

/** Calls an action and keeps only the world. */
export const step =
  <Input, Output>(action: Action<Input, Output>, input: Input): Step =>
  (context) =>
    pipe(
      perform(context, action, input),
      E.map(({ world }) => world),
    )

/** Takes steps one after the other; the first that fails ends it. */
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

/** Returns what a resource was made as. */
export const making = (
  world: World,
  physicalId: string,
  attributes: Made['attributes'] = {},
): Making => ({ world, made: { physicalId, attributes } })

/** Returns the tags of the template and the ones that CloudFormation adds. */
export const stackTags = ({ properties, ...wanted }: Wanted): ReadonlyArray<Tag> => [
  ...tagsIn(properties),
  { Key: 'aws:cloudformation:stack-name', Value: wanted.stackName },
  { Key: 'aws:cloudformation:stack-id', Value: wanted.stackId },
  { Key: 'aws:cloudformation:logical-id', Value: wanted.logicalId },
]

/** Returns properties with the tags of the stack beneath those of the resource itself. */
export const withStackTags = (properties: JsonRecord, tags: ReadonlyArray<Tag>): JsonRecord =>
  tags.length === 0 ? properties : { ...properties, Tags: mergeTags(tags, tagsIn(properties)) }

/** Takes away the tags that are no longer wanted, then writes those that are new or changed. */
export const retag = (
  context: Context,
  keeper: TagKeeper,
  { made, properties, wanted }: Existing & { readonly wanted: JsonRecord },
): E.Either<AwsError, World> => {
  const [before, after] = [tagsIn(properties), tagsIn(wanted)]
  const old = before.filter(({ Key }) => !after.some((tag) => tag.Key === Key))
  const fresh = after.filter((tag) => !before.some((other) => isEqual(tag, other)))
  // An address is named by itself, and tagged by its id.
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

/** Returns the tags for what a call of EC2 makes. */
export const taggedAs = (
  wanted: Wanted,
  resourceType: string,
): Required<CreateInternetGatewayRequest> => ({
  TagSpecifications: [{ ResourceType: resourceType, Tags: stackTags(wanted) }],
})
