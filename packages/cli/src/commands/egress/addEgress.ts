import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption } from '../options.ts'
import type { EgressOptions } from './egress.ts'

/** Adds `byoa egress`. */
export const addEgress: AddCommands = (program, { terminal }, finish) => {
  program
    .command('egress')
    .description('every host and port that nodes call, how and why')
    .requiredOption('--request <file>', "the customer's request, - for standard input")
    .option('--setup <file>', 'the setup from Rescale: the blocks of the Rescale VPC')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: EgressOptions) => {
      const { egress } = await import('./egress.ts')
      finish(await egress(terminal, options))
    })
}
