import type { Language } from '@byoa/core/values'

import type { Interruption } from '../../terminal/interruptible.ts'

/** The options of every command about a store. */
export interface StoreOptions extends Pick<Interruption, 'untilInterrupted'> {
  readonly store?: string
  readonly json: boolean
  readonly language: Language
}
