/** What a page shows of one onboarding. */
import type { ConsoleStep } from '@byoa/application/instructions'
import type { SetupTemplateError } from '@byoa/core/cloudformation'
import type { FindingLevel } from '@byoa/core/inspection'
import type {
  Intent,
  OnboardingEvent,
  OnboardingId,
  OnboardingRequest,
  OnboardingStatus,
  WorkFailure,
} from '@byoa/core/onboarding'
import type { Instant, Language, Party } from '@byoa/core/values'
import type { Either } from 'fp-ts/lib/Either.js'

import type { PictureWithTemplate } from '../picture/pictureOfAgreement.ts'

/** A text in every language. */
export type Texts = Readonly<Record<Language, string>>

/** How to do a task: by `byoa`, in the console, or by a script in AWS CloudShell. */
export interface TaskInstructions {
  readonly command: string
  /** Empty for a task of Rescale's. */
  readonly steps: Readonly<Record<Language, ReadonlyArray<ConsoleStep>>>
  /** Absent where it would have an external ID in it. */
  readonly script?: string
}

export interface ReportTask {
  readonly intent: Intent
  readonly instructions?: TaskInstructions
}

/** The result of a check; `unseen`: nothing follows, because it could not look. */
export interface ReportCheck {
  readonly id: string
  readonly level: FindingLevel | 'passed' | 'unseen'
  readonly texts: Texts
}

/** A document that the parties exchanged. */
export interface ReportDocument {
  readonly name: string
  readonly digest: string
}

export interface OnboardingReport {
  /** For whom the page is: only Rescale's has what failed in Rescale's program. */
  readonly party: Party
  readonly now: Instant
  readonly onboardingId: OnboardingId
  readonly request: OnboardingRequest
  readonly status: OnboardingStatus
  /** Left when no template can be made of what is agreed. */
  readonly picture: Either<SetupTemplateError, PictureWithTemplate>
  readonly tasks: ReadonlyArray<ReportTask>
  readonly checks: ReadonlyArray<ReportCheck>
  readonly events: ReadonlyArray<OnboardingEvent>
  readonly documents: ReadonlyArray<ReportDocument>
  readonly failures: ReadonlyArray<WorkFailure>
}
