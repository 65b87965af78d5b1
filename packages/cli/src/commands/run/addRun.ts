import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption, wholeNumberOf } from '../options.ts'
import type { RunOptions, RunSurroundings } from './RunOptions.ts'

/** Adds `byoa run`. */
export const addRun: AddCommands = (program, surroundings, finish) => {
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
      const { run } = await import('./run.ts')
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
