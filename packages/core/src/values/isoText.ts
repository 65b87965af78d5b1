/** ISO 8601 text in UTC, apart from the codec of `Instant`, which texts for people do not need. */

/** Renders milliseconds since 1970-01-01T00:00:00Z. */
export const isoText = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** Returns the milliseconds since 1970-01-01T00:00:00Z; `NaN` when the text names no time. */
export const millisecondsIn = (text: string): number => Date.parse(text)
