import type { Words } from '../Words.ts'
import { describeDecodeProblem } from './describeDecodeProblem.ts'
import { describeParseIpv4CidrError } from './describeParseIpv4CidrError.ts'
import { describeCidrFinding } from './describeCidrFinding.ts'
import { describePlanSubnetsError } from './describePlanSubnetsError.ts'
import { describeTrustFinding, describeTrustFindingId } from './describeTrustFinding.ts'
import { describePermissionReason } from './describePermissionReason.ts'
import {
  describeCondition,
  describePermissionGap,
  describeResource,
} from './describePermissions.ts'
import { renderExplanation, renderPermissionChanges } from './renderExplanation.ts'
import { describeSetupTemplateError } from './describeSetupTemplateError.ts'
import { describeNodeWarning } from './describeNodeWarning.ts'
import { describeQuickCreateLinkError } from './describeQuickCreateLinkError.ts'
import { describeProbeProblem } from './describeProbeProblem.ts'
import { describeMissingRoute } from './describeMissingRoute.ts'
import { describeRoleDifference } from './describeRoleDifference.ts'
import { checkAdvice } from './checkAdvice.ts'
import { describeCheckFinding, describeUnseenPart } from './describeCheck.ts'
import { describeInspectionFinding } from './describeInspectionFinding.ts'
import { describeEgressGap, describeEgressPurpose } from './describeEgress.ts'
import { describeEvent } from './describeEvent.ts'
import { describeIntent } from './describeIntent.ts'
import { describeRejection } from './describeRejection.ts'
import { partyWords, statusWords, commandWords, teardownWords } from './vocabulary.ts'

/** Everything that people read, in English. */
export const en: Words = {
  describeDecodeProblem,
  describeParseIpv4CidrError,
  describeCidrFinding,
  describePlanSubnetsError,
  describeTrustFinding,
  describeTrustFindingId,
  describePermissionReason,
  describeResource,
  describeCondition,
  describePermissionGap,
  renderExplanation,
  renderPermissionChanges,
  describeSetupTemplateError,
  describeNodeWarning,
  describeQuickCreateLinkError,
  describeEgressGap,
  describeEgressPurpose,
  describeProbeProblem,
  describeRoleDifference,
  describeMissingRoute,
  describeInspectionFinding,
  describeCheckFinding,
  describeUnseenPart,
  checkAdvice,
  describeEvent,
  describeIntent,
  describeRejection,
  partyWords,
  statusWords,
  commandWords,
  teardownWords,
}
