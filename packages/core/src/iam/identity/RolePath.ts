import type * as t from 'io-ts'

import { refinedString } from '../../codec/refinedString.ts'

export interface RolePathBrand {
  readonly RolePath: unique symbol
}

/** The IAM path of the role: starts and ends with `/`. */
export type RolePath = t.Branded<string, RolePathBrand>

/**
 * Decodes a role path: `"/rescale/"` passes, `"/aws-reserved/"` does not. IAM allows `*`, `?` and
 * `$` in a path; in a policy they would be wildcards and variables, so they are refused.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export const RolePath: t.Type<RolePath, string, unknown> = refinedString<RolePathBrand>(
  'role path that starts and ends with / and is not reserved by AWS, such as /rescale/',
  /^(?=.{1,512}$)(?!.*\/\/|\/aws-(service-role|reserved)\/)\/([!-#%-)+->@-~]+\/)?$/,
)
