import * as TE from 'fp-ts/lib/TaskEither.js'

import { type CommandError, type ReportOptions, reportError } from './CommandError.ts'
import type { ExitCode, Terminal } from './Terminal.ts'

/** Runs a command, shows its result or reports its error, and returns the exit code. */
export const reportResult =
  <A>(terminal: Terminal, options: ReportOptions, show: (result: A) => ExitCode) =>
  (work: TE.TaskEither<CommandError, A>): Promise<ExitCode> =>
    TE.match((error: CommandError) => reportError(terminal, error, options), show)(work)()
