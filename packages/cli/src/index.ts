export { runCommandLine, type Surroundings } from './program.ts'
export type { ExitCode, Terminal } from './terminal/Terminal.ts'
