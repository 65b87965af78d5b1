/** A step of an onboarding, and what earlier steps have issued. */
import type { SetupTemplate } from '@byoa/core/cloudformation'
import type {
  KnownState,
  OnboardingEvent,
  OnboardingState,
  TeardownStep,
} from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'

import type { RotationChange, VersionChange } from '../ChangeDocument.ts'
import type { Proof } from '../ConnectionDocument.ts'
import type { DocumentDigest } from '../DocumentDigest.ts'
import type { RescaleDocument } from '../ExchangedDocument.ts'
import type { ReviewTask } from '../ReviewDocument.ts'

// model

/** A document of Rescale's, with the template that belongs to it. */
export interface DraftDocument {
  readonly document: RescaleDocument
  /** Absent when the template of an old setup can no longer be rendered byte for byte. */
  readonly template?: SetupTemplate
}

/** One event, with the state before and after it. */
export interface Step {
  readonly before: OnboardingState
  readonly event: OnboardingEvent
  readonly after: KnownState
}

type TemplateChange = RotationChange | VersionChange

/** What a change of the template can change. */
export type Terms = Pick<TemplateChange, 'externalIds' | 'rescaleVpcCidrs' | 's3PrefixListId'>

/** What earlier steps have issued, as far as later documents refer to it. */
export interface Sent {
  /** The digests of the last setup, of the stack report that answered it, and of the notice. */
  readonly setup?: DocumentDigest
  readonly report?: DocumentDigest
  readonly notice?: DocumentDigest
  /** The digest of the last change of the template since the setup. */
  readonly change?: DocumentDigest
  /** What the last setup or change of the template says. */
  readonly terms?: Terms
  readonly tasks: ReadonlyArray<ReviewTask>
  readonly proven: ReadonlyMap<Proof, Instant>
  readonly removed: ReadonlyArray<TeardownStep>
}

// constructors

/** Before the first event. */
export const nothingSent: Sent = { tasks: [], proven: new Map(), removed: [] }

/** A document without a template. */
export const only = (document: RescaleDocument): ReadonlyArray<DraftDocument> => [{ document }]
