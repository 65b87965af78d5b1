/** The rules on statements, in the order in which their findings are listed. */
import type { FormRule, TrustRule } from './TrustRule.ts'
import { findActionFaults } from './findActionFaults.ts'
import { findBareWildcards } from './findBareWildcards.ts'
import { findDuplicateKeys } from './findDuplicateKeys.ts'
import { findExternalIdFaults } from './findExternalIdFaults.ts'
import { findExtraConditions } from './findExtraConditions.ts'
import { findInvalidSid } from './findInvalidSid.ts'
import { findMismatchedActions } from './findMismatchedActions.ts'
import { findMismatchedKeys } from './findMismatchedKeys.ts'
import { findMissingPrincipal } from './findMissingPrincipal.ts'
import { findNarrowingFaults } from './findNarrowingFaults.ts'
import { findNotPrincipal } from './findNotPrincipal.ts'
import { findPrincipalFaults } from './findPrincipalFaults.ts'
import { findProviderFaults } from './findProviderFaults.ts'
import { findServiceFaults } from './findServiceFaults.ts'
import { findUnexpectedResource } from './findUnexpectedResource.ts'
import { findUnmetConditions } from './findUnmetConditions.ts'
import { findWildcardPrincipal } from './findWildcardPrincipal.ts'

/** Rules on the form of a statement: what IAM does not save, and what Access Analyzer reports. */
export const specifiedFormRules: ReadonlyArray<FormRule> = [
  // IAM User Guide, "AWS JSON policy elements: Sid"
  findInvalidSid,
  // IAM User Guide, "AWS JSON policy elements: Principal"
  findMissingPrincipal,
  findWildcardPrincipal,
  // IAM User Guide, "AWS JSON policy elements: NotPrincipal"
  findNotPrincipal,
  // IAM User Guide, "AWS JSON policy elements: Resource"
  findUnexpectedResource,
  // IAM User Guide, "IAM policy validation check reference"
  findMismatchedActions,
  findMismatchedKeys,
  findDuplicateKeys,
  findBareWildcards,
]

/** Rules on whom a statement that allows admits. */
export const specifiedTrustRules: ReadonlyArray<TrustRule> = [
  // IAM User Guide, "AWS JSON policy elements: Principal"
  findPrincipalFaults,
  // IAM User Guide, "aws:PrincipalArn"
  findNarrowingFaults,
  // Service Authorization Reference, "Actions defined by AWS Security Token Service"
  findActionFaults,
  // IAM User Guide, "Access to AWS accounts owned by third parties"
  findExternalIdFaults,
  // IAM User Guide, "The confused deputy problem"
  findServiceFaults,
  // IAM User Guide, "Create a role for OpenID Connect federation" and "for SAML 2.0 federation"
  findProviderFaults,
  // IAM User Guide, "AWS global condition context keys"
  findUnmetConditions,
  // IAM User Guide, "AWS JSON policy elements: Condition"
  findExtraConditions,
]
