/** What the doctor says of a check that found something, in one language. */
export interface CheckAdvice {
  readonly symptom: string
  readonly cause: string
  /** The path in the AWS console, or what to do where the console has none. */
  readonly console: string
}
