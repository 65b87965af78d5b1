import { connectionTagKey } from '../../iam/permissions/permissionScopes.ts'
import { type SetupTemplateInput, connectionNameOf } from '../SetupTemplateInput.ts'
import type { TemplateValue } from '../Template.ts'

/**
 * Returns the tags of a resource: whose connection it belongs to, and a name that people read in
 * the console.
 */
export const tagsOf = (input: SetupTemplateInput, name: string): TemplateValue => [
  { Key: 'Name', Value: `rescale-${connectionNameOf(input)}-${name}` },
  { Key: connectionTagKey, Value: connectionNameOf(input) },
]
