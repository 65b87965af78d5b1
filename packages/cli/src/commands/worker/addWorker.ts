/** `byoa worker` on the command tree. */
import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption, storeOption, wholeNumberOf } from '../options.ts'
import { portOf, untilStopped } from '../sandbox/addSandbox.ts'
import type { WorkerCommandOptions } from './worker.ts'

/** Adds `byoa worker`. */
export const addWorker: AddCommands = (program, { terminal, now, askSecret }, finish) => {
  program
    .command('worker')
    .description("do Rescale's half of all onboardings of a store, until it is stopped")
    .addOption(storeOption('pglite: in the data folder'))
    .option('--rescale <file>', "Rescale's accounts and VPCs (a default is built in)")
    .option('--profile <name>', "the AWS profile with Rescale's credentials; absent: as the SDK")
    .option('--endpoint-url <url>', 'the endpoint to call, e.g. a sandbox; absent: AWS itself')
    .option('--concurrency <number>', 'how many onboardings to work on at once', wholeNumberOf, 8)
    .option('--port <number>', 'serve /healthz and /metrics there, 0 for any free port', portOf)
    .option('--host <address>', 'the address for --port', '127.0.0.1')
    .option('--poll-seconds <number>', 'time between polls of peerings', wholeNumberOf, 30)
    .option('--inspect-seconds <number>', 'time between inspections', wholeNumberOf, 3600)
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Omit<WorkerCommandOptions, 'now' | 'untilStopped' | 'askSecret'>) => {
      const { worker } = await import('./worker.ts')
      const around = { now, untilStopped, ...(askSecret && { askSecret }) }
      finish(await worker(terminal, { ...options, ...around }))
    })
}
