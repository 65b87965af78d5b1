/** The clock and the sleep function that waits use. */
export interface Wait {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
}
