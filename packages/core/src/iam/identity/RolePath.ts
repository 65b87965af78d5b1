import type * as t from 'io-ts'

import { refinedString } from '../../codec/refinedString.ts'

export interface RolePathBrand {
  readonly RolePath: unique symbol
}

/** The IAM path of the role: starts and ends with `/`. */
export type RolePath = t.Branded<string, RolePathBrand>

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const RolePath: t.Type<RolePath, string, unknown> = refinedString<RolePathBrand>(
  'role path that starts and ends with /, such as /rescale/',
  /^(?=.{1,512}$)(?!.*\/\/)\/([\x21-\x23\x25-\x29\x2b-\x3e\x40-\x7e]+\/)?$/,
)
