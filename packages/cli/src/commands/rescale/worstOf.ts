import type { ExitCode } from '../../terminal/Terminal.ts'

/** Returns the exit code of several results: that of the worst. */
export const worstOf = (codes: ReadonlyArray<ExitCode>): ExitCode =>
  codes.reduce((worst, code) => (code > worst ? code : worst), 0)
