/**
 * The passing of time: what is needed to wait for something, and to know how long that has been.
 */
export interface Wait {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
}
