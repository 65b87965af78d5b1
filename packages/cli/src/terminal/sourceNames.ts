/** The names of sources of input that are not files, in messages. */

/** The source of wrong arguments. */
export const commandLine = 'The command line'

/** The source of a text that is read from standard input. */
export const standardInput = 'standard input'
