/** The options of every `byoa rescale` command, and what the process provides. */
import type { Language } from '@byoa/core/values'

import type { ProfileCredentialsOptions } from '../../access/profileCredentials.ts'
import type { Interruption } from '../../terminal/interruptible.ts'

export interface RescaleSurroundings
  extends Pick<Interruption, 'untilInterrupted'>, Pick<ProfileCredentialsOptions, 'askSecret'> {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Waits in real time; absent: a timer. */
  readonly sleep?: (milliseconds: number) => Promise<void>
}

export interface RescaleOptions extends RescaleSurroundings {
  readonly store?: string
  /** Where documents for customers are written, in a folder for each onboarding. */
  readonly outbox?: string
  readonly rescale?: string
  /** The profile with Rescale's credentials. */
  readonly profile?: string
  readonly endpointUrl?: string
  readonly json: boolean
  readonly language: Language
}
