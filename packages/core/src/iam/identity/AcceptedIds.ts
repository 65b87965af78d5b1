/** The external IDs that a statement accepts; `any` when it binds to none, or to a pattern. */
export type AcceptedIds = ReadonlyArray<string> | 'any'
