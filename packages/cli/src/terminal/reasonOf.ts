const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its directory does not exist',
  ENOTDIR: 'its directory does not exist',
  EACCES: 'it is not allowed',
}

/** Returns the system's code of what was thrown, such as `ENOENT`; undefined when it has none. */
export const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : undefined

/** Returns what was thrown in its own words. */
export const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause)

/**
 * Says why a file cannot be written, without the name of a temporary file that nobody asked for.
 */
export const reasonOf = (cause: unknown): string => {
  const code = codeOf(cause)
  return code === undefined ? messageOf(cause) : (reasons[code] ?? code)
}
