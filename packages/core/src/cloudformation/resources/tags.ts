import type { CompanyCode } from '../../iam/identifiers.ts'
import { connectionTagKey } from '../../iam/permissionScopes.ts'
import type { TemplateValue } from '../Template.ts'

/**
 * Returns the tags of a resource: whose connection it belongs to, and a name that people read in
 * the console.
 */
export const tagsOf = (companyCode: CompanyCode, name: string): TemplateValue => [
  { Key: 'Name', Value: `rescale-${companyCode}-${name}` },
  { Key: connectionTagKey, Value: companyCode },
]
