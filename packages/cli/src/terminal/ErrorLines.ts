import type { Language } from '@byoa/core/values'

/** The lines of an error in each language. */
export type ErrorLines = Readonly<Record<Language, ReadonlyArray<string>>>
