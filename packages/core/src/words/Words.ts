/**
 * Everything that people read, in one language: a program takes the texts of a language as a value,
 * and the compiler sees a text that a language lacks. No external ID is ever shown.
 */
import type { SetupTemplateError } from '../cloudformation/SetupTemplateError.ts'
import type { EgressGap, EgressPurpose } from '../cloudformation/egressList.ts'
import type { NodeWarning } from '../cloudformation/nodeWarnings.ts'
import type { QuickCreateLinkError } from '../cloudformation/quickCreateLink.ts'
import type { DecodeProblem } from '../codec/decodeProblems.ts'
import type { PermissionChange } from '../iam/permissions/comparePermissions.ts'
import type { ConditionMeaning } from '../iam/permissions/conditionMeaning.ts'
import type {
  PermissionReason,
  StatementExplanation,
} from '../iam/permissions/explainPermissions.ts'
import type { PermissionGap } from '../iam/permissions/permissionGaps.ts'
import type { ResourceMeaning } from '../iam/permissions/resourceMeaning.ts'
import type { TrustFinding, TrustFindingId } from '../iam/trust/TrustFinding.ts'
import type { CheckFinding, CheckId, UnseenPart } from '../inspection/CheckResult.ts'
import type { InspectionFinding } from '../inspection/InspectionFinding.ts'
import type { MissingRoute } from '../inspection/MissingRoute.ts'
import type { ProbeProblem } from '../inspection/findProbeProblems.ts'
import type { RoleDifference } from '../inspection/findRoleDifferences.ts'
import type { CidrFinding } from '../network/CidrFinding.ts'
import type { ParseIpv4CidrError } from '../network/Ipv4Cidr.ts'
import type { PlanSubnetsError } from '../network/planSubnets.ts'
import type { Intent } from '../onboarding/Intent.ts'
import type { OnboardingCommandType } from '../onboarding/OnboardingCommand.ts'
import type { OnboardingEvent } from '../onboarding/OnboardingEvent.ts'
import type { OnboardingStatus } from '../onboarding/OnboardingState.ts'
import type { Rejection } from '../onboarding/Rejection.ts'
import type { TeardownStep } from '../onboarding/Teardown.ts'
import type { Party } from '../values/Party.ts'
import type { CheckAdvice } from './CheckAdvice.ts'

type Describe<A> = (value: A) => string

export interface Words {
  // documents and options
  readonly describeDecodeProblem: Describe<DecodeProblem>
  // network
  readonly describeParseIpv4CidrError: Describe<ParseIpv4CidrError>
  readonly describeCidrFinding: Describe<CidrFinding>
  readonly describePlanSubnetsError: Describe<PlanSubnetsError>
  // iam
  readonly describeTrustFinding: Describe<TrustFinding>
  readonly describeTrustFindingId: Describe<TrustFindingId>
  readonly describePermissionReason: Describe<PermissionReason>
  readonly describeResource: Describe<ResourceMeaning>
  readonly describeCondition: Describe<{
    readonly meaning: ConditionMeaning
    readonly values: ReadonlyArray<string>
  }>
  readonly describePermissionGap: Describe<PermissionGap>
  readonly renderExplanation: Describe<ReadonlyArray<StatementExplanation>>
  readonly renderPermissionChanges: Describe<ReadonlyArray<PermissionChange>>
  // cloudformation
  readonly describeSetupTemplateError: Describe<SetupTemplateError>
  readonly describeNodeWarning: Describe<NodeWarning>
  readonly describeQuickCreateLinkError: Describe<QuickCreateLinkError>
  readonly describeEgressGap: Describe<EgressGap>
  readonly describeEgressPurpose: Describe<EgressPurpose>
  // inspection
  readonly describeProbeProblem: Describe<ProbeProblem>
  readonly describeRoleDifference: Describe<RoleDifference>
  readonly describeMissingRoute: Describe<MissingRoute>
  readonly describeInspectionFinding: Describe<InspectionFinding>
  readonly describeCheckFinding: Describe<{
    readonly id: CheckId
    readonly finding: CheckFinding
  }>
  readonly describeUnseenPart: Describe<UnseenPart>
  readonly checkAdvice: { readonly [Id in CheckId]: CheckAdvice }
  // onboarding
  readonly describeEvent: Describe<OnboardingEvent>
  readonly describeIntent: Describe<Intent>
  readonly describeRejection: Describe<Rejection>
  readonly partyWords: { readonly [Name in Party]: string }
  readonly statusWords: { readonly [Status in OnboardingStatus]: string }
  readonly commandWords: { readonly [Type in OnboardingCommandType]: string }
  readonly teardownWords: { readonly [Step in TeardownStep]: string }
}
