/** The documents that the customer holds of one onboarding; Rescale can derive them from events. */
import type {
  ConnectionDocument,
  InspectionDocument,
  OffboardingNotice,
  PeeringNotice,
  ReviewDocument,
  RotationChange,
  SetupDocument,
  StackReportDocument,
  VersionChange,
} from '@byoa/application'

/** The setup, and the last of each further kind that there is. */
export interface HeldDocuments {
  readonly setup: SetupDocument
  /** The last change of the template. */
  readonly change?: RotationChange | VersionChange
  readonly report?: StackReportDocument
  readonly notice?: PeeringNotice
  readonly review?: ReviewDocument
  readonly connection?: ConnectionDocument
  readonly leaving?: OffboardingNotice
  readonly inspection?: InspectionDocument
}
