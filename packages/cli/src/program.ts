/**
 * The command tree. Commands are loaded when they are called, so that `byoa --help` answers at
 * once.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander'

import { addCidr } from './commands/cidr/addCidr.ts'
import type { DemoOptions } from './commands/demo.ts'
import { addOnboarding } from './commands/onboarding/addOnboarding.ts'
import { jsonOption, languageOption } from './commands/options.ts'
import { addPolicy } from './commands/policy/addPolicy.ts'
import type { RunOptions, RunSurroundings } from './commands/run.ts'
import { addSandbox } from './commands/sandbox/addSandbox.ts'
import { addTemplate } from './commands/template/addTemplate.ts'
import type { Answer } from './terminal/ask.ts'
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
  /** Lets time pass; absent: real time. */
  readonly sleep?: (milliseconds: number) => Promise<void>
  /** Asks whoever sits at the terminal; absent: nobody does. */
  readonly ask?: (question: string) => Promise<Answer>
  /** Settles at Ctrl-C, from when it is called; absent: Ctrl-C ends the process. */
  readonly untilInterrupted?: () => Promise<void>
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

const addRun: AddCommands = (program, surroundings, finish) => {
  const { terminal, now, sleep, ask, untilInterrupted } = surroundings
  program
    .command('run')
    .description("play a customer's request file, on the in-memory AWS or on AWS, to Connected")
    .requiredOption('--request <file>', 'the request, - for standard input')
    .option('--rescale <file>', "Rescale's accounts and VPCs (a default is built in)")
    .option('--out <dir>', 'where the exchanged documents and the template go')
    .option('--force', 'write into a directory that holds something already', false)
    .option(
      '--seed <number>',
      'make ids, times and the external ID from this instead of the clock and at random',
      wholeNumberOf,
    )
    .optionsGroup('On AWS, or on what answers as AWS does, and not in memory:')
    .option('--rescale-profile <name>', "the AWS profile with Rescale's credentials")
    .option('--customer-profile <name>', "the AWS profile with the customer's credentials")
    .option('--endpoint-url <url>', 'where it answers, e.g. a sandbox; absent: AWS itself')
    .option('--plan', 'show what would be called and made, and do nothing')
    .option('--yes', 'do it, though it is AWS itself')
    .option('--resume', 'go on where the events in --out end')
    .option('--add-cidr <cidr>', "with --resume: propose a further block for the customer's VPC")
    .option('--timeout-seconds <number>', 'how long it may take (default: 3600)', wholeNumberOf)
    .optionsGroup('Options:')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Omit<RunOptions, keyof RunSurroundings>) => {
      const { run } = await import('./commands/run.ts')
      const around: RunSurroundings = {
        now: now(),
        clock: now,
        ...(sleep && { sleep }),
        ...(ask && { ask }),
        ...(untilInterrupted && { untilInterrupted }),
      }
      finish(await run(terminal, { ...options, ...around }))
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

/** A command line that cannot be understood, for programs: why, in Commander's words. */
const usageErrorJson = ({ code, message }: CommanderError): string =>
  JSON.stringify({ error: { _tag: 'UsageError', code }, message: message.replace(/^error: /, '') })

/** Runs a command line, without `node` and the script, and returns its exit code. */
export const runCommandLine = async (
  words: ReadonlyArray<string>,
  surroundings: Surroundings,
): Promise<ExitCode> => {
  const { terminal, version } = surroundings
  const isJson = words.includes('--json')
  let code: ExitCode = 0
  const program = new Command('byoa')
    .description('Connect a customer AWS account to Rescale: both parties, one command.')
    .version(version)
    .option('--no-color', 'write plain text; so does NO_COLOR, and output that is not a terminal')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => {
        if (!isJson) terminal.err(text.trimEnd())
      },
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
    if (!(cause instanceof CommanderError)) throw cause
    // Help and version are no errors; Commander has reported the others itself, as text.
    if (cause.exitCode === 0) return 0
    if (isJson) terminal.out(usageErrorJson(cause))
    return 2
  }
}
