/** A JSON value that is an object. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Tells whether a JSON value is an object and no list. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
