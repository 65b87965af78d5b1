import type { Language } from '@byoa/core/values'

/** A text in each language. */
export type Words = Readonly<Record<Language, string>>
