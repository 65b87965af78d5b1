/** The documents that the customer holds of one onboarding; Rescale can derive them from events. */
import type {
  CleanExit,
  ConnectionDocument,
  InspectionDocument,
  OffboardingNotice,
  PeeringNotice,
  ResumptionChange,
  ReviewDocument,
  RotationChange,
  SetupDocument,
  StackReportDocument,
  SuspensionChange,
  VersionChange,
} from '@byoa/application'

/** The setup, and the last of each further kind that there is. */
export interface HeldDocuments {
  readonly setup: SetupDocument
  /** The last change of the template. */
  readonly change?: RotationChange | VersionChange
  /** The last change of the use of the connection. */
  readonly use?: SuspensionChange | ResumptionChange
  readonly report?: StackReportDocument
  readonly notice?: PeeringNotice
  readonly review?: ReviewDocument
  readonly connection?: ConnectionDocument
  readonly leaving?: OffboardingNotice
  /** Either half. */
  readonly cleanExit?: CleanExit
  readonly inspection?: InspectionDocument
}
