/**
 * What a page shows of one onboarding. Everything else on it is derived from the state: the track,
 * the picture, the permissions, what the state holds of findings.
 */
import type { FindingLevel } from '@byoa/core/inspection'
import { type Intent, type KnownState, type OnboardingEvent, react } from '@byoa/core/onboarding'
import type { Instant, Language, Party } from '@byoa/core/values'

import type { Mark } from '../picture/NetworkPicture.ts'

// model

/** A way to do a task: commands to run, or pages of the console to open. */
export interface Instruction {
  readonly title: string
  readonly commands: ReadonlyArray<string>
  readonly links: ReadonlyArray<{ readonly text: string; readonly url: string }>
}

export interface ReportTask {
  readonly intent: Intent
  readonly instructions: Readonly<Record<Language, ReadonlyArray<Instruction>>>
}

/** The result of a check; `unseen`: nothing follows, because it could not look. */
export interface ReportCheck {
  readonly id: string
  readonly level: FindingLevel | 'passed' | 'unseen'
  readonly texts: Readonly<Record<Language, string>>
}

/** A document that the parties exchanged. */
export interface ReportDocument {
  readonly name: string
  readonly digest: string
}

export interface OnboardingReport {
  /** For whom the page is: only Rescale's has what failed in Rescale's program. */
  readonly party: Party
  readonly state: KnownState
  readonly now: Instant
  readonly tasks: ReadonlyArray<ReportTask>
  readonly checks: ReadonlyArray<ReportCheck>
  /** What the checks mark in the picture. */
  readonly marks: ReadonlyArray<Mark>
  readonly events: ReadonlyArray<OnboardingEvent>
  readonly documents: ReadonlyArray<ReportDocument>
}

// constructors

/** Returns what has to be done in a state, without instructions. */
export const tasksOf = (state: KnownState, now: Instant): ReadonlyArray<ReportTask> =>
  react(state, now).map((intent) => ({ intent, instructions: { en: [], ja: [] } }))
