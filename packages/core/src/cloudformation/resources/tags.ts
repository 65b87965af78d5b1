import { connectionTagKey } from '../../iam/permissions/tagKeys.ts'
import type { TemplateValue } from '../Template.ts'
import { type SetupTemplateInput, connectionNameOf } from '../SetupTemplateInput.ts'

/** Returns the tag of IAM resources, which have names of their own. */
export const connectionTags = (
  input: SetupTemplateInput,
): ReadonlyArray<{ readonly Key: string; readonly Value: string }> => [
  { Key: connectionTagKey, Value: connectionNameOf(input) },
]

/**
 * Returns the tags of a resource: whose connection it belongs to, and a name that people read in
 * the console.
 */
export const tagsOf = (input: SetupTemplateInput, name: string): TemplateValue => [
  { Key: 'Name', Value: `rescale-${connectionNameOf(input)}-${name}` },
  ...connectionTags(input),
]
