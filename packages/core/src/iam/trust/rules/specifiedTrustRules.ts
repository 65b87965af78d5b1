/** The rules on a statement that allows, in the order in which their findings are listed. */
import type { TrustRule } from './TrustRule.ts'
import { findActionFaults } from './findActionFaults.ts'
import { findExternalIdFaults } from './findExternalIdFaults.ts'
import { findExtraConditions } from './findExtraConditions.ts'
import { findNarrowingFaults } from './findNarrowingFaults.ts'
import { findPrincipalFaults } from './findPrincipalFaults.ts'
import { findUnexpectedResource } from './findUnexpectedResource.ts'

export const specifiedTrustRules: ReadonlyArray<TrustRule> = [
  // IAM User Guide, "AWS JSON policy elements: Principal"
  findPrincipalFaults,
  // IAM User Guide, "aws:PrincipalArn"
  findNarrowingFaults,
  // Service Authorization Reference, "Actions defined by AWS Security Token Service"
  findActionFaults,
  // IAM User Guide, "AWS JSON policy elements: Resource"
  findUnexpectedResource,
  // IAM User Guide, "Access to AWS accounts owned by third parties"
  findExternalIdFaults,
  // IAM User Guide, "AWS JSON policy elements: Condition"
  findExtraConditions,
]
