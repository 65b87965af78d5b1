export type { Surroundings } from './commands/AddCommands.ts'
export { runCommandLine } from './program.ts'
export type { ExitCode, Terminal } from './terminal/Terminal.ts'
