/**
 * The command tree. Commands are loaded when they are called, so that `byoa --help` answers at
 * once.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander'

import { addCidr } from './commands/cidr/addCidr.ts'
import type { DemoOptions } from './commands/demo.ts'
import { jsonOption, languageOption } from './commands/options.ts'
import { addPolicy } from './commands/policy/addPolicy.ts'
import type { RunOptions } from './commands/run.ts'
import { addSandbox } from './commands/sandbox/addSandbox.ts'
import type { ShowOptions } from './commands/showOnboarding.ts'
import { addTemplate } from './commands/template/addTemplate.ts'
import type { ExitCode, Terminal } from './terminal/Terminal.ts'

/** What the process around the commands provides. */
export interface Surroundings {
  readonly terminal: Terminal
  readonly version: string
  /**
   * The present moment, in milliseconds since 1970. A plain number, so that no command has to be
   * loaded for it.
   */
  readonly now: () => number
}

type Finish = (code: ExitCode) => void

/** Adds a family of commands to the tree. */
export type AddCommands = (program: Command, surroundings: Surroundings, finish: Finish) => void

const wholeNumberOf = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

const addDemo: AddCommands = (program, { terminal }, finish) => {
  program
    .command('demo')
    .description('play one onboarding on the in-memory AWS, from proposal to Connected to Closed')
    .option('--seed <number>', 'what ids and the external ID are made from', wholeNumberOf, 1)
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: DemoOptions) => {
      const { demo } = await import('./commands/demo.ts')
      finish(await demo(terminal, options))
    })
}

const addRun: AddCommands = (program, { terminal, now }, finish) => {
  program
    .command('run')
    .description("play a customer's request file on the in-memory AWS until it is Connected")
    .requiredOption('--request <file>', 'the request, - for standard input')
    .option('--rescale <file>', "Rescale's accounts and VPCs (a default is built in)")
    .option('--out <dir>', 'where the exchanged documents and the template go')
    .option('--force', 'write into a directory that holds something already', false)
    .option(
      '--seed <number>',
      'make ids, times and the external ID from this instead of the clock and at random',
      wholeNumberOf,
    )
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Omit<RunOptions, 'now'>) => {
      const { run } = await import('./commands/run.ts')
      finish(await run(terminal, { ...options, now: now() }))
    })
}

const addOnboarding: AddCommands = (program, { terminal, now }, finish) => {
  const onboarding = program.command('onboarding').description('look at one onboarding')
  onboarding
    .command('show')
    .description('where an onboarding stands, how it came there, and who must do what next')
    .requiredOption('--events <file>', 'its events, one JSON object on each line')
    .option(
      '--at <time>',
      'judge deadlines by this time instead of now, e.g. 2026-01-05T09:00:00.000Z',
    )
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Omit<ShowOptions, 'now'>) => {
      const { showOnboarding } = await import('./commands/showOnboarding.ts')
      finish(await showOnboarding(terminal, { ...options, now: now() }))
    })
}

const families: ReadonlyArray<AddCommands> = [
  addDemo,
  addRun,
  addOnboarding,
  addCidr,
  addTemplate,
  addPolicy,
  addSandbox,
]

/** Runs a command line, without `node` and the script, and returns its exit code. */
export const runCommandLine = async (
  words: ReadonlyArray<string>,
  surroundings: Surroundings,
): Promise<ExitCode> => {
  const { terminal, version } = surroundings
  let code: ExitCode = 0
  const program = new Command('byoa')
    .description('Connect a customer AWS account to Rescale: both parties, one command.')
    .version(version)
    .option('--no-color', 'write plain text; so does NO_COLOR, and output that is not a terminal')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
  for (const add of families) {
    add(program, surroundings, (finished) => {
      code = finished
    })
  }
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (cause) {
    // Commander reports usage errors itself; help and version are no errors.
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2
    throw cause
  }
}
