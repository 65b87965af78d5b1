/** An event of a resource of a stack, or of the stack itself. */
export interface StackProgress {
  readonly stackName: string
  /** The name in the template; for the stack itself, the stack's name. */
  readonly logicalId: string
  readonly resourceType: string
  /** E.g. `CREATE_IN_PROGRESS`. */
  readonly status: string
  readonly reason?: string
  /** Milliseconds since 1970. */
  readonly at: number
}
