import { identity } from 'fp-ts/lib/function.js'

import type { Tag } from '../world/network.ts'
import type { CreateInternetGatewayRequest, Tag as TagInput } from './ec2/Ec2Inputs.ts'

/** Returns tags with empty values for missing ones. */
export const withValues = (tags: ReadonlyArray<TagInput>): ReadonlyArray<Tag> =>
  tags.map(({ Key, Value = '' }) => ({ Key, Value }))

/** Returns the tags for a type of resource. */
export const tagsFor = (
  { TagSpecifications = [] }: CreateInternetGatewayRequest,
  resourceType: string,
): ReadonlyArray<Tag> =>
  TagSpecifications.filter(({ ResourceType }) => ResourceType === resourceType).flatMap(
    ({ Tags }) => withValues(Tags),
  )

/** Returns the tags as answers show them that leave out an empty list. */
export const tagsIfAny = (tags: ReadonlyArray<Tag>): { readonly Tags?: ReadonlyArray<Tag> } =>
  tags.length === 0 ? {} : { Tags: tags }

/**
 * Returns the form in which the tag keys of roles and their sessions are compared. Those of
 * everything else are case-sensitive.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
 */
export const caselessKey = (key: string): string => key.toLowerCase()

/** Merges tags; later keys and values take precedence over those with the same compared key. */
export const mergeTags = (
  tags: ReadonlyArray<Tag>,
  added: ReadonlyArray<Tag>,
  comparedKey: (key: string) => string = identity,
): ReadonlyArray<Tag> => {
  const keys = new Set(added.map(({ Key }) => comparedKey(Key)))
  return [...tags.filter(({ Key }) => !keys.has(comparedKey(Key))), ...added]
}

/** Returns the condition keys of a resource's tags. */
export const resourceTagKeys = (
  tags: ReadonlyArray<Tag>,
): Readonly<Record<string, ReadonlyArray<string>>> =>
  Object.fromEntries(
    tags.flatMap(({ Key, Value }) => [
      [`aws:ResourceTag/${Key}`, [Value]],
      [`ec2:ResourceTag/${Key}`, [Value]],
    ]),
  )
