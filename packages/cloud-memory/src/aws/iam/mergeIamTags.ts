import type { Tag } from '../../world/network.ts'

/**
 * Merges IAM tags; keys that differ only in case are one key, with the case of the last one.
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
