/** The options of every inspection: which checks, what fails it, what is accepted. */
import type { Command } from 'commander'

export interface CheckOptions {
  /** The ids of checks, separated by commas; absent: every check. */
  readonly only?: string
  /** The ids of checks that are left out, separated by commas. */
  readonly skip?: string
  /** Whether warnings fail the inspection, too. */
  readonly strict?: boolean
  /** A file with the findings that are accepted, with who and why. */
  readonly override?: string
}

/** Adds the options to a command. */
export const withCheckOptions = (command: Command): Command =>
  command
    .option('--only <ids>', 'only these checks, e.g. vpc-dns,role-trust')
    .option('--skip <ids>', 'without these checks')
    .option('--strict', 'exit 1 for warnings, too')
    .option('--override <file>', 'the findings that are accepted, as JSON, each with by and why')
