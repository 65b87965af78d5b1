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

/** Merges tags; later values take precedence. */
export const mergeTags = (
  tags: ReadonlyArray<Tag>,
  added: ReadonlyArray<Tag>,
): ReadonlyArray<Tag> => [
  ...tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)),
  ...added,
]

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
