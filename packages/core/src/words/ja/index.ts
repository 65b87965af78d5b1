export { ja } from './ja.ts'
export { describeDecodeProblem } from './describeDecodeProblem.ts'
export { describeParseIpv4CidrError } from './describeParseIpv4CidrError.ts'
export { describeCidrFinding } from './describeCidrFinding.ts'
export { describePlanSubnetsError } from './describePlanSubnetsError.ts'
export { describeTrustFinding, describeTrustFindingId } from './describeTrustFinding.ts'
export { describePermissionReason } from './describePermissionReason.ts'
export {
  describeCondition,
  describePermissionGap,
  describeResource,
} from './describePermissions.ts'
export { renderExplanation, renderPermissionChanges } from './renderExplanation.ts'
export { describeSetupTemplateError } from './describeSetupTemplateError.ts'
export { describeQuickCreateLinkError } from './describeQuickCreateLinkError.ts'
export { describeProbeProblem } from './describeProbeProblem.ts'
export { describeRoleDifference } from './describeRoleDifference.ts'
export { describeMissingRoute } from './describeMissingRoute.ts'
export { describeInspectionFinding } from './describeInspectionFinding.ts'
export { describeEgressGap, describeEgressPurpose } from './describeEgress.ts'
export { describeEvent } from './describeEvent.ts'
export { describeIntent } from './describeIntent.ts'
export { describeRejection } from './describeRejection.ts'
export { partyWords, statusWords, commandWords, teardownWords } from './vocabulary.ts'
