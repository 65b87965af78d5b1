/** The external IDs that a statement accepts; `any` when it requires none, or a pattern. */
export type AcceptedIds = ReadonlyArray<string> | 'any'
