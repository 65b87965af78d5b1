import type * as t from 'io-ts'

import { refinedString } from '../codec/refinedString.ts'
import type { CompanyCode } from '../iam/identity/identifiers.ts'

export interface StackNameBrand {
  readonly StackName: unique symbol
}

/** The name of a CloudFormation stack, unique in its account and Region. */
export type StackName = t.Branded<string, StackNameBrand>

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export const StackName: t.Type<StackName, string, unknown> = refinedString<StackNameBrand>(
  'stack name of 1 to 128 letters, digits and hyphens that starts with a letter',
  /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
)

/** Returns `rescale-byoa-<companyCode>`; a company code is letters, digits and hyphens. */
export const usualStackName = (companyCode: CompanyCode): StackName =>
  `rescale-byoa-${companyCode}` as StackName
