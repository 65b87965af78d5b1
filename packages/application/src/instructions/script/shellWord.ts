/**
 * Quoting for the shell.
 *
 * Law: the shell reads a quoted text as that text, whatever is in it; NUL cannot be in a word.
 *
 * @source https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */

/** Returns a text as one word of the shell. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** The value of a variable: a text or an array. */
export type ShellValue = string | ReadonlyArray<string>

/** Returns the assignment of a variable. */
export const assignment = (name: string, value: ShellValue): string =>
  typeof value === 'string'
    ? `${name}=${shellWord(value)}`
    : `${name}=(${value.map(shellWord).join(' ')})`
