import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption, storeOption, wholeNumberOf } from '../options.ts'
import type { RunOptions, RunSurroundings } from './RunOptions.ts'

/** Adds `byoa run`. */
export const addRun: AddCommands = (program, surroundings, finish) => {
  const { terminal, now, sleep, ask, askSecret, untilInterrupted } = surroundings
  program
    .command('run')
    .description("run a customer's request, on the in-memory AWS or on AWS, until Connected")
    .requiredOption('--request <file>', 'the request, - for standard input')
    .option('--rescale <file>', "Rescale's accounts and VPCs (a default is built in)")
    .option('--out <dir>', 'the directory for the exchanged documents and the template')
    .addOption(
      storeOption('pglite: in the data folder on AWS itself, dir: of --out at an endpoint'),
    )
    .option('--force', 'write into a directory that is not empty', false)
    .option('--seed <number>', 'seed of IDs, times and the external ID', wholeNumberOf)
    .optionsGroup('On AWS or on a compatible endpoint:')
    .option('--rescale-profile <name>', "the AWS profile with Rescale's credentials")
    .option('--customer-profile <name>', "the AWS profile with the customer's credentials")
    .option('--endpoint-url <url>', 'the endpoint to call, e.g. a sandbox; absent: AWS itself')
    .option('--plan', 'only show the calls, the resources and the costs')
    .option('--yes', 'confirm a run on AWS itself')
    .option('--resume', 'continue the open onboarding of the request in the store')
    .option('--timeout-seconds <number>', 'time limit of the run (default: 3600)', wholeNumberOf)
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
        ...(askSecret && { askSecret }),
        ...(untilInterrupted && { untilInterrupted }),
      }
      finish(await run(terminal, { ...options, ...around }))
    })
}
