import type { Tag } from '../../world/network.ts'

/**
 * Returns tags of IAM with others on top: keys that differ in case only are one key, in the case
 * that was given last.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
 */
export const mergeIamTags = (
  tags: ReadonlyArray<Tag>,
  added: ReadonlyArray<Tag>,
): ReadonlyArray<Tag> => {
  const keys = new Set(added.map(({ Key }) => Key.toLowerCase()))
  return [...tags.filter(({ Key }) => !keys.has(Key.toLowerCase())), ...added]
}
