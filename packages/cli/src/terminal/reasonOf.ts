/** Returns the system's code of what was thrown, such as `ENOENT`; undefined when it has none. */
export const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : undefined

/** Returns the message of what was thrown. */
export const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause)

/** Returns the system's code, or without a code the message, which may name a temporary file. */
export const reasonOf = (cause: unknown): string => codeOf(cause) ?? messageOf(cause)
