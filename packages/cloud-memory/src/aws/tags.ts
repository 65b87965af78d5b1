import type { Tag } from '../world/network.ts'
import type { CreateInternetGatewayRequest, Tag as TagInput } from './ec2/Ec2Inputs.ts'

/** Returns tags as they are kept: a value that is not given is empty. */
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

/** Returns tags with others on top; the later value of a key wins. */
export const mergeTags = (
  tags: ReadonlyArray<Tag>,
  added: ReadonlyArray<Tag>,
): ReadonlyArray<Tag> => [
  ...tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)),
  ...added,
]

/** Returns the condition keys that tell a policy which tags a resource has. */
export const resourceTagKeys = (
  tags: ReadonlyArray<Tag>,
): Readonly<Record<string, ReadonlyArray<string>>> =>
  Object.fromEntries(
    tags.flatMap(({ Key, Value }) => [
      [`aws:ResourceTag/${Key}`, [Value]],
      [`ec2:ResourceTag/${Key}`, [Value]],
    ]),
  )
